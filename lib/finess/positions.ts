import proj4 from 'proj4';

// proj4 knows WGS 84 only; these are EPSG's own definitions.
const DEFINITIONS = {
  LAMBERT_93:
    '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
  UTM_N20: '+proj=utm +zone=20 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
  UTM_N21: '+proj=utm +zone=21 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
  UTM_N22: '+proj=utm +zone=22 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
  UTM_S38: '+proj=utm +zone=38 +south +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
  UTM_S40: '+proj=utm +zone=40 +south +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
} as const;
type Projection = keyof typeof DEFINITIONS;

const EPSG: Record<string, Projection> = {
  '2154': 'LAMBERT_93',
  '4559': 'UTM_N20',
  '5490': 'UTM_N20',
  '32620': 'UTM_N20',
  '4467': 'UTM_N21',
  '32621': 'UTM_N21',
  '2972': 'UTM_N22',
  '4471': 'UTM_S38',
  '2975': 'UTM_S40',
};

// What French territory a projection may give, in degrees: west, south, east, north.
const BOUNDS: Record<Projection, [number, number, number, number]> = {
  LAMBERT_93: [-6, 41, 10, 52],
  UTM_N20: [-64, 14, -60, 19],
  UTM_N21: [-57, 46, -55, 48],
  UTM_N22: [-55, 2, -51, 6],
  UTM_S38: [44, -14, 46, -12],
  UTM_S40: [55, -22, 56, -20],
};

type Converter = { forward: (metres: number[]) => number[] };
const converters = new Map<Projection, Converter>();

function converter(projection: Projection): Converter {
  let known = converters.get(projection);
  if (!known) {
    known = proj4(DEFINITIONS[projection], 'WGS84');
    converters.set(projection, known);
  }
  return known;
}

/** The projection that the last part of `sourcecoordet` names: `…,LAMBERT_93` or `…,EPSG:2154 RGF93 / Lambert-93 (Métropole)`. */
export function projectionOf(source: string): Projection | null {
  const name = source.slice(source.lastIndexOf(',') + 1).trim();
  if (Object.hasOwn(DEFINITIONS, name)) return name as Projection;
  const code = /\bEPSG:(\d{4,5})\b/.exec(source)?.[1];
  return (code && EPSG[code]) || null;
}

/** Metres of a projection → WGS 84 degrees to six decimals (about 10 cm); null when they fall outside the projection's territory. */
export function toDegrees(
  projection: Projection,
  x: number,
  y: number,
): { longitude: number; latitude: number } | null {
  const [longitude = Number.NaN, latitude = Number.NaN] = converter(projection).forward([x, y]);
  const [west, south, east, north] = BOUNDS[projection];
  if (!(longitude >= west && longitude <= east && latitude >= south && latitude <= north)) return null;
  return { longitude: Math.round(longitude * 1e6) / 1e6, latitude: Math.round(latitude * 1e6) / 1e6 };
}

/** Whether degrees may be on French territory: they lie within one of its areas. */
export function isFrench(longitude: number, latitude: number): boolean {
  return Object.values(BOUNDS).some(
    ([west, south, east, north]) => longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
}
