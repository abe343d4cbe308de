import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { lastCompleteMonth, now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate, formatMonthLong } from '../format/date';
import { formatCount } from '../format/number';
import type { Prisma } from '../generated/prisma/client';
import { isoDate, type Month } from '../month';
import { plainText } from '../plain-text';
import { isOwing } from './matrix';
import { readCells } from './matrix-queries';
import { inWritingLine, queueForWriting, WRITING_TRANSACTION } from './writing-queue';

/** `seen`: that the month lacks declarations, and is locked all the same. */
export type LockInput = { month: Month; reason: string; seen: boolean };

/** `incomplete`: vendors owe something of the month and nobody has said that it was seen; nothing is written. */
export type PeriodResult =
  | { ok: true }
  | { ok: false; why: 'forbidden' | 'month' | 'reason' | 'already' | 'incomplete'; message: string };

const LONGEST_REASON = 500;
const REASON = z.string().overwrite(plainText).trim().max(LONGEST_REASON);
const FORBIDDEN: PeriodResult = {
  ok: false,
  why: 'forbidden',
  message: 'Seules la DNS et l’administration verrouillent un mois.',
};
const LONG: PeriodResult = { ok: false, why: 'reason', message: `Le motif dépasse ${LONGEST_REASON} caractères.` };

/** Says of a month who has changed its state, when. */
function already(
  state: 'verrouillé' | 'ouvert',
  period: { changedAt: Date; changedBy: string | null } | null,
): PeriodResult {
  const by = period?.changedBy ? ` par ${period.changedBy}` : '';
  const when = period ? `, depuis le ${formatDate(isoDate(period.changedAt))}${by}` : '';
  return { ok: false, why: 'already', message: `Ce mois est déjà ${state}${when}.` };
}

/** Waits for the writings in progress: what comes after it finds the month locked. */
async function change(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  month: Month,
  state: 'LOCKED' | 'OPEN',
  reason: string | null,
): Promise<void> {
  const data = { state, reason, changedAt: now(), changedBy: viewer.name };
  await tx.period.upsert({ where: { month }, create: { month, ...data }, update: data });
  await audit(tx, viewer, {
    action: state === 'LOCKED' ? 'period.lock' : 'period.unlock',
    subjectType: 'period',
    subjectId: month,
    details: { reason },
  });
  await bumpDataVersion(tx);
}

/** Closes a month that is over to deposits and to cancellations. One that vendors have not completed is locked only once that was seen. */
export async function lockPeriod(viewer: Viewer, { month, reason, seen }: LockInput): Promise<PeriodResult> {
  if (!may(viewer, 'periods.lock')) return FORBIDDEN;
  if (month > lastCompleteMonth())
    return { ok: false, why: 'month', message: `${formatMonthLong(month)} n’est pas terminé.` };
  const text = REASON.safeParse(reason);
  if (!text.success) return LONG;
  return inWritingLine(() =>
    db().$transaction(async (tx): Promise<PeriodResult> => {
      await queueForWriting(tx);
      const period = await tx.period.findUnique({ where: { month } });
      if (period?.state === 'LOCKED') return already('verrouillé', period);
      const owing = (await readCells([month], null, tx)).filter(isOwing);
      if (owing.length > 0 && !seen) {
        const labs = owing.reduce((sum, { expected, reported }) => sum + expected - reported, 0);
        const message = `${formatCount(owing.length, 'éditeur n’a pas tout déposé', 'éditeurs n’ont pas tout déposé')} (${formatCount(labs, 'laboratoire manque', 'laboratoires manquent')}). Confirmez que vous verrouillez ce mois incomplet.`;
        return { ok: false, why: 'incomplete', message };
      }
      await change(tx, viewer, month, 'LOCKED', text.data || null);
      return { ok: true };
    }, WRITING_TRANSACTION),
  );
}

/** Opens a locked month again, for a reason. */
export async function unlockPeriod(
  viewer: Viewer,
  { month, reason }: Pick<LockInput, 'month' | 'reason'>,
): Promise<PeriodResult> {
  if (!may(viewer, 'periods.lock')) return FORBIDDEN;
  const text = REASON.safeParse(reason);
  if (!text.success) return LONG;
  if (text.data === '') return { ok: false, why: 'reason', message: 'Donnez le motif de la réouverture.' };
  return inWritingLine(() =>
    db().$transaction(async (tx): Promise<PeriodResult> => {
      await queueForWriting(tx);
      const period = await tx.period.findUnique({ where: { month } });
      if (period?.state !== 'LOCKED') return already('ouvert', period);
      await change(tx, viewer, month, 'OPEN', text.data);
      return { ok: true };
    }, WRITING_TRANSACTION),
  );
}
