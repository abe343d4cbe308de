import { lastCompleteMonth } from '../../clock';
import { columnTexts } from '../columns';
import { readDirectory } from '../directory-queries';
import type { FeedContext } from '../feeds/cells';
import { checkRows } from '../feeds/check-rows';
import { FEED_COLUMNS, FEED_REQUIRED, type FeedColumn } from '../feeds/row';
import { countEffects, readChanges, readMonthTotals, readSense, stageRows, writeStaged } from '../feeds/staging';
import { takeCountsBack, touchesLockedMonth } from '../feeds/take-back';
import type { UploadKindSpec } from '../kind-spec';
import { readLockedMonths } from '../locked-months';

/** Monthly counts of documents, as vendors declare them. Its good rows stand in the temporary table `staged` until they are written. */
export const feeds: UploadKindSpec<FeedColumn> = {
  columns: FEED_COLUMNS,
  required: FEED_REQUIRED,
  async check(tx, { vendorSlug, rows, mapping }) {
    const directory = await readDirectory(tx, vendorSlug, columnTexts(rows, mapping, 'finess'));
    const context: FeedContext = {
      ...directory,
      lastMonth: lastCompleteMonth(),
      lockedMonths: new Set(await readLockedMonths(tx)),
    };
    const checked = checkRows(rows, mapping, context);
    await stageRows(tx, checked.rows);
    const sense = await readSense(tx, mapping.nameOf('nombre'));
    return {
      ...(await countEffects(tx)),
      months: await readMonthTotals(tx),
      changes: await readChanges(tx),
      errors: checked.errors,
      warnings: [...checked.warnings, ...sense],
      write: ({ uploadId }) => writeStaged(tx, uploadId),
    };
  },
  async takeBack(tx, { uploadId }) {
    return (await touchesLockedMonth(tx, uploadId)) ? 'locked' : takeCountsBack(tx, uploadId);
  },
};
