import Link from 'next/link';
import { useRef, useState } from 'react';
import type { Place } from '@/lib/adoption/places';
import type { Adoption } from '@/lib/adoption/queries';
import { FranceMap, ParisInset } from './france-map';
import type { Mark, OnMark } from './marks';
import { Overseas, OverseasShape } from './overseas';
import { PlaceTooltip } from './place-tooltip';
import { Scale } from './scale';

const NEAR_TOP = 22; // percent of the map, under which a tooltip hangs below its place

type Props = {
  caption: string;
  departments: readonly Place[];
  regions: readonly Place[];
  by: 'department' | 'region';
  byHrefs: { department: string; region: string };
  focus: Adoption['focus'];
  mark: Mark | null;
  onMark: (mark: Mark | null) => void;
  /** «4 SEL sur 5». */
  countOf: (place: Place) => string;
  /** «Finistère, 4 SEL sur 5, 80,0 %». */
  labelOf: (place: Place) => string;
  hrefOf: (place: Place, kind: 'department' | 'region') => string;
  regionOf: (place: Place) => Place | null;
};

type Tip = { place: Place['code']; isRegion: boolean; left: number; top: number; below: boolean };

/** The map with its scale, its insets and the place under the pointer. */
export function MapPanel(props: Props) {
  const { caption, departments, regions, by, byHrefs, focus, mark, onMark, countOf, labelOf, hrefOf, regionOf } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const region = focus.region;

  const onMarkOfMap: OnMark = (next, at) => {
    onMark(next);
    const box = frame.current?.getBoundingClientRect();
    if (!next || !at || !box) return setTip(null);
    const place = at.getBoundingClientRect();
    const top = (100 * (place.top - box.top)) / box.height;
    const below = top < NEAR_TOP;
    setTip({
      place: next.department ?? next.region,
      isRegion: next.department === null,
      left: (100 * (place.left + place.width / 2 - box.left)) / box.width,
      top: below ? (100 * (place.bottom - box.top)) / box.height : top,
      below,
    });
  };
  const tipPlace = tip && (tip.isRegion ? regions : departments).find(({ code }) => code === tip.place);
  const drawing = { departments, mark, onMark: onMarkOfMap, labelOf, hrefOf };
  const overseas = departments.filter((place) => place.overseas);

  return (
    <section className="vs-adoption__map" aria-labelledby="map-title">
      <div className="vs-adoption__head">
        <div>
          <h2 id="map-title">{region === null && by === 'region' ? 'Par région' : 'Par département'}</h2>
          <p className="vs-adoption__subtitle">{caption}, selon le département du siège</p>
        </div>
        {region === null && (
          <nav className="vs-switch" aria-label="Découpage de la carte">
            <Link
              href={byHrefs.department}
              aria-current={by === 'department' ? 'true' : undefined}
              scroll={false}
              prefetch={false}
            >
              Départements
            </Link>
            <Link
              href={byHrefs.region}
              aria-current={by === 'region' ? 'true' : undefined}
              scroll={false}
              prefetch={false}
            >
              Régions
            </Link>
          </nav>
        )}
      </div>
      <Scale />
      <a className="vs-map__skip fr-link" href="#after-map">
        Passer la carte
      </a>
      {region?.overseas ? (
        <div className="vs-map vs-map--overseas">
          {overseas.map((place) => place.region === region.code && <OverseasShape key={place.code} place={place} />)}
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: hides the tooltip, which is not heard and would be elsewhere one step down; the links inside do the rest.
        <div
          ref={frame}
          className="vs-map"
          onMouseLeave={() => onMarkOfMap(null)}
          onClick={() => onMarkOfMap(null)}
          onKeyDown={(event) => event.key === 'Escape' && onMarkOfMap(null)}
        >
          <FranceMap
            {...drawing}
            regions={regions}
            by={by}
            region={region?.code ?? null}
            department={focus.department?.code ?? null}
          />
          {region === null && by === 'department' && <ParisInset {...drawing} />}
          {tip && tipPlace && <PlaceTooltip place={tipPlace} region={regionOf(tipPlace)} textOf={countOf} at={tip} />}
        </div>
      )}
      {region === null && <Overseas places={overseas} labelOf={labelOf} hrefOf={hrefOf} onMark={onMark} />}
      <div id="after-map" tabIndex={-1} />
    </section>
  );
}
