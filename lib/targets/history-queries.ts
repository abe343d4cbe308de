import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Unit } from '../figures/types';
import type { Month } from '../month';
import { readAllPlaces } from './places-queries';
import type { TargetsParams } from './search-params';
import { placeCode } from './series-key';
import { settableOf } from './settable';
import { versionOf } from './versions-sql';

export type HistoryVersion = {
  id: number;
  place: { code: string; label: string };
  version: number;
  /** The newest version of the same series. */
  newest: number;
  /** Null: there since always. */
  recordedAt: Date | null;
  author: string | null;
  reason: string | null;
  source: string;
  /** Against the version before; null before: no value. */
  changes: { month: Month; from: number | null; to: number | null }[];
  points: { month: Month; value: number }[];
};

export type History = { label: string; unit: Unit; versions: HistoryVersion[] };

const inOrder = <T extends { month: Month }>(rows: T[]): T[] => rows.sort((a, b) => a.month.localeCompare(b.month));

/** Every version of the indicator, kind and corridor of the address, in the places that the viewer may name, newest first. */
export async function readHistory(viewer: Viewer, params: TargetsParams): Promise<History | null> {
  const settable = settableOf(params.indicator);
  if (!settable) return null;
  const [rows, places] = await Promise.all([
    db().series.findMany({
      where: {
        indicator: params.indicator,
        kind: params.kind,
        corridorCode: params.corridor,
        emitter: null,
        withdrawnAt: null,
      },
      include: { points: true },
      orderBy: { version: 'asc' },
    }),
    readAllPlaces(viewer),
  ]);
  const versions = rows.map(versionOf).flatMap((version) => {
    const place = places.get(placeCode(version.key));
    return place && (params.place === null || params.place === place.code) ? [{ ...version, place }] : [];
  });
  const told = versions.map((version): HistoryVersion => {
    const same = versions.filter((other) => other.place.code === version.place.code);
    const before = same[same.indexOf(version) - 1]?.points;
    const months = new Set([...version.points.keys(), ...(before?.keys() ?? [])]);
    return {
      id: version.id,
      place: { code: version.place.code, label: version.place.label },
      version: version.version,
      newest: same.at(-1)?.version ?? version.version,
      recordedAt: version.recordedAt,
      author: version.authorLabel,
      reason: version.reason,
      source: version.source,
      points: inOrder([...version.points].map(([month, value]) => ({ month, value }))),
      changes: inOrder(
        [...months].flatMap((month) => {
          const [from, to] = [before?.get(month) ?? null, version.points.get(month) ?? null];
          return from === to ? [] : [{ month, from, to }];
        }),
      ),
    };
  });
  const at = ({ recordedAt }: HistoryVersion) => recordedAt?.getTime() ?? 0;
  return {
    label: settable.label,
    unit: settable.unit,
    versions: told.sort((a, b) => at(b) - at(a) || b.version - a.version || a.id - b.id),
  };
}
