import type { CSSProperties } from 'react';
import type { Place } from '@/lib/adoption/places';
import { formatPercent } from '@/lib/format/number';

type Props = {
  place: Place;
  /** The region of a department. */
  region: Place | null;
  /** «4 SEL sur 5». */
  textOf: (place: Place) => string;
  /** Where its tip points, in percent of the map, and whether it hangs below that. */
  at: { left: number; top: number; below: boolean };
};

/** What is under the pointer, above the map. Not heard: the links say the same. */
export function PlaceTooltip({ place, region, textOf, at }: Props) {
  // Custom properties are styles too, though React's type does not name them.
  const style = { '--at': `${at.left}%`, top: `${at.top}%` } as CSSProperties;
  return (
    <div className={at.below ? 'vs-place-tip vs-place-tip--below' : 'vs-place-tip'} style={style} aria-hidden="true">
      <p className="vs-place-tip__name">{place.name}</p>
      <p className="vs-place-tip__value">
        <span>{textOf(place)}</span> <strong>{formatPercent(place.rate)}</strong>
      </p>
      {region && (
        <p className="vs-place-tip__region">
          {region.name}
          {'\u00A0'}: {textOf(region)}
        </p>
      )}
    </div>
  );
}
