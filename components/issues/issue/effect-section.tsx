import Link from 'next/link';
import { type Effect, type EffectSide, effectAsOf, effectDefinition } from '@/lib/figures/effect';
import { formatDate, formatMonth } from '@/lib/format/date';
import { formatNumber, NO_DATA } from '@/lib/format/number';
import { effectChanges, effectNote, effectSources, effectSubtitle, effectTitle } from '@/lib/issues/effect-words';
import { EffectChart } from './effect-chart';
import { effectSeries, type Measured } from './effect-points';

type Props = {
  effect: Effect;
  /** «version 4.2, le 11/07/2023». */
  fix: string;
  /** The table instead of the chart. */
  asTable: boolean;
  hrefs: { chart: string; table: string; csv: string };
};

const PHASES = { before: 'avant', fix: 'mois du correctif', after: 'après', waiting: 'en attente' };

function SideCells({ side }: { side: EffectSide | null }) {
  const incomplete = side !== null && side.documents === null;
  return (
    <>
      <td className="vs-num">{formatNumber(side?.documents ?? null)}</td>
      <td className="vs-num">
        {side?.index == null ? <span className="vs-unknown">{NO_DATA}</span> : formatNumber(side.index, 1)}
        {incomplete && ` (${side.reported} sur ${side.labs})`}
      </td>
    </>
  );
}

function EffectTable({ effect }: { effect: Measured }) {
  const compared = effect.months.some(({ comparable }) => comparable !== null);
  return (
    <div className="vs-scroll">
      <table className="vs-table">
        <caption>Documents DMP par mois, autour du correctif</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col" className="vs-num">
              Concernés
            </th>
            <th scope="col" className="vs-num">
              Indice
            </th>
            {compared && (
              <>
                <th scope="col" className="vs-num">
                  Comparables
                </th>
                <th scope="col" className="vs-num">
                  Indice
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {effect.months.map(({ month, phase, concerned, comparable }) => (
            <tr key={month}>
              <th scope="row">
                {formatMonth(month)}, {PHASES[phase]}
              </th>
              <SideCells side={concerned} />
              {compared && <SideCells side={comparable} />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Views({ asTable, hrefs }: Pick<Props, 'asTable' | 'hrefs'>) {
  return (
    <nav className="vs-tabs" aria-label="Vue de l’effet du correctif">
      <ul>
        <li>
          <Link href={hrefs.chart} aria-current={asTable ? undefined : 'true'} scroll={false} prefetch={false}>
            Graphique
          </Link>
        </li>
        <li>
          <Link href={hrefs.table} aria-current={asTable ? 'true' : undefined} scroll={false} prefetch={false}>
            Tableau
          </Link>
        </li>
      </ul>
    </nav>
  );
}

/** How it is measured, for who wants to check. */
function Method() {
  const { formula, perimeter, sources } = effectDefinition;
  return (
    <details className="vs-issue-more">
      <summary>Comment c’est calculé</summary>
      <p className="vs-mention">{formula}</p>
      <p className="vs-mention">{perimeter}</p>
      <p className="vs-mention">{sources}</p>
    </details>
  );
}

/** Whether the fix has moved the figures: the concerned labs before and after it, beside comparable ones. */
export function EffectSection({ effect, fix, asTable, hrefs }: Props) {
  const measured = effect.kind === 'measured' ? effect : null;
  const drawable = measured !== null && effectSeries(measured).length > 0;
  const asOf = measured && effectAsOf(measured);
  const changes = measured && effectChanges(measured);
  return (
    <section className="vs-page-card vs-issue-card" aria-labelledby="effect-title" id="effet">
      <div className="vs-issue-card__head">
        <div>
          <h2 id="effect-title">{effectTitle(effect)}</h2>
          {measured && <p className="vs-mention">{effectSubtitle(measured)}</p>}
        </div>
        {drawable && <Views asTable={asTable} hrefs={hrefs} />}
      </div>
      {effect.kind === 'too-soon' && (
        <p>
          Correctif{'\u00A0'}: {fix}. L’effet se mesurera à partir du {formatDate(effect.from)}, sur deux mois pleins.
        </p>
      )}
      {measured && (
        <>
          {drawable && !asTable ? (
            <EffectChart
              label={`${effectTitle(effect)}. ${changes ?? ''} Les mêmes données sont en tableau.`}
              effect={measured}
              fix={fix}
            />
          ) : (
            <EffectTable effect={measured} />
          )}
          {changes && <p className="vs-issue__changes">{changes}</p>}
          <div className="vs-frame__foot">
            <p className="vs-frame__source">
              {effectNote(measured)} Source{'\u00A0'}: {effectSources(measured)}.
              {asOf && ` Arrêté au ${formatDate(asOf)}.`}
            </p>
            <a href={hrefs.csv} download>
              Télécharger (CSV)
            </a>
          </div>
        </>
      )}
      <Method />
    </section>
  );
}
