import Link from 'next/link';
import { formatNumber } from '@/lib/format/number';
import type { CrossCell, CrossTable } from '@/lib/issues/cross-table';
import { type CrossAxis, issuesHref, type LogParams } from '@/lib/issues/search-params';
import { LogExports } from './log-exports';

const AXIS_WORDS: { readonly [axis in CrossAxis]: string } = {
  vendor: 'éditeur',
  product: 'logiciel',
  region: 'région',
};

const NOTES: { readonly [axis in CrossAxis]: string } = {
  vendor: 'Un irritant qui touche deux éditeurs compte dans chaque colonne, une fois dans le total.',
  product: 'Un irritant qui touche deux logiciels compte dans chaque colonne, une fois dans le total.',
  region:
    'Un irritant compte dans sa région et dans celle de chaque laboratoire concerné, une fois dans le total\u202F; un irritant national, dans toutes celles de ses laboratoires. Les EJ d’une cellule sont celles de la région.',
};

/** A phone leaves out what counts nothing. */
const classOf = (value: CrossCell | null) =>
  value === null || value.issues === 0 ? 'vs-num vs-stacked__less' : 'vs-num';

type Props = { cross: CrossTable; params: LogParams; axes: readonly CrossAxis[] };

/** The log by category and by vendor, product or region: each cell leads to the issues that it counts. */
export function CrossView({ cross, params, axes }: Props) {
  const { axis, columns, rows, totals, total } = cross;
  const hrefOf = (change: Partial<LogParams>) =>
    issuesHref('/issues', { ...params, view: 'table', axis: null, page: 1, ...change });
  const cell = (value: CrossCell | null, href: string, name: string) =>
    value === null || value.issues === 0 ? (
      <span className="vs-unknown">
        <span aria-hidden="true">–</span>
        <span className="fr-sr-only">aucun</span>
      </span>
    ) : (
      <>
        <Link href={href} prefetch={false}>
          {formatNumber(value.issues)}
          <span className="fr-sr-only">{` irritant${value.issues >= 2 ? 's' : ''}, ${name}`}</span>
        </Link>
        <span className="vs-cross__labs">{formatNumber(value.legalEntities)}&nbsp;EJ</span>
      </>
    );
  return (
    <div className="vs-issues">
      <div className="vs-issues__tools">
        <ul className="vs-cross__axes" aria-label="Colonnes du tableau croisé">
          {axes.map((one) => (
            <li key={one}>
              <Link
                href={issuesHref('/issues', { ...params, axis: one })}
                aria-current={one === axis ? 'true' : undefined}
                prefetch={false}
                scroll={false}
              >
                Par {AXIS_WORDS[one]}
              </Link>
            </li>
          ))}
        </ul>
        <LogExports params={params} />
      </div>
      <section className="vs-scroll" aria-label={`Irritants par catégorie et par ${AXIS_WORDS[axis]}`} tabIndex={0}>
        <table className="vs-table vs-stacked vs-cross">
          <caption className="fr-sr-only">Nombre d’irritants et d’EJ par catégorie et par {AXIS_WORDS[axis]}</caption>
          <thead>
            <tr>
              <th scope="col">Catégorie</th>
              {columns.map(({ key, label }) => (
                <th key={key} scope="col" className="vs-num">
                  {label}
                </th>
              ))}
              <th scope="col" className="vs-num">
                Total
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ category, cells, total: all }) => (
              <tr key={category.code}>
                <th scope="row">{category.label}</th>
                {columns.map(({ key, label }, i) => (
                  <td key={key} className={classOf(cells[i] ?? null)} data-label={label}>
                    {cell(
                      cells[i] ?? null,
                      hrefOf({ category: category.code, [axis]: key }),
                      `${category.label}, ${label}`,
                    )}
                  </td>
                ))}
                <td className="vs-num vs-cross__total" data-label="Total">
                  {cell(all, hrefOf({ category: category.code }), category.label)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total, chacun une fois</th>
              {columns.map(({ key, label }, i) => (
                <td key={key} className={classOf(totals[i] ?? null)} data-label={label}>
                  {cell(totals[i] ?? null, hrefOf({ [axis]: key }), label)}
                </td>
              ))}
              <td className="vs-num vs-cross__total" data-label="Total">
                {cell(total, hrefOf({}), 'en tout')}
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="vs-mention">{NOTES[axis]}</p>
    </div>
  );
}
