import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDate } from '@/lib/format/date';
import { formatCount, formatNumber, NO_DATA } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import type { IssueDetail } from '@/lib/issues/issue';
import { versionsText } from '@/lib/issues/issue-sentence';
import { PRIORITY_WORDS } from '@/lib/issues/priority';
import { STAGE_OF, STAGE_WORDS, STATE_WORDS } from '@/lib/issues/words';
import { LateSign, SeverityMark } from '../severity-mark';

function Due({ dueOn, lateDays }: Pick<IssueDetail, 'dueOn' | 'lateDays'>) {
  if (dueOn === null) return 'aucune';
  if (lateDays === null) return formatDate(dueOn);
  return (
    <span className="vs-late">
      <LateSign /> {formatDate(dueOn)}, {formatCount(lateDays, 'jour')} de retard
    </span>
  );
}

function weightText({ weight: { legalEntities, documents } }: IssueDetail): string {
  return `${formatNumber(legalEntities)}\u00A0EJ · ${documents === null ? NO_DATA : formatNumber(documents)}\u00A0docs/mois`;
}

/** «19, dont « moi aussi » 12». */
function feedbackText({ feedbacks: { all, meToo } }: IssueDetail): string {
  return meToo === 0 ? formatNumber(all) : `${formatNumber(all)}, dont «\u00A0moi aussi\u00A0» ${formatNumber(meToo)}`;
}

/** The facts of an issue. */
export function FactsCard({ issue }: { issue: IssueDetail }) {
  const { state, owner, follower, rank, severity, products, openedOn, closedOn, age, absorbed, statement } = issue;
  const state3 = `${STAGE_WORDS[STAGE_OF[state]]}, ${inSentence(STATE_WORDS[state])}`;
  const facts: [string, ReactNode][] = [
    ['État', <strong key="state">{state3}</strong>],
    ['Porteur', owner?.name ?? 'à désigner'],
    ['Suivi par', follower ? `${follower.name}${follower.id === null ? '' : ', DNS'}` : 'personne'],
    ['Échéance', <Due key="due" {...issue} />],
    ['Poids', <strong key="weight">{weightText(issue)}</strong>],
    ...(rank ? ([['Priorité', `${rank.at} sur ${rank.of}`]] as [string, ReactNode][]) : []),
    ['Gravité', <SeverityMark key="severity" severity={severity} />],
    ['Versions', versionsText(products) ?? NO_DATA],
    ['Remontées', feedbackText(issue)],
    ['Ouvert', `le ${formatDate(openedOn)}, ${formatCount(age, 'jour')}`],
    ...(closedOn ? ([['Clos', `le ${formatDate(closedOn)}`]] as [string, ReactNode][]) : []),
  ];
  return (
    <section className="vs-page-card vs-issue-card" aria-labelledby="facts-title">
      <h2 id="facts-title">L’essentiel</h2>
      {statement !== '' && <p className="vs-issue__statement">{statement}</p>}
      <dl className="vs-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {absorbed.length > 0 && (
        <>
          <h3>Doublons réunis ici</h3>
          <ul className="vs-plain vs-issue-list">
            {absorbed.map(({ id, title }) => (
              <li key={id}>
                n°{'\u00A0'}
                {id}, {title}
              </li>
            ))}
          </ul>
        </>
      )}
      {rank && <p className="vs-mention">{PRIORITY_WORDS}</p>}
      {products.length > 0 && (
        <p className="vs-mention">
          Éditeurs{'\u00A0'}:{' '}
          {[...new Map(products.map(({ vendor }) => [vendor.slug, vendor])).values()].map(({ slug, name }, i) => (
            <span key={slug}>
              {i > 0 && ', '}
              <Link href={`/vendors/${slug}`}>{name}</Link>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
