import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now, today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate, formatMonthLong } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate, type Month, monthOf } from '../month';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';

type Tx = Prisma.TransactionClient;

/** What is recorded, or why not, in French. */
export type MergerResult = { ok: true } | { ok: false; message: string };

/** Why a change of the registry was turned away. */
export const refused = (message: string): MergerResult => ({ ok: false, message });

/** A FINESS number as a form gives it. */
export const finessInput = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^\d[\dAB]\d{7}$/, 'Saisissez un numéro FINESS de 9 caractères.');
const day = z.iso.date({ error: 'Saisissez une date.' }).transform((text) => text as IsoDate);

const mergerInput = z.object({ absorbed: finessInput, successor: finessInput, effectiveOn: day });

export const FORBIDDEN = refused('Seule l’administration du répertoire change les entités.');
const MOST_HOPS = 20;

/** The EJ that `from` has become, one merger after the other, `from` first. */
async function chainFrom(tx: Tx, from: string): Promise<string[]> {
  const chain = [from];
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const found = await tx.legalEntity.findUnique({
      where: { finess: chain.at(-1) ?? from },
      select: { mergedIntoFiness: true },
    });
    if (!found?.mergedIntoFiness) break;
    chain.push(found.mergedIntoFiness);
  }
  return chain;
}

/** The first locked month whose structure a change on this day would touch. */
export async function lockedSince(tx: Tx, since: IsoDate): Promise<Month | null> {
  const period = await tx.period.findFirst({
    where: { state: 'LOCKED', month: { gte: monthOf(since) } },
    orderBy: { month: 'asc' },
  });
  return period ? (period.month as Month) : null;
}

/** What a refusal for a locked month says. */
export const lockedMessage = (month: Month) =>
  `${formatMonthLong(month)} est verrouillé\u00A0: sa structure ne change plus. Choisissez une date plus récente, ou rouvrez le mois.`;

async function merge(
  tx: Tx,
  viewer: Viewer,
  { absorbed, successor, effectiveOn }: z.output<typeof mergerInput>,
): Promise<MergerResult> {
  if (absorbed === successor) return refused('Une entité ne se reprend pas elle-même. Vérifiez les deux numéros.');
  // In the order of the numbers, so that two mergers of the same EJ never wait for each other.
  await tx.$queryRaw`select 1 from legal_entity where finess in (${absorbed}, ${successor}) order by finess for update`;
  const [from, into] = await Promise.all(
    [absorbed, successor].map((number) => tx.legalEntity.findUnique({ where: { finess: number } })),
  );
  if (!from) return refused(`Aucune entité juridique ne porte le numéro ${absorbed}.`);
  if (!into) return refused(`Aucune entité juridique ne porte le numéro ${successor}.`);
  if (from.mergedIntoFiness) return refused(`${from.name} a déjà été reprise. Annulez d’abord cette reprise.`);
  if ((await chainFrom(tx, successor)).includes(absorbed)) {
    return refused(`${into.name} a elle-même été reprise par ${from.name}\u00A0: l’une ne peut pas reprendre l’autre.`);
  }
  if (effectiveOn > today()) return refused('La date d’effet est à venir. Enregistrez la reprise une fois faite.');
  if (from.openedOn && effectiveOn <= isoDate(from.openedOn)) {
    return refused(`${from.name} n’existait pas encore le ${formatDate(effectiveOn)}. Vérifiez la date d’effet.`);
  }
  const closedBefore = from.closedOn ? isoDate(from.closedOn) : null;
  if (closedBefore && closedBefore < effectiveOn) {
    return refused(
      `${from.name} est fermée depuis le ${formatDate(closedBefore)}\u00A0: elle n’a pas pu être reprise après. Vérifiez la date d’effet.`,
    );
  }
  if (into.closedOn && isoDate(into.closedOn) <= effectiveOn) {
    return refused(`${into.name} était fermée le ${formatDate(effectiveOn)}. Vérifiez la date d’effet.`);
  }
  const locked = await lockedSince(tx, effectiveOn);
  if (locked) return refused(lockedMessage(locked));

  const on = new Date(effectiveOn);
  await tx.legalEntity.update({ where: { finess: absorbed }, data: { closedOn: on, mergedIntoFiness: successor } });
  const moved = await tx.$queryRaw<{ finess: string }[]>`
    with moved as (
      update site set legal_entity_finess = ${successor}
      where legal_entity_finess = ${absorbed} and (closed_on is null or closed_on > ${on}::date)
      returning finess
    ), kept as (
      insert into site_owner_past (site_finess, legal_entity_finess, valid_until)
      select finess, ${absorbed}, ${on}::date from moved
      on conflict (site_finess, valid_until) do nothing
    )
    select finess from moved`;
  await tx.mergerProposal.updateMany({
    where: { absorbedFiness: absorbed, state: 'PROPOSED' },
    data: { state: 'ACCEPTED', decidedAt: now(), decidedBy: viewer.name },
  });
  await audit(tx, viewer, {
    action: 'merger.record',
    subjectType: 'legal-entity',
    subjectId: absorbed,
    details: { successor, effectiveOn, closedBefore, sites: moved.map(({ finess }) => finess) },
  });
  await bumpDataVersion(tx);
  return { ok: true };
}

