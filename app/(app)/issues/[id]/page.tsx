import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { FollowButton } from '@/components/issues/follow-button';
import { ActionsCard } from '@/components/issues/issue/actions-card';
import { AnswersCard } from '@/components/issues/issue/answers-card';
import { CommentForm } from '@/components/issues/issue/comment-form';
import { DoingsCard } from '@/components/issues/issue/doings-card';
import { EffectSection } from '@/components/issues/issue/effect-section';
import { Evidence } from '@/components/issues/issue/evidence';
import { FactsCard } from '@/components/issues/issue/facts-card';
import { IssueHeader } from '@/components/issues/issue/issue-header';
import { LabsCard } from '@/components/issues/issue/labs-card';
import { Story } from '@/components/issues/issue/story';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { parseAsWhole } from '@/lib/address-params';
import { lastCompleteMonth, today } from '@/lib/clock';
import { moveAction } from '@/lib/issues/action-actions';
import { readIssueChoices, readMentionable } from '@/lib/issues/choice-queries';
import { publishComment } from '@/lib/issues/comment-actions';
import { effectTitle, isMeasured } from '@/lib/issues/effect-words';
import { followSubject } from '@/lib/issues/follow-actions';
import { findIssue, readIssue, wasMergedInto } from '@/lib/issues/issue-queries';
import { fixText } from '@/lib/issues/issue-sentence';
import { followsIssue } from '@/lib/issues/news-queries';
import { nextDoings } from '@/lib/issues/next-doings';
import { isOpenAction } from '@/lib/issues/open-action';
import { readRowId } from '@/lib/issues/row-id';
import { doingForms } from './doing-forms';

const issueParams = {
  /** The story from its beginning. */
  order: parseAsStringLiteral(['oldest']),
  /** The effect as a table. */
  effect: parseAsStringLiteral(['table']),
  /** An issue merged into this one. */
  from: parseAsWhole(1, 999_999_999),
};
const loadParams = createLoader(issueParams);
const issueHref = createSerializer(issueParams);

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = readRowId((await params).id);
  const found = id === null ? null : await findIssue(await requireViewer(), id);
  return { title: found ? `${found.title} (n°\u00A0${found.id})` : 'Irritant' };
}

export default async function IssuePage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const id = readRowId((await params).id);
  const found = id === null ? null : await findIssue(viewer, id);
  if (!found) notFound();
  if (found.survivor !== found.id) redirect(issueHref(`/issues/${found.survivor}`, { from: found.id }));
  const { order, effect: effectView, from } = await loadParams(searchParams);
  const issue = await readIssue(viewer, found.id);
  if (!issue) notFound();
  const [triage, state] = [may(viewer, 'issues.triage'), may(viewer, 'issues.internal')];
  const open = issue.closedOn === null;
  const [choices, people, merged, following] = await Promise.all([
    triage ? readIssueChoices(issue.id) : null,
    state ? readMentionable(issue.region?.code ?? null) : null,
    from === null ? false : wasMergedInto(from, issue.id),
    viewer.userId === null ? null : followsIssue(viewer, issue.id),
  ]);
  const rights = { triage, answer: may(viewer, 'issues.answer'), comment: may(viewer, 'issues.comment') };
  const doings = nextDoings(rights, {
    state: issue.state,
    owner: issue.owner?.name ?? null,
    products: issue.products.length,
    vendors: new Set(issue.products.map(({ vendor }) => vendor.slug)).size,
    feedbacks: issue.feedbacks.all,
    fixedOn: issue.fixedOn,
    lastMonth: lastCompleteMonth(),
    openActions: issue.actions.filter(isOpenAction).length,
    answered: issue.answers.length > 0,
    effect: issue.effect && {
      title: effectTitle(issue.effect),
      measured: isMeasured(issue.effect),
      concludes: issue.effect.kind === 'measured' && issue.effect.gain !== null,
    },
  });
  const day = today();
  const here = `/issues/${issue.id}`;
  return (
    <div className="vs-issue">
      <IssueHeader issue={issue} from={merged ? from : null}>
        {following !== null && (
          <FollowButton
            subject={{ issueId: issue.id }}
            following={following}
            follow={followSubject}
            name={issue.title}
          />
        )}
      </IssueHeader>
      <div className="vs-page-grid">
        <DoingsCard doings={doings} formOf={doingForms(issue, choices, day)} />
        <div className="vs-page-grid__main">
          {issue.effect && (
            <EffectSection
              effect={issue.effect}
              fix={fixText(issue)}
              asTable={effectView === 'table'}
              hrefs={{
                chart: issueHref(here, { order }),
                table: issueHref(here, { order, effect: 'table' }),
                csv: `${here}/effect?format=csv`,
              }}
            />
          )}
          <Story
            story={issue.story}
            oldestFirst={order === 'oldest'}
            otherHref={issueHref(here, { effect: effectView, order: order === 'oldest' ? null : 'oldest' })}
          />
          {open && rights.comment && <CommentForm issueId={issue.id} publish={publishComment} people={people} />}
          <Evidence issue={issue} texts={viewer.role !== 'OBSERVER'} links={viewer.role !== 'OBSERVER'} />
        </div>
        <div className="vs-page-grid__side">
          <FactsCard issue={issue} />
          <ActionsCard issueId={issue.id} actions={issue.actions} today={day} advance={moveAction} />
          <AnswersCard answers={issue.answers} />
          <LabsCard labs={issue.labs} />
        </div>
      </div>
    </div>
  );
}
