import { now } from '../clock';
import type { FinessImport, Prisma } from '../generated/prisma/client';

/** Without a sign of the work for so long, it has stopped with its server. */
const LOST_AFTER_MS = 30_000;
const WORKING: FinessImport['state'][] = ['RECEIVING', 'CHECKING', 'APPLYING'];

const oldestBeat = () => new Date(now().getTime() - LOST_AFTER_MS);

/** Whether an import that should be at work has stopped with its server. */
export function isLost({ state, beatAt }: Pick<FinessImport, 'state' | 'beatAt'>): boolean {
  return WORKING.includes(state) && beatAt < oldestBeat();
}

/** Same, as a condition. */
export function lost(): Prisma.FinessImportWhereInput {
  return { state: { in: WORKING }, beatAt: { lt: oldestBeat() } };
}
