import Link from 'next/link';
import type { Place } from '@/lib/adoption/places';
import { classNameOf } from './classes';
import type { Mark, OnMark } from './marks';
import { Outline } from './outline';

type Props = {
  place: Place;
  kind: 'department' | 'region';
  /** What is heard: «Finistère, 4 SEL sur 5, 80,0 %». */
  label: string;
  href: string;
  /** Of the pattern that says «n.d.» in this drawing. */
  hatch: string;
  current?: boolean;
  onMark: OnMark;
};

/** A place on the map: its shape in the colour of its rate, a link one step down. */
export function Area({ place, kind, label, href, hatch, current = false, onMark }: Props) {
  const mark: Mark = { region: place.region, department: kind === 'department' ? place.code : null };
  return (
    <Link
      href={href}
      className={`vs-area ${classNameOf(place.rate)}`}
      style={place.rate === null ? { fill: `url(#${hatch})` } : undefined}
      aria-label={label}
      aria-current={current ? 'true' : undefined}
      scroll={false}
      prefetch={false}
      onMouseEnter={(event) => onMark(mark, event.currentTarget)}
      onFocus={(event) => onMark(mark, event.currentTarget)}
      onBlur={() => onMark(null)}
    >
      <Outline of={kind} code={place.code} />
    </Link>
  );
}

/** The hatch of what is not known, leaning away from that of what is incomplete. `unit`: what 6 px are in the drawing. */
export function UnknownHatch({ id, unit }: { id: string; unit: number }) {
  return (
    <defs>
      <pattern id={id} width={unit} height={unit} patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width={unit} height={unit} fill="#fff" />
        <rect width={unit / 4} height={unit} fill="#929292" />
      </pattern>
    </defs>
  );
}
