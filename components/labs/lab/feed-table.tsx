import { formatMonth } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { PeerPoint } from './peer-points';

function Value({ value }: { value: number | null }) {
  return <td className={value === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatNumber(value)}</td>;
}

/** The chart's data: one row a month, the newest first. */
export function FeedTable({ caption, points }: { caption: string; points: PeerPoint[] }) {
  return (
    <section className="vs-scroll" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col" className="vs-num">
              Documents
            </th>
            <th scope="col" className="vs-num">
              N1
            </th>
            <th scope="col" className="vs-num">
              N3
            </th>
            <th scope="col" className="vs-num">
              Sites déclarants
            </th>
            <th scope="col" className="vs-num">
              Médiane des pairs
            </th>
            <th scope="col" className="vs-num">
              Moitié centrale
            </th>
            <th scope="col" className="vs-num">
              Pairs qui alimentent
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ month, documents, n1, n3, sites, median, low, high, peers }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month)}</th>
              <Value value={documents} />
              <Value value={n1} />
              <Value value={n3} />
              <td className="vs-num">{sites ? `${sites.reported} sur ${sites.open}` : '–'}</td>
              <Value value={median} />
              <td className={low === null ? 'vs-num vs-unknown' : 'vs-num'}>
                {low === null ? formatNumber(null) : `${formatNumber(low)} à ${formatNumber(high)}`}
              </td>
              <Value value={peers} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
