import type { Unit } from '../../figures/types';
import type { IsoDate, Month } from '../../month';

/** The columns of a deposit of series, by their names in a file. */
export const SERIES_COLUMNS = ['indicateur', 'mois', 'type', 'perimetre', 'valeur', 'source', 'date_arrete'] as const;
export type SeriesColumn = (typeof SERIES_COLUMNS)[number];
export const SERIES_REQUIRED: readonly SeriesColumn[] = ['indicateur', 'mois', 'type', 'perimetre', 'valeur'];

export type SeriesKind = 'TARGET' | 'TRAJECTORY' | 'ACTUAL';

/** What a row is about. All null: France; `corridor` null: the one that series of this indicator have. */
export type SeriesPerimeter = {
  region: string | null;
  sector: 'PRIVATE' | 'HOSPITAL' | null;
  vendor: string | null;
  emitter: string | null;
  corridor: string | null;
  /** In the words shown. */
  label: string;
};

/** What the versions of one series share. */
export type SeriesIdentity = Omit<SeriesPerimeter, 'label' | 'corridor'> & {
  indicator: string;
  kind: SeriesKind;
  corridor: string;
};

/** A row as it was read: one value of one series. */
export type SeriesRow = {
  identity: SeriesIdentity;
  indicator: { id: string; label: string; unit: Unit };
  perimeter: string;
  month: Month;
  value: number;
  source: string | null;
  asOf: IsoDate | null;
};

/** A series as a text, to find it by. */
export function seriesText({ indicator, kind, corridor, region, sector, vendor, emitter }: SeriesIdentity): string {
  return JSON.stringify([indicator, kind, corridor, region, sector, vendor, emitter]);
}
