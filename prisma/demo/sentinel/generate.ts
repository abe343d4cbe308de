import type { CollectionChannel } from '../../../lib/generated/prisma/enums';
import { ACCOUNTS } from '../accounts';
import type { DemoData } from '../generate';
import { between, pick, randomFrom, shuffled } from '../random';
import { productOf } from '../vendors';
import { ago, instant } from './days';
import { eventsOf } from './events';
import { chosenLabs, documentsByMonth } from './labs';
import { meetingsOf } from './meetings';
import { commenter, fieldPerson, personOf, REGION_NAMES } from './people';
import type {
  Sentinel,
  SentinelAction,
  SentinelAnswer,
  SentinelComment,
  SentinelFeedback,
  SentinelIssue,
} from './rows';
import { STORIES } from './stories';
import { REJECTED, WAITING } from './unattached';

const FIRST_ISSUE = 98;
const FIRST_FEEDBACK = 831;
const FIRST_SAID = 3; // feedbacks that an issue is opened from, at most
const CHANNELS: readonly CollectionChannel[] = [
  'GRADES_ARS',
  'VISIT',
  'INTERVIEW',
  'CIS_CPAM',
  'COSUI',
  'DEMO',
  'GIPS_BION',
];

const clientKey = (n: number) => `01856aa0-c800-7000-9000-${n.toString(16).padStart(12, '0')}`;

/** Everything that the sentinel operation of the demo holds; consistent with the demo's labs and feeds. Pure, the same at each run. */
export function generateSentinel(data: DemoData): Sentinel {
  const random = randomFrom(6_118);
  const sums = documentsByMonth(data.counts);
  const labByFiness = new Map(data.labs.map((lab) => [lab.finess, lab]));
  const ordered = [...STORIES].sort((a, b) => b.opened - a.opened);
  const numberOf = new Map(ordered.map(({ title }, i) => [title, FIRST_ISSUE + i]));
  const issues: SentinelIssue[] = ordered.map((story, i) => ({
    id: FIRST_ISSUE + i,
    story,
    labs: chosenLabs(random, data, sums, story).map(({ finess }) => finess),
    openedOn: ago(story.opened),
    mergedInto: story.mergedInto === undefined ? null : (numberOf.get(story.mergedInto) ?? null),
  }));

  const drafts: Omit<SentinelFeedback, 'id' | 'clientKey'>[] = [];
  for (const { id, story, labs } of issues) {
    for (let n = 0; n < story.feedbacks; n++) {
      const lab = labByFiness.get(labs[n % Math.max(1, labs.length)] ?? '');
      const region = lab?.region ?? story.region ?? '11';
      const until = (story.fixed ?? story.closed?.on ?? 0) + 1;
      // The first say it before the issue is opened; «moi aussi» can only be said of one that is; the last may confirm a fix.
      const after = story.confirmed && n === story.texts.length - 1;
      const day = after
        ? Math.max(1, (story.fixed ?? 0) - 60)
        : n < Math.min(FIRST_SAID, story.texts.length)
          ? story.opened + between(random, 0, 6)
          : between(random, until, story.opened - 1);
      const body = story.texts[n] ?? '';
      const at = instant(ago(day), between(random, 6, 16), between(random, 0, 59));
      drafts.push({
        person: fieldPerson(random, region),
        region,
        lab: lab?.finess ?? null,
        product: story.also && lab ? (data.systems.get(lab.finess) ?? null) : story.product,
        category: story.category === 'DIFF-INS-QUAL' ? 'DIFF-INS-ORG' : story.category,
        severity: story.severity,
        channel: pick(random, CHANNELS),
        body,
        meToo: body === '',
        state: 'ATTACHED',
        issue: id,
        reason: null,
        at,
        qualifiedAt: body === '' ? at : instant(ago(Math.min(day, story.opened)), 17, between(random, 0, 59)),
      });
    }
  }
  const alone = (region: string, product: string | null) =>
    shuffled(random, data.labs).find(
      (lab) => lab.region === region && (product === null || data.systems.get(lab.finess) === product),
    )?.finess ?? null;
  for (const { age, region, product, ...rest } of WAITING) {
    drafts.push({
      ...rest,
      person: fieldPerson(random, region),
      region,
      product,
      lab: alone(region, product),
      channel: 'GRADES_ARS',
      meToo: false,
      state: 'TO_QUALIFY',
      issue: null,
      reason: null,
      at: instant(ago(age), 7, between(random, 0, 59)),
      qualifiedAt: null,
    });
  }
  for (const { age, region, ...rest } of REJECTED) {
    const account = ACCOUNTS.find((one) => one.region === region);
    drafts.push({
      ...rest,
      person: { id: account?.id ?? null, name: account?.name ?? '', org: `ARS ${REGION_NAMES[region] ?? ''}` },
      region,
      product: null,
      lab: alone(region, null),
      severity: 'WORKAROUND',
      channel: 'GRADES_ARS',
      meToo: false,
      state: 'REJECTED',
      issue: null,
      at: instant(ago(age), 9, 12),
      qualifiedAt: instant(ago(age - 1), 10, 30),
    });
  }
  const feedbacks = drafts
    .sort((a, b) => a.at.localeCompare(b.at))
    .map((draft, i) => ({ ...draft, id: FIRST_FEEDBACK + i, clientKey: clientKey(i + 1) }));

  const actions = issues.flatMap(({ id, story }) => (story.actions ?? []).map((action) => ({ ...action, issue: id })));
  const numbered: SentinelAction[] = actions
    .sort((a, b) => b.made - a.made)
    .map((action, i) => ({ ...action, id: i + 1, item: null }));
  const answers: SentinelAnswer[] = issues
    .flatMap(({ id, story }) =>
      (story.answers ?? []).map((answer) => ({
        ...answer,
        issue: id,
        person: personOf({ kind: 'VENDOR', vendor: productOf(story.product ?? '').vendor }),
        vendor: productOf(story.product ?? '').vendor,
      })),
    )
    .map((answer, i) => ({ ...answer, id: i + 1 }));
  const comments: SentinelComment[] = issues
    .flatMap(({ id, story }) =>
      (story.comments ?? []).map(({ body, internal = false, on, by }) => ({
        issue: id,
        person: commenter(by, story),
        body,
        internal,
        at: instant(ago(on), 9, 40),
      })),
    )
    .map((comment, i) => ({ ...comment, id: i + 1 }));

  const meetings = meetingsOf(issues, numbered);
  const events = issues.flatMap((issue) =>
    eventsOf(issue, issues, { feedbacks, actions: numbered, answers, comments }),
  );
  return {
    issues,
    feedbacks,
    events: events.sort((a, b) => a.at.localeCompare(b.at)),
    actions: numbered,
    answers,
    comments,
    meetings,
  };
}
