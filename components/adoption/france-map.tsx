import type { Place } from '@/lib/adoption/places';
import { Area, UnknownHatch } from './area';
import type { Mark, OnMark } from './marks';
import { Outline } from './outline';
import boxes from './outlines.json';

const PARIS_RING = Object.entries(boxes.parisRingCentres);
const MARGIN = 0.04;
// How wide the drawing is on a wide screen, px: the hatch keeps its step whatever the zoom.
const USUAL_WIDTH = 680;
const INSET_WIDTH = 110;
const HATCH_STEP = 6;

type Props = {
  departments: readonly Place[];
  regions: readonly Place[];
  by: 'department' | 'region';
  /** INSEE code of the region that is looked at; null: France. */
  region: string | null;
  department: string | null;
  mark: Mark | null;
  onMark: OnMark;
  labelOf: (place: Place) => string;
  hrefOf: (place: Place, kind: 'department' | 'region') => string;
};

/** A viewBox around a box of the outlines, with some room. */
function viewOf([x = 0, y = 0, width = 0, height = 0]: readonly number[]) {
  const room = Math.max(width, height) * MARGIN;
  return { x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room };
}

function boxOf(code: string | null): readonly number[] {
  if (code === null) return boxes.france;
  return (boxes.regions as { [code: string]: number[] })[code] ?? boxes.france;
}

/** Metropolitan France, or one of its regions among its neighbours: departments filled, regions outlined. */
export function FranceMap(props: Props) {
  const { departments, regions, by, region, department, mark, onMark, labelOf, hrefOf } = props;
  const { x, y, width, height } = viewOf(boxOf(region));
  const hatch = 'vs-map-unknown';
  const mainland = regions.filter(({ overseas }) => !overseas);
  const byRegion = by === 'region' && region === null;
  const drawn = byRegion
    ? mainland
    : departments.filter((place) => !place.overseas && (region === null || place.region === region));
  const kind = byRegion ? 'region' : 'department';
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its links have names; a title would be a second tooltip.
    <svg
      className={byRegion ? 'vs-map__france vs-map__france--regions' : 'vs-map__france'}
      viewBox={`${x} ${y} ${width} ${height}`}
      focusable="false"
    >
      <UnknownHatch id={hatch} unit={(HATCH_STEP * width) / USUAL_WIDTH} />
      {region !== null && (
        <g className="vs-map__around">
          {mainland.map(({ code }) => code !== region && <Outline key={code} of="region" code={code} />)}
        </g>
      )}
      {drawn.map((place) => (
        <Area
          key={place.code}
          place={place}
          kind={kind}
          label={labelOf(place)}
          href={hrefOf(place, kind)}
          hatch={hatch}
          current={place.code === department}
          onMark={onMark}
        />
      ))}
      <g className="vs-map__regions">
        {mainland.map(
          ({ code }) => (region === null || code === region) && <Outline key={code} of="region" code={code} />,
        )}
      </g>
      <Marked departments={departments} mark={mark} current={department} region={region} />
    </svg>
  );
}

/** The outlines that are marked, above all others, each with a halo that holds on any colour. */
function Marked({
  departments,
  mark,
  current,
  region,
}: Pick<Props, 'departments' | 'mark' | 'region'> & { current: string | null }) {
  const inView = (code: string | null) => {
    const place = departments.find((known) => known.code === code);
    return place !== undefined && !place.overseas && (region === null || place.region === region);
  };
  const markedRegion =
    mark && region === null && departments.some((known) => known.region === mark.region && !known.overseas)
      ? mark.region
      : null;
  const codes = [...new Set([current, mark?.department ?? null])].flatMap((code) =>
    code !== null && inView(code) ? [code] : [],
  );
  const outlines = (
    <>
      {markedRegion !== null && <Outline of="region" code={markedRegion} />}
      {codes.map((code) => (
        <Outline key={code} of="department" code={code} />
      ))}
    </>
  );
  return (
    <g className="vs-map__marked">
      <g className="vs-map__halo">{outlines}</g>
      {outlines}
    </g>
  );
}

/** Paris and the three departments around it, large enough to be read and pointed at. */
export function ParisInset({
  departments,
  mark,
  onMark,
  labelOf,
  hrefOf,
}: Omit<Props, 'regions' | 'by' | 'region' | 'department'>) {
  const { x, y, width, height } = viewOf(boxes.parisRing);
  const hatch = 'vs-paris-unknown';
  return (
    <div className="vs-map__inset">
      <p aria-hidden="true">Paris et petite couronne</p>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: its links have names; a title would be a second tooltip. */}
      <svg viewBox={`${x} ${y} ${width} ${height}`} focusable="false">
        <UnknownHatch id={hatch} unit={(HATCH_STEP * width) / INSET_WIDTH} />
        {PARIS_RING.map(([code]) => {
          const place = departments.find((known) => known.code === code);
          return (
            place && (
              <Area
                key={code}
                place={place}
                kind="department"
                label={labelOf(place)}
                href={hrefOf(place, 'department')}
                hatch={hatch}
                onMark={onMark}
              />
            )
          );
        })}
        {mark?.department && mark.department in boxes.parisRingCentres && (
          <g className="vs-map__marked">
            <Outline of="department" code={mark.department} />
          </g>
        )}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group cannot be focused; the links say these names. */}
        <g className="vs-map__numbers" aria-hidden="true">
          {PARIS_RING.map(([code, [cx, cy]]) => (
            <text key={code} x={cx} y={cy}>
              {code}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}
