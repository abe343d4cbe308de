import Link from 'next/link';
import type { ReactNode } from 'react';
import type { IssueDetail } from '@/lib/issues/issue';
import { issueSentence, productText } from '@/lib/issues/issue-sentence';
import { OTHER_VENDOR } from '@/lib/issues/mask';
import { STAGE_WORDS } from '@/lib/issues/words';
import { SeverityMark } from '../severity-mark';

type Props = {
  issue: IssueDetail;
  /** Number of an issue that was merged into this one, and that the reader had asked for; null: none. */
  from: number | null;
  /** The button that follows the issue. */
  children?: ReactNode;
};

const ICONS = { done: 'fr-icon-checkbox-circle-fill', current: 'fr-icon-line-chart-line', next: 'fr-icon-time-line' };

/** What the issue is, where it stands in a sentence, and its three stages. */
export function IssueHeader({ issue, from, children }: Props) {
  const { id, title, category, products, otherProducts, severity, region, steps } = issue;
  const { lead, rest } = issueSentence(issue);
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/">Accueil</Link> › <Link href="/issues">Irritants</Link> › Irritant n°{'\u00A0'}
        {id}
      </nav>
      {from !== null && (
        <p className="vs-issue__note fr-icon-information-line" role="status">
          L’irritant n°{'\u00A0'}
          {from} était en double{'\u00A0'}: il a été réuni avec celui-ci.
        </p>
      )}
      <div className="vs-issue__chips">
        <span className="vs-issue__chip">{category.shortLabel}</span>
        {products.map((product) => (
          <span key={product.code} className="vs-issue__chip">
            {productText(product)}
          </span>
        ))}
        {otherProducts > 0 && <span className="vs-issue__chip">{OTHER_VENDOR}</span>}
        <span className="vs-issue__chip">{region ? region.name : 'National'}</span>
        <SeverityMark severity={severity} />
      </div>
      <div className="vs-issue__top">
        <h1>{title}</h1>
        {children}
      </div>
      <p className="vs-issue__sentence">
        <strong>{lead}</strong> {rest}
      </p>
      <ol className="vs-issue-stages" aria-label="Étapes">
        {steps.map(({ stage, standing, text }, i) => (
          <li
            key={stage}
            className={`vs-issue-stages__step vs-issue-stages__step--${standing} ${ICONS[standing]}`}
            aria-current={standing === 'current' ? 'step' : undefined}
          >
            <span>
              <strong>
                {i + 1}. {STAGE_WORDS[stage]}
              </strong>
              {standing === 'done' && <span className="fr-sr-only"> (faite)</span>}
              <span className="vs-issue-stages__text">{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
