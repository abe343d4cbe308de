import type { Viewer } from '../access/viewer';
import { adoptionRate, adoptionRateEquipped, reportingCompleteness } from '../figures/adoption';
import { dmpDocumentsPerInhabitant, level3Share } from '../figures/feeds';
import type { Definition, Figure, Perimeter, Point } from '../figures/types';
import { readFacts, readSplit } from '../indicators/queries';
import type { Month } from '../month';

export type Comparison = {
  definitions: Definition[];
  /** One line a region or vendor, the viewer's own first; a point a definition. */
  lines: { key: string; label: string; own: boolean; points: (Point | null)[] }[];
};

const OF_REGION: readonly Figure[] = [adoptionRate, dmpDocumentsPerInhabitant, level3Share, reportingCompleteness];
const OF_VENDOR: readonly Figure[] = [adoptionRate, adoptionRateEquipped, level3Share, reportingCompleteness];

const whole = (region: string | null): Perimeter => ({ corridor: 'biologie', region, sector: null, vendor: null });

/** The viewer's regions beside France, for the month. */
export async function readRegionsBesideFrance(viewer: Viewer, at: Month): Promise<Comparison> {
  const places = [...viewer.regions.map(({ code, name }) => ({ code, name })), { code: null, name: 'France' }];
  const lines = await Promise.all(
    places.map(async ({ code, name }) => {
      const facts = await readFacts(viewer, whole(code));
      return {
        key: code ?? 'france',
        label: name,
        own: code !== null,
        points: OF_REGION.map((figure) => (facts ? (figure.compute(facts, [at])[0] ?? null) : null)),
      };
    }),
  );
  return { definitions: OF_REGION.map(({ definition }) => definition), lines };
}

/** The viewer's vendor beside the others, which are anonymised, for the month. */
export async function readVendorBesideOthers(viewer: Viewer, at: Month): Promise<Comparison> {
  const splits = await Promise.all(
    OF_VENDOR.map(({ definition }) => readSplit(viewer, definition.id, whole(null), 'vendor', [at])),
  );
  const keys = new Map(splits.flatMap((points) => (points ?? []).map(({ key, label }) => [key, label] as const)));
  const lines = [...keys].map(([key, label]) => ({
    key,
    label,
    own: key === viewer.vendor?.slug,
    points: splits.map((points) => points?.find((point) => point.key === key) ?? null),
  }));
  return {
    definitions: OF_VENDOR.map(({ definition }) => definition),
    lines: lines.sort((a, b) => Number(b.own) - Number(a.own)),
  };
}
