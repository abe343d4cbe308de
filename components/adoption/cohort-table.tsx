import type { CSSProperties } from 'react';
import type { Cohort, CohortStep } from '@/lib/figures/cohorts';
import { formatMonth } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';

// Left out where there is no room: the first, the middle and the last steps say enough.
const BETWEEN = [3, 9];

type Props = {
  caption: string;
  /** What is counted: «SEL», «Laboratoires». */
  counted: string;
  cohorts: readonly Cohort[];
  /** All of them together, each step over the cohorts that have reached it. */
  all: readonly (CohortStep & { labs: number })[];
};

const columnClass = (after: number) => (BETWEEN.includes(after) ? 'vs-cohorts__between' : '');

/** `of`: the labs asked, where they are not those of the line. */
function Step({ step: { after, fed, share }, of }: { step: CohortStep; of?: number }) {
  if (share === null) return <td className={`vs-num vs-cohorts__future ${columnClass(after)}`}>à venir</td>;
  return (
    <td className={`vs-num vs-cohorts__step ${columnClass(after)}`} style={{ '--rate': share } as CSSProperties}>
      {formatPercent(share, 0)}{' '}
      <span className="vs-cohorts__count">
        ({formatNumber(fed)}
        {of !== undefined && ` sur\u00A0${formatNumber(of)}`})
      </span>
    </td>
  );
}

/** Labs by the month of their first order: how many had fed when the order was signed, then three months later, and so on. */
export function CohortTable({ caption, counted, cohorts, all }: Props) {
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
              <td className="vs-num">{formatNumber(labs)}</td>
              {steps.map((step) => (
                <Step key={step.after} step={step} />
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
