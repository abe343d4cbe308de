import type { Viewer } from '../access/viewer';
import { cached } from '../data-version';
import { dmpDocuments } from '../figures/feeds';
import { readSplit } from '../indicators/queries';
import { type Gap, gapOf } from './gap';
import type { Home } from './queries';

export type Gaps = { byRegion: Gap; byVendor: Gap; least: number; most: number };

/** Where the running totals of a gap go, from its target on. */
function reach({ target, rows }: Gap): number[] {
  let at = target;
  return [at, ...rows.map(({ gap }) => (at += gap))];
}

/** The gap to the month's target of documents, by region and by vendor; null where it cannot be told, as inside one region. */
export async function readGaps(viewer: Viewer, home: Home): Promise<Gaps | null> {
  // A vendor reads the others anonymised: its gaps are its own.
  const { gaps } = await cached(
    'gaps',
    [viewer.vendor?.slug ?? null, home.corridor.code, home.region?.code ?? null, home.month, home.lastMonth],
    async () => ({ gaps: await loadGaps(viewer, home) }),
  );
  return gaps;
}

async function loadGaps(viewer: Viewer, home: Home): Promise<Gaps | null> {
  const whole = home.feed.points.find(({ month }) => month === home.month);
  if (home.region !== null || !whole) return null;
  const perimeter = { corridor: home.corridor.code, region: null, sector: null, vendor: null };
  const [regions, vendors] = await Promise.all(
    (['region', 'vendor'] as const).map((by) =>
      readSplit(viewer, dmpDocuments.definition.id, perimeter, by, [home.month]),
    ),
  );
  const byRegion = gapOf(whole, regions ?? []);
  const byVendor = gapOf(whole, vendors ?? []);
  if (!byRegion || !byVendor) return null;
  const reached = [...reach(byRegion), ...reach(byVendor)];
  return { byRegion, byVendor, least: Math.min(...reached), most: Math.max(...reached) };
}
