import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Month } from '../month';
import type { Sheet } from '../tabular/write';
import { FILE_COLUMNS, type FileReferences } from './file-reading';
import { readAllPlaces } from './places-queries';
import type { TargetsParams } from './search-params';
import { placeCode } from './series-key';
import { KIND_LABEL, KINDS, SETTABLE } from './settable';
import { versionOf } from './versions-sql';

/** What the codes of a file may name. */
export async function readFileReferences(): Promise<FileReferences> {
  const [corridors, regions, vendors, locked] = await Promise.all([
    db().corridor.findMany(),
    db().region.findMany(),
    db().vendor.findMany(),
    db().period.findMany({ where: { state: 'LOCKED' } }),
  ]);
  return {
    corridors: corridors.map(({ code, label }) => ({ code, label })),
    regions: regions.map(({ code, name }) => ({ code, label: name })),
    vendors: vendors.map(({ slug, name }) => ({ code: slug, label: name })),
    lockedMonths: locked.map(({ month }) => month as Month),
  };
}

/**
 * The newest version of each series in the places that the viewer may name, one line a month, as an import reads it back; of one
 * indicator, kind and corridor, or of all when `only` is null.
 */
export async function readTargetsSheet(
  viewer: Viewer,
  only: Pick<TargetsParams, 'indicator' | 'kind' | 'corridor'> | null,
): Promise<Sheet> {
  const [rows, places] = await Promise.all([
    db().series.findMany({
      where: {
        emitter: null,
        withdrawnAt: null,
        kind: only?.kind ?? { in: [...KINDS] },
        indicator: only?.indicator ?? { in: SETTABLE.map(({ id }) => id) },
        ...(only && { corridorCode: only.corridor }),
      },
      include: { points: { orderBy: { month: 'asc' } } },
      orderBy: [{ version: 'asc' }],
    }),
    readAllPlaces(viewer),
  ]);
  const newest = new Map(
    rows.map(versionOf).map((version) => {
      const { indicator, kind, corridor } = version.key;
      return [[indicator, kind, corridor, placeCode(version.key)].join(' '), version];
    }),
  );
  const named = [...newest].sort(([a], [b]) => a.localeCompare(b)).filter(([, { key }]) => places.has(placeCode(key)));
  return {
    name: 'cibles',
    columns: FILE_COLUMNS.map((column) => ({
      header: column,
      key: column,
      type: column === 'mois' ? 'month' : column === 'valeur' ? 'number' : 'text',
    })),
    rows: named.flatMap(([, { key, points }]) =>
      [...points].map(([at, value]) => [
        key.indicator,
        KIND_LABEL[key.kind],
        key.corridor,
        key.region,
        key.sector,
        key.vendor,
        at,
        value,
      ]),
    ),
  };
}
