import { lastCompleteMonth, today } from '../../clock';
import { allRows, tooManyRows } from '../all-rows';
import type { UploadKindSpec } from '../kind-spec';
import { readLockedMonths } from '../locked-months';
import { checkRows } from '../series/check-rows';
import { effectOf } from '../series/effect';
import { SERIES_COLUMNS, SERIES_REQUIRED, type SeriesColumn } from '../series/row';
import { holdSeries, readPlaces, readStanding, takeSeriesBack, writeVersions } from '../series/series-sql';

/** Targets, trajectories and national actuals: each deposit is a new version of the series that it changes. */
export const series: UploadKindSpec<SeriesColumn> = {
  columns: SERIES_COLUMNS,
  required: SERIES_REQUIRED,
  async check(tx, { batches, mapping }) {
    const table = await allRows(batches);
    if (!table) return tooManyRows();
    const places = await readPlaces(tx);
    const { rows, reader } = checkRows(table, mapping, { ...places, lastMonth: lastCompleteMonth(), today: today() });
    const effectNow = async () => {
      const standing = await readStanding(tx, [...new Set(rows.map(({ row }) => row.identity.indicator))]);
      return effectOf(rows, standing, await readLockedMonths(tx), reader);
    };
    const { versions: _, ...effect } = await effectNow();
    return {
      ...effect,
      errors: reader.errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      warnings: reader.warnings,
      write: async (writing) => {
        // Checks wait for none; what a form has written since this one is read again, under the lock.
        await holdSeries(tx);
        await writeVersions(tx, (await effectNow()).versions, writing);
      },
    };
  },
  takeBack: takeSeriesBack,
};
