import Link from 'next/link';
import type { CSSProperties, ReactNode } from 'react';
import type { Cohort, CohortStep } from '@/lib/figures/cohorts';
import { formatMonth } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import { addMonths, type Month } from '@/lib/month';

// Left out where there is no room: the first, the middle and the last steps say enough.
const BETWEEN = [3, 9];

type Props = {
  caption: string;
  /** What is counted: «SEL», «Laboratoires». */
  counted: string;
  cohorts: readonly Cohort[];
  /** All of them together, each step over the cohorts that have reached it. */
  all: readonly (CohortStep & { labs: number })[];
  /** The list of the labs of a cohort, or of those that had fed by a month; null for who may not list them. */
  hrefOf: (orderedIn: Month, fedBy: Month | null) => string | null;
};

function Counted({ href, children }: { href: string | null; children: ReactNode }) {
  return href === null ? children : <Link href={href}>{children}</Link>;
}

const columnClass = (after: number) => (BETWEEN.includes(after) ? 'vs-cohorts__between' : '');

/** `of`: the labs asked, where they are not those of the line. */
function Step({
  step: { after, fed, share },
  of,
  href = null,
}: {
  step: CohortStep;
  of?: number;
  href?: string | null;
}) {
  if (share === null) return <td className={`vs-num vs-cohorts__future ${columnClass(after)}`}>à venir</td>;
  return (
    <td className={`vs-num vs-cohorts__step ${columnClass(after)}`} style={{ '--rate': share } as CSSProperties}>
      {formatPercent(share, 0)}{' '}
      <span className="vs-cohorts__count">
        (<Counted href={href}>{formatNumber(fed)}</Counted>
        {of !== undefined && ` sur\u00A0${formatNumber(of)}`})
      </span>
    </td>
  );
}

/** Labs by the month of their first order: how many had fed when the order was signed, then three months later, and so on. */
export function CohortTable({ caption, counted, cohorts, all, hrefOf }: Props) {
  return (
    <div className="vs-scroll">
      <table className="vs-table vs-cohorts">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Première commande</th>
            <th scope="col" className="vs-num">
              {counted}
            </th>
            {all.map(({ after }) => (
              <th key={after} scope="col" className={`vs-num ${columnClass(after)}`}>
                {after === 0 ? 'Dans le mois' : `+${after}\u00A0mois`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ month, labs, steps }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month)}</th>
              <td className="vs-num">
                <Counted href={hrefOf(month, null)}>{formatNumber(labs)}</Counted>
              </td>
              {steps.map((step) => (
                <Step key={step.after} step={step} href={hrefOf(month, addMonths(month, step.after))} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Ensemble</th>
            <td className="vs-num">{formatNumber(cohorts.reduce((sum, { labs }) => sum + labs, 0))}</td>
            {all.map((step) => (
              <Step key={step.after} step={step} of={step.labs} />
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
