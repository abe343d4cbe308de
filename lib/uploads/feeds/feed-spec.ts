import { lastCompleteMonth } from '../../clock';
import type { TableRow } from '../../tabular/table';
import { openDirectory } from '../directory-queries';
import { Findings } from '../findings';
import type { UploadKindSpec } from '../kind-spec';
import { readLockedMonths } from '../locked-months';
import type { UploadError, UploadWarning } from '../report';
import type { FeedContext } from './cells';
import { rowChecker } from './check-rows';
import { keepNotices, readNotices } from './notices-sql';
import { CNAM_COLUMNS, CNAM_REQUIRED, type CountSource, FEED_COLUMNS, FEED_REQUIRED, type FeedColumn } from './row';
import { readSense } from './sense-sql';
import { beginStaging, readEffects, writeStaged } from './staging';
import { readSums } from './sums-sql';
import { takeCountsBack, touchesLockedMonth } from './take-back';

/**
 * Rows up to which sums are judged, and notices read with the check; those of a longer file, which takes years in at once, when it is
 * written.
 */
const NOTICED_AT_CHECK = 20_000;

/** Batches at most of which the structures are read at once. */
const LEARNT_TOGETHER = 8;

/** Monthly counts of documents by one of those who say them. The good rows stand in temporary tables until they are written. */
export function feedSpec(source: CountSource): UploadKindSpec<FeedColumn> {
  return {
    columns: source === 'CNAM' ? CNAM_COLUMNS : FEED_COLUMNS,
    required: source === 'CNAM' ? CNAM_REQUIRED : FEED_REQUIRED,
    async check(tx, { vendorSlug, batches, mapping }) {
      const { directory, unmet, learn } = await openDirectory(tx, vendorSlug);
      const context: FeedContext = {
        ...directory,
        source,
        lastMonth: lastCompleteMonth(),
        lockedMonths: new Set(await readLockedMonths(tx)),
      };
      const rows = rowChecker(mapping, context);
      const staging = await beginStaging(tx, source);
      const errors = new Findings<UploadError>();
      const warnings = new Findings<UploadWarning>();
      const take = async (batch: TableRow[]) => {
        const checked = rows.check(batch);
        errors.take(checked.errors);
        warnings.take(checked.warnings);
        await staging.add(checked.rows);
      };
      // Rows that name structures never met wait for a few batches more, which are learnt of in one go.
      let held: TableRow[][] = [];
      const numbers: string[] = [];
      const release = async () => {
        await staging.settled();
        await learn(numbers.splice(0));
        for (const batch of held) await take(batch);
        held = [];
      };
      for await (const batch of batches) {
        numbers.push(...unmet(rows.unread(batch)));
        if (numbers.length === 0) await take(batch);
        else if (held.push(batch) >= LEARNT_TOGETHER) await release();
      }
      await release();
      const staged = await staging.end();
      const sense = await readSense(tx, source, mapping.nameOf('nombre'), staged);
      const isLong = staged.rows > NOTICED_AT_CHECK;
      const sums = isLong ? [] : await readSums(tx, source, mapping.nameOf('nombre'), staged);
      return {
        ...(await readEffects(tx, source, staged)),
        notices: source === 'VENDOR' && !isLong ? await readNotices(tx) : [],
        errors: errors.kept,
        errorCount: errors.count,
        warnings: [...warnings.kept, ...sense.warnings, ...sums],
        warningCount: warnings.count + sense.count + sums.length,
        write: async ({ uploadId }, onRows) => {
          // Before they are written: what stands beside them is then without them.
          if (source === 'VENDOR' && isLong) await keepNotices(tx, uploadId, await readNotices(tx));
          await writeStaged(tx, source, uploadId, onRows);
        },
      };
    },
    async takeBack(tx, { uploadId }) {
      return (await touchesLockedMonth(tx, uploadId)) ? 'locked' : takeCountsBack(tx, uploadId);
    },
  };
}