/**
 * Records that `successor` has taken `absorbed` over on a day: from its month on they are one lab, the months before keep both.
 * The open sites follow. Refused in a locked month, in a circle, or with dates that contradict the registry.
 */
export async function recordMerger(viewer: Viewer, input: unknown): Promise<MergerResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const parsed = mergerInput.safeParse(input);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '');
  return db().$transaction((tx) => merge(tx, viewer, parsed.data), WRITING_TRANSACTION);
}

const record = z.object({ sites: z.array(z.string()).catch([]), closedBefore: z.string().nullable().catch(null) });

/** What the trail keeps of an EJ's merger: the sites that moved, and the day it was closed on before; none when it was not recorded here. */
async function recordOf(tx: Tx, absorbed: string): Promise<z.output<typeof record>> {
  const event = await tx.auditEvent.findFirst({
    where: { action: 'merger.record', subjectType: 'legal-entity', subjectId: absorbed },
    orderBy: { id: 'desc' },
  });
  return record.parse(event?.details ?? {});
}

/** Takes a merger back: the EJ is what it was before (open, or closed on its own day), and its sites return to it. */
export async function undoMerger(viewer: Viewer, absorbed: string): Promise<MergerResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  return db().$transaction(async (tx): Promise<MergerResult> => {
    await tx.$queryRaw`select 1 from legal_entity where finess = ${absorbed} for update`;
    const entity = await tx.legalEntity.findUnique({ where: { finess: absorbed } });
    if (!entity?.mergedIntoFiness || !entity.closedOn) return refused('Cette reprise n’est plus enregistrée.');
    const successor = await tx.legalEntity.findUniqueOrThrow({ where: { finess: entity.mergedIntoFiness } });
    if (successor.mergedIntoFiness) {
      return refused(`${successor.name} a elle-même été reprise depuis\u00A0: annulez d’abord sa reprise.`);
    }
    const locked = await lockedSince(tx, isoDate(entity.closedOn));
    if (locked) return refused(lockedMessage(locked));
    const { sites, closedBefore } = await recordOf(tx, absorbed);
    const returned = await tx.$executeRaw`
      update site set legal_entity_finess = ${absorbed}
      where finess = any(${sites}) and legal_entity_finess = ${entity.mergedIntoFiness}`;
    await tx.$executeRaw`
      delete from site_owner_past
      where site_finess = any(${sites}) and legal_entity_finess = ${absorbed} and valid_until = ${entity.closedOn}::date`;
    await tx.legalEntity.update({
      where: { finess: absorbed },
      data: { closedOn: closedBefore ? new Date(closedBefore) : null, mergedIntoFiness: null },
    });
    await audit(tx, viewer, {
      action: 'merger.undo',
      subjectType: 'legal-entity',
      subjectId: absorbed,
      details: { successor: entity.mergedIntoFiness, closedOn: isoDate(entity.closedOn), sites: returned },
    });
    await bumpDataVersion(tx);
    return { ok: true };
  }, WRITING_TRANSACTION);
}

/** Accepts a merger that an import has proposed, on the day given, or puts it aside. */
export async function decideProposal(
  viewer: Viewer,
  id: number,
  decision: { accept: true; effectiveOn: unknown } | { accept: false },
): Promise<MergerResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  return db().$transaction(async (tx): Promise<MergerResult> => {
    await tx.$queryRaw`select 1 from merger_proposal where id = ${id} for update`;
    const proposal = await tx.mergerProposal.findUnique({ where: { id } });
    if (proposal?.state !== 'PROPOSED') return refused('Cette proposition a déjà été traitée.');
    if (decision.accept) {
      const parsed = day.safeParse(decision.effectiveOn);
      if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '');
      const { absorbedFiness, successorFiness } = proposal;
      return merge(tx, viewer, { absorbed: absorbedFiness, successor: successorFiness, effectiveOn: parsed.data });
    }
    await tx.mergerProposal.update({
      where: { id },
      data: { state: 'REJECTED', decidedAt: now(), decidedBy: viewer.name },
    });
    await audit(tx, viewer, {
      action: 'merger.reject',
      subjectType: 'legal-entity',
      subjectId: proposal.absorbedFiness,
      details: { successor: proposal.successorFiness },
    });
    return { ok: true };
  }, WRITING_TRANSACTION);
}
