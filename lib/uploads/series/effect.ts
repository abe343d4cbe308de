import type { Unit } from '../../figures/types';
import { formatMonth } from '../../format/date';
import { formatList } from '../../format/list';
import type { IsoDate, Month } from '../../month';
import { cellText, sameValue } from '../../targets/value';
import type { Checked } from '../kind-spec';
import { MOST_CHANGES, type Report } from '../report';
import type { RowReader } from '../row-reader';
import { lockedMessage, type ReadRow } from './check-rows';
import { type SeriesColumn, type SeriesIdentity, type SeriesKind, seriesText } from './row';

/** The newest version of a series that stands, for what a deposit changes of it. */
export type StandingVersion = { source: string; asOf: IsoDate | null; points: ReadonlyMap<Month, number> };

/** A new version: all the points of the one before, with those of the deposit over them. */
export type VersionToWrite = {
  identity: SeriesIdentity;
  unit: Unit;
  source: string;
  asOf: IsoDate | null;
  points: Map<Month, number>;
};

type Effect = Required<Pick<Checked, 'added' | 'changed' | 'unchanged' | 'textChanges'>> & {
  versions: VersionToWrite[];
};

const KIND_WORDS: Record<SeriesKind, string> = { TARGET: 'Cible', TRAJECTORY: 'Trajectoire', ACTUAL: 'Réalisé' };
const NO_SOURCE = 'Dépôt de la task force';

/**
 * What the rows would make of the series known: one new version of each series that a value changes, its other months kept. A value
 * that would change in a locked month is an error, given to the reader. Pure.
 */
export function effectOf(
  rows: readonly ReadRow[],
  standing: ReadonlyMap<string, StandingVersion>,
  lockedMonths: readonly Month[],
  { errors, place }: RowReader<SeriesColumn>,
): Effect {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const textChanges: Report['textChanges'] = [];
  const bySeries = new Map<string, ReadRow[]>();
  for (const read of rows) {
    const key = seriesText(read.row.identity);
    const same = bySeries.get(key);
    if (same) same.push(read);
    else bySeries.set(key, [read]);
  }
  const versions = [...bySeries].flatMap(([key, of]): VersionToWrite[] => {
    const before = standing.get(key);
    const points = new Map(before?.points);
    const moving = of.filter(({ source, row }) => {
      const stood = before?.points.get(row.month) ?? null;
      if (sameValue(row.value, stood)) {
        counts.unchanged += 1;
        return false;
      }
      if (lockedMonths.includes(row.month)) {
        errors.push({ ...place(source, 'mois'), code: 'locked-month', message: lockedMessage(row.month) });
        return false;
      }
      points.set(row.month, row.value);
      counts[stood === null ? 'added' : 'changed'] += 1;
      if (stood !== null) textChanges.push(changeOf(row, source.line, stood));
      return true;
    });
    const [first] = moving;
    if (!first) return [];
    const sources = [...new Set(moving.flatMap(({ row }) => row.source ?? []))];
    const asOf =
      moving
        .flatMap(({ row }) => row.asOf ?? [])
        .sort()
        .at(-1) ?? null;
    const source = sources.length > 0 ? formatList(sources) : (before?.source ?? NO_SOURCE);
    return [{ identity: first.row.identity, unit: first.row.indicator.unit, source, asOf, points }];
  });
  return { ...counts, textChanges: textChanges.slice(0, MOST_CHANGES), versions };
}

function changeOf({ identity, indicator, perimeter, month, value }: ReadRow['row'], line: number, stood: number) {
  return {
    line,
    finess: '',
    name: indicator.label,
    what: `${KIND_WORDS[identity.kind]}, ${perimeter}, ${formatMonth(month)}`,
    before: cellText(stood, indicator.unit),
    after: cellText(value, indicator.unit),
  };
}
