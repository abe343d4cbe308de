import Link from 'next/link';
import type { CSSProperties } from 'react';
import type { Place } from '@/lib/adoption/places';
import { formatNumber, formatPercent, NO_DATA } from '@/lib/format/number';
import { classNameOf } from './classes';
import type { Mark, OnMark } from './marks';

type Props = {
  /** Heard as the table's name. */
  caption: string;
  /** «Région» or «Département». */
  head: string;
  /** What is counted: «SEL», «Laboratoires». */
  counted: string;
  groups: { title: string | null; places: readonly Place[] }[];
  /** The rate of France, drawn through all rows. */
  france: number | null;
  mark: Mark | null;
  /** The department that is looked at. */
  current: string | null;
  onMark: OnMark;
  markOf: (place: Place) => Mark;
  hrefOf: (place: Place) => string;
  /** The list of the labs behind a row; null: not for this viewer. */
  labsOf: (place: Place) => string | null;
};

/** Places by their rate, highest first, in the colours of the map. */
export function Ranking({
  caption,
  head,
  counted,
  groups,
  france,
  mark,
  current,
  onMark,
  markOf,
  hrefOf,
  labsOf,
}: Props) {
  // Custom properties are styles too, though React's type does not name them.
  const style = { '--france': france ?? 0 } as CSSProperties;
  const isMarked = (place: Place) => {
    const own = markOf(place);
    return own.department === null ? mark?.region === own.region : mark?.department === own.department;
  };
  return (
    <table className={france === null ? 'vs-ranking vs-ranking--alone' : 'vs-ranking'} style={style}>
      <caption className="fr-sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="vs-ranking__reference">
            {france !== null && <span>France {formatPercent(france)}</span>}
          </th>
          <th scope="col" className="vs-num">
            Part
          </th>
          <th scope="col" className="vs-num">
            {counted}
          </th>
        </tr>
      </thead>
      {groups.map(({ title, places }) => (
        <tbody key={title ?? ''}>
          {title !== null && places.length > 0 && (
            <tr className="vs-ranking__group">
              <th scope="rowgroup" colSpan={4}>
                {title}
              </th>
            </tr>
          )}
          {places.map((place) => {
            const labs = labsOf(place);
            const count =
              place.part === null ? NO_DATA : `${formatNumber(place.part)}\u00A0/\u00A0${formatNumber(place.whole)}`;
            return (
              <tr
                key={place.code}
                className={isMarked(place) || place.code === current ? 'vs-ranking__row--marked' : undefined}
                onMouseEnter={() => onMark(markOf(place))}
                onMouseLeave={() => onMark(null)}
              >
                <th scope="row">
                  <Link
                    href={hrefOf(place)}
                    scroll={false}
                    prefetch={false}
                    onFocus={() => onMark(markOf(place))}
                    onBlur={() => onMark(null)}
                  >
                    {place.name}
                  </Link>
                </th>
                <td className="vs-ranking__track" aria-hidden="true">
                  <span
                    className={`vs-ranking__bar ${classNameOf(place.rate)}`}
                    style={{ '--rate': place.rate ?? 0.25 } as CSSProperties}
                  />
                </td>
                <td className={place.rate === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatPercent(place.rate)}</td>
                <td className={place.part === null ? 'vs-num vs-unknown' : 'vs-num'}>
                  {labs !== null && place.part !== null ? (
                    <Link href={labs} prefetch={false}>
                      {count}
                      <span className="fr-sr-only">, voir la liste</span>
                    </Link>
                  ) : (
                    count
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}
