import fc from 'fast-check';
import type { Viewer } from '../../lib/access/viewer.ts';
import { bytesSource } from '../../lib/tabular/source.ts';
import { type FuzzFile, fuzzFiles, type Known } from './fuzz-files.ts';
import type { Ratio } from './ratio.ts';

const RUNS = 10_000;
const SEED = 20230930;
const REFUSED_SAMPLE = 4; // of the faulty files, one in so many is tried to be applied all the same

/** Runs the property of deposits over that many files; `applied`: how many were good enough to be written. @throws with the smallest file that fails. */
export async function fuzzUploads(
  viewer: Viewer,
  known: Known,
  runs: number,
  seed = SEED,
): Promise<{ applied: number }> {
  const { db } = await import('../../lib/db.ts');
  const { applyUpload, cancelUpload, checkUpload } = await import('../../lib/uploads/commands.ts');
  const { reportSchema } = await import('../../lib/uploads/report.ts');
  let applied = 0;

  const stock = async () => {
    const { _sum, _count } = await db().feedCount.aggregate({ _sum: { count: true }, _count: true });
    return `${_count} ${_sum.count}`;
  };
  const holds = (fact: boolean, what: string) => {
    if (!fact) throw new Error(what);
  };

  /** Never an exception, never a partial write, a report in known codes and French sentences. */
  const property = async ({ fileName, bytes }: FuzzFile) => {
    const untouched = await stock();
    const checked = await checkUpload(viewer, 'feeds', { source: bytesSource(bytes), fileName, mediaType: '' });
    if (!checked.ok || checked.upload.id === null) throw new Error('not checked');
    const { id } = checked.upload;
    const report = reportSchema.parse(JSON.parse(JSON.stringify(checked.upload.report)));
    for (const { message } of [...report.errors, ...report.warnings]) holds(/^[A-ZÉ].*[.?]$/s.test(message), message);
    holds(report.errorCount > 0 || report.rows > 0, 'neither rows nor errors');
    if (report.errorCount > 0 && bytes.length % REFUSED_SAMPLE > 0) return;
    const outcome = await applyUpload(viewer, id, { codes: 'all', reasons: {} });
    holds(outcome.ok === (report.errorCount === 0), 'applied although faulty, or refused although good');
    if (!outcome.ok) return holds((await stock()) === untouched, 'a refused deposit has written');
    applied += 1;
    const ofIt = await db().feedCount.count({ where: { uploadId: id } });
    // A value that was the same already may be left to the deposit that said it first.
    holds(ofIt >= report.added + report.changed && ofIt <= report.rows, 'a part only was written');
    await cancelUpload(viewer, id);
    holds((await stock()) === untouched, 'a cancelled deposit has left something');
  };
  await fc.assert(fc.asyncProperty(fuzzFiles(known), property), { numRuns: runs, seed, endOnFailure: true });
  return { applied };
}

/** 10 000 mutated files through check, apply and cancel on the demo's labs. The ratio is failures, which must be none. */
export async function benchFuzz(): Promise<Ratio> {
  const { db } = await import('../../lib/db.ts');
  const { viewerOfUser } = await import('../../lib/access/viewer.ts');
  const user = await db().user.findUniqueOrThrow({ where: { email: 'dns@demo.test' } });
  const viewer = await viewerOfUser(user.id);
  if (!viewer) throw new Error('no demo account');
  const labs = await db().legalEntity.findMany({ where: { closedOn: null }, take: 20, orderBy: { finess: 'asc' } });
  const products = await db().product.findMany({ take: 5, orderBy: { code: 'asc' } });
  const known = { finess: labs.map(({ finess }) => finess), products: products.map(({ code }) => code) };
  const start = performance.now();
  let failures = 0;
  let detail = '';
  try {
    const { applied } = await fuzzUploads(viewer, known, RUNS);
    detail = `${applied} of them applied and cancelled`;
  } catch (error) {
    failures = 1;
    detail = error instanceof Error ? error.message : String(error);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  return {
    name: `failures over ${RUNS} mutated files deposited`,
    detail: `${detail}, ${seconds} s`,
    ratio: failures,
    limit: 0,
    must: 'be at most',
  };
}
