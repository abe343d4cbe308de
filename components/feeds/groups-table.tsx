import type { GroupLine } from '@/lib/feeds/reconciliation';
import { formatNumber } from '@/lib/format/number';
import { Difference, DifferenceRatio, Documents, SidesState } from './difference-cells';

type Props = { groups: readonly GroupLine[]; caption: string };

/** Vendors, each followed by its products when it has several. */
export function GroupsTable({ groups, caption }: Props) {
  return (
    <section className="vs-scroll vs-scroll--within" aria-label={caption} tabIndex={0}>
      <table className="vs-table vs-stacked vs-reconciled">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Éditeur, logiciel</th>
            <th scope="col" className="vs-num">
              Déclaré
            </th>
            <th scope="col" className="vs-num">
              Mesuré par la Cnam
            </th>
            <th scope="col" className="vs-num">
              Écart
            </th>
            <th scope="col" className="vs-num">
              Écart (%)
            </th>
            <th scope="col">État</th>
            <th scope="col" className="vs-num">
              Des deux côtés
            </th>
            <th scope="col" className="vs-num">
              Déclarés seulement
            </th>
            <th scope="col" className="vs-num">
              Mesurés seulement
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((line) => (
            <tr
              key={`${line.vendor?.code} ${line.product?.code}`}
              className={line.product ? 'vs-reconciled__product' : undefined}
            >
              <th scope="row">{line.product?.label ?? line.vendor?.label ?? 'Sans logiciel de laboratoire'}</th>
              <td className="vs-num" data-label="Déclaré">
                <Documents value={line.declared} />
              </td>
              <td className="vs-num" data-label="Mesuré par la Cnam">
                <Documents value={line.measured} />
              </td>
              <td className="vs-num" data-label="Écart">
                <Difference value={line.difference} />
              </td>
              <td className="vs-num" data-label="Écart (%)">
                <DifferenceRatio value={line.ratio} />
              </td>
              <td data-label="État">
                <SidesState of={line} />
              </td>
              <td className="vs-num vs-stacked__less">{formatNumber(line.both)}</td>
              <td className="vs-num vs-stacked__less">{formatNumber(line.declaredOnly)}</td>
              <td className="vs-num vs-stacked__less">{formatNumber(line.measuredOnly)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
