import type { Upload } from '../generated/prisma/client';
import { reportSchema } from './report';
import type { ReadingSettings } from './settings';

/** Settings that say which text stands at which line and column, and the guess that each takes the place of. */
const PLACING = { separator: 'separator', sheet: 'sheet', headerLine: 'header', wide: 'wide' } as const;

/** Whether a mend's line and column would be another cell's: a setting of `PLACING` is neither what it was nor what was guessed. */
export function movesCells(upload: Upload, before: ReadingSettings, after: ReadingSettings): boolean {
  const { reading } = reportSchema.parse(upload.report);
  return (Object.keys(PLACING) as (keyof typeof PLACING)[]).some((key) => {
    const guessed = reading.find(({ id }) => id === PLACING[key])?.value;
    if (key === 'sheet' && guessed === undefined) return false; // a file without sheets
    return after[key] !== before[key] && String(after[key]) !== guessed;
  });
}
