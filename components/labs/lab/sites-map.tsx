import type { LabSite } from '@/lib/labs/lab';

type Located = LabSite & { longitude: number; latitude: number };

const WIDTH = 300;
const HEIGHT = 280;
const MARGIN = 28;
/** Degrees of latitude to kilometres. */
const KM = 111.2;
/** A frame is never narrower than this, so that sites of one town do not look far apart, km. */
const LEAST_SPAN = 4;
const SCALES = [1, 2, 5, 10, 20, 50, 100, 200];

type Kind = 'fed' | 'silent' | 'unknown';
const KINDS: { kind: Kind; one: string; many: string }[] = [
  { kind: 'fed', one: 'site alimente', many: 'sites alimentent' },
  { kind: 'silent', one: 'site n’a rien envoyé', many: 'sites n’ont rien envoyé' },
  { kind: 'unknown', one: 'site sans comptage propre', many: 'sites sans comptage propre' },
];

function kindOf({ documents }: LabSite): Kind {
  if (documents === null) return 'unknown';
  return documents > 0 ? 'fed' : 'silent';
}

function isLocated(site: LabSite): site is Located {
  return site.longitude !== null && site.latitude !== null;
}

/** A plane around the sites, as the ground is: one kilometre is as long both ways. */
function project(sites: readonly Located[]) {
  const [longitudes, latitudes] = [sites.map(({ longitude }) => longitude), sites.map(({ latitude }) => latitude)];
  const middle = {
    longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2,
    latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2,
  };
  const kmPerDegree = KM * Math.cos((middle.latitude * Math.PI) / 180);
  const across = Math.max(LEAST_SPAN, (Math.max(...longitudes) - Math.min(...longitudes)) * kmPerDegree);
  const down = Math.max(LEAST_SPAN, (Math.max(...latitudes) - Math.min(...latitudes)) * KM);
  const pxPerKm = Math.min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / down);
  return {
    pxPerKm,
    place: ({ longitude, latitude }: Located) => ({
      x: WIDTH / 2 + (longitude - middle.longitude) * kmPerDegree * pxPerKm,
      y: HEIGHT / 2 - (latitude - middle.latitude) * KM * pxPerKm,
    }),
  };
}

function Dot({ x, y, kind }: { x: number; y: number; kind: Kind }) {
  if (kind === 'fed') return <circle cx={x} cy={y} r={5} className="vs-sites-map__fed" />;
  if (kind === 'silent') return <rect x={x - 5} y={y - 5} width={10} height={10} className="vs-sites-map__silent" />;
  return <circle cx={x} cy={y} r={4.5} className="vs-sites-map__unknown" />;
}

/** Towns by their first site, the most sites first; one whose name would cover another's is left out. */
function townLabels(dots: readonly { town: string; x: number; y: number }[]) {
  const placed: { town: string; x: number; y: number }[] = [];
  for (const dot of dots) {
    const clear = placed.every(
      (other) => other.town !== dot.town && (Math.abs(other.x - dot.x) > 96 || Math.abs(other.y - dot.y) > 16),
    );
    if (clear) placed.push(dot);
  }
  return placed;
}

/** The sites whose place is known, as dots with the towns' names and a scale. Nothing when no place is known. */
export function SitesMap({ sites }: { sites: LabSite[] }) {
  const located = sites.filter(isLocated);
  if (located.length === 0) return null;
  const { place, pxPerKm } = project(located);
  const dots = located.map((site) => ({
    ...place(site),
    finess: site.finess,
    name: site.name,
    town: site.town,
    kind: kindOf(site),
  }));
  const bar = SCALES.findLast((km) => km * pxPerKm <= WIDTH / 3) ?? 1;
  return (
    <figure className="vs-sites-map">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <rect x={0.5} y={0.5} width={WIDTH - 1} height={HEIGHT - 1} className="vs-sites-map__frame" />
        {dots.map(({ finess, name, x, y, kind }) => (
          <g key={finess}>
            <title>{name}</title>
            <Dot x={x} y={y} kind={kind} />
          </g>
        ))}
        {townLabels(dots).map(({ town, x, y }) => (
          <text key={town} x={x > WIDTH / 2 ? x - 9 : x + 9} y={y + 4} textAnchor={x > WIDTH / 2 ? 'end' : 'start'}>
            {town}
          </text>
        ))}
        <path d={`M12 ${HEIGHT - 12}v4h${bar * pxPerKm}v-4`} className="vs-sites-map__scale" />
        <text x={16 + bar * pxPerKm} y={HEIGHT - 7}>{`${bar}\u00A0km`}</text>
      </svg>
      <figcaption>
        <ul>
          {KINDS.map(({ kind, one, many }) => {
            const count = dots.filter((dot) => dot.kind === kind).length;
            if (count === 0) return null;
            return (
              <li key={kind} className={`vs-sites-map__key vs-sites-map__key--${kind}`}>
                {count}
                {'\u00A0'}
                {count >= 2 ? many : one}
              </li>
            );
          })}
          {located.length < sites.length && <li>{sites.length - located.length} sans position connue</li>}
        </ul>
      </figcaption>
    </figure>
  );
}
