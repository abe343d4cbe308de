import type { Viewer } from '../access/viewer';
import { type MissingLab, readMissingLabs } from './matrix-queries';
import { type MonthState, readUploads, type UploadLine } from './queries';

/** An earlier month that is open and still lacks something; `labs`: null when nothing of it has come. */
export type EarlierGap = { month: MonthState['month']; expected: number; labs: MissingLab[] | null };

/** What is still missing of the vendor's months before the last one, the latest first. */
export async function readEarlierGaps(vendor: string, months: readonly MonthState[]): Promise<EarlierGap[]> {
  const owing = months
    .slice(0, -1)
    .filter(({ state }) => state === 'partial' || state === 'late' || state === 'due')
    .reverse();
  return Promise.all(
    owing.map(async ({ month, state, expected }) => ({
      month,
      expected,
      labs: state === 'partial' ? await readMissingLabs(vendor, month) : null,
    })),
  );
}

/** The viewer's last deposit when it was never written, whatever it holds; those given up do not count. Null: the last one was written. */
export async function readUnfinished(viewer: Viewer): Promise<UploadLine | null> {
  const { items } = await readUploads(viewer, 1, null, { state: { not: 'CANCELLED' } });
  const [last] = items;
  return last?.state === 'CHECKED' ? last : null;
}
