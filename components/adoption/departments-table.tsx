import Link from 'next/link';
import type { Place } from '@/lib/adoption/places';
import { formatNumber, formatPercent } from '@/lib/format/number';

type Props = {
  caption: string;
  counted: string;
  departments: readonly Place[];
  regions: readonly Place[];
  hrefOf: (place: Place) => string;
  labsOf: (place: Place) => string | null;
};

/** The map as a table: each department with its region. */
export function DepartmentsTable({ caption, counted, departments, regions, hrefOf, labsOf }: Props) {
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  return (
    <div className="vs-scroll">
      <table className="vs-table vs-departments">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Département</th>
            <th scope="col" className="vs-departments__region">
              Région
            </th>
            <th scope="col" className="vs-num">
              Oui
            </th>
            <th scope="col" className="vs-num">
              {counted}
            </th>
            <th scope="col" className="vs-num">
              Part
            </th>
          </tr>
        </thead>
        <tbody>
          {departments.map((place) => {
            const labs = labsOf(place);
            const part = formatNumber(place.part);
            const unknown = place.part === null ? 'vs-num vs-unknown' : 'vs-num';
            return (
              <tr key={place.code}>
                <th scope="row">
                  <Link href={hrefOf(place)} scroll={false} prefetch={false}>
                    {place.code} {place.name}
                  </Link>
                </th>
                <td className="vs-departments__region">{names.get(place.region)}</td>
                <td className={unknown}>
                  {labs !== null && place.part !== null ? (
                    <Link href={labs} prefetch={false}>
                      {part}
                    </Link>
                  ) : (
                    part
                  )}
                </td>
                <td className="vs-num">{formatNumber(place.whole)}</td>
                <td className={unknown}>{formatPercent(place.rate)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
