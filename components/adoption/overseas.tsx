import Link from 'next/link';
import type { Place } from '@/lib/adoption/places';
import { UnknownHatch } from './area';
import { classNameOf } from './classes';
import { countText } from './count-text';
import { markOf, type OnMark } from './marks';
import { Outline } from './outline';
import boxes from './outlines.json';

const SIZE = 56;
const HATCH_STEP = 6;
const MARGIN = 20;

type Props = {
  /** The departments overseas, each a region too. */
  places: readonly Place[];
  labelOf: (place: Place) => string;
  hrefOf: (place: Place, kind: 'department' | 'region') => string;
  onMark: OnMark;
};

/** The five departments overseas, each at its own scale, with its counts. */
export function Overseas({ places, labelOf, hrefOf, onMark }: Props) {
  return (
    <ul className="vs-overseas" aria-label="Outre-mer">
      {places.map((place) => (
        <li key={place.code}>
          <Link
            href={hrefOf(place, 'department')}
            aria-label={labelOf(place)}
            scroll={false}
            prefetch={false}
            onMouseEnter={() => onMark(markOf(place))}
            onMouseLeave={() => onMark(null)}
            onFocus={() => onMark(markOf(place))}
            onBlur={() => onMark(null)}
          >
            <OverseasShape place={place} />
            <span className="vs-overseas__name">{place.name}</span>
            <span className="vs-overseas__count">{countText(place)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The shape of a department overseas, in the colour of its rate. */
export function OverseasShape({ place }: { place: Place }) {
  const [, , width = 0, height = 0] = (boxes.overseas as { [code: string]: number[] })[place.code] ?? [];
  const view = `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`;
  const hatch = `vs-unknown-${place.code}`;
  return (
    <svg className="vs-overseas__shape" viewBox={view} aria-hidden="true" focusable="false">
      <UnknownHatch id={hatch} unit={(HATCH_STEP * 1000) / SIZE} />
      <g
        className={`vs-area ${classNameOf(place.rate)}`}
        style={place.rate === null ? { fill: `url(#${hatch})` } : undefined}
      >
        <Outline of="department" code={place.code} />
      </g>
    </svg>
  );
}
