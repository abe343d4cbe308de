import { z } from 'zod';
import { may } from '../access/policy';
import { issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate } from '../format/date';
import type { Feedback, Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { plainText } from '../plain-text';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { organisationOf, recordIssueEvent } from './event-commands';
import { receiptOf } from './feedback-queries';
import { type HeldIssue, holdSurvivor, isOtherRegion } from './qualify-lock-commands';
import {
  CHANNELS,
  type LabChoice,
  REPORT_FIELDS,
  type ReportAnswer,
  type ReportField,
  type ReportInput,
  type ReportRefusal,
  refusedText,
  SEVERITIES,
} from './report';
import { productOfLab, readLabChoice } from './report-labs-queries';

/** Longer texts are not read to the end. */
const MOST_TYPED = 200_000;

const reportSchema = z.object({
  clientKey: z.uuid('Cette remontée n’a pas de clé d’envoi. Rouvrez la page.'),
  // «350 990 172» or «2a0996278», as people write it; nothing typed is no lab in particular.
  lab: z
    .string()
    .overwrite((text) => plainText(text).replace(/\s/g, '').toUpperCase())
    .max(9, 'Laboratoire introuvable.')
    .nullable()
    .transform((lab) => lab || null),
  region: z.string().overwrite(plainText).max(2, 'Région introuvable.').nullable(),
  category: z.string('Choisissez ce qui bloque.').overwrite(plainText),
  severity: z.enum(SEVERITIES, 'Choisissez à quel point c’est gênant.'),
  channel: z.enum(CHANNELS, 'Choisissez où cela a été dit.'),
  body: z
    .string('Le texte est illisible.')
    .max(MOST_TYPED, 'Votre texte a plus de 200\u202F000 caractères.')
    .overwrite(plainText)
    .trim(),
  meToo: z.int().positive().max(2_147_483_647).nullable(),
});

type Refused = { ok: false } & ReportRefusal;

function refuse(field: ReportField | null, message: string, successor: ReportRefusal['successor'] = null): Refused {
  return { ok: false, field, message, successor };
}

/** Adds the lab to those that an issue concerns, once, inside the caller's transaction. @returns whether it was not there yet. */
export async function attachLabOf(tx: Prisma.TransactionClient, issueId: number, finess: string): Promise<boolean> {
  const { count } = await tx.issueLab.createMany({
    data: [{ issueId, legalEntityFiness: finess }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** Why nothing can be said of this lab today, with the lab to speak of instead; null when it is open. */
function refusedLab(viewer: Viewer, lab: LabChoice | null): Refused | null {
  if (lab === null) {
    return refuse(
      'lab',
      viewer.role === 'REGIONAL' ? 'Laboratoire introuvable dans votre région.' : 'Laboratoire introuvable.',
    );
  }
  if (!lab.closed) return null;
  const { on, successor } = lab.closed;
  const since = `${lab.name} est fermé depuis le ${formatDate(on)}`;
  return successor
    ? refuse(
        'lab',
        `${since}. ${successor.name} (${successor.finess}) l’a repris\u202F: signalez le blocage pour lui.`,
        successor,
      )
    : refuse('lab', `${since}. Choisissez un autre laboratoire, ou aucun en particulier.`);
}

async function refusedCategory(code: string): Promise<Refused | null> {
  const category = await db().issueCategory.findUnique({
    where: { code },
    select: { label: true, children: { select: { label: true }, orderBy: { position: 'asc' } } },
  });
  if (!category) return refuse('category', 'Cette catégorie n’existe pas. Choisissez ce qui bloque.');
  if (category.children.length === 0) return null;
  const choices = category.children.map(({ label }) => `«\u00A0${label}\u00A0»`).join(' ou ');
  return refuse('category', `«\u00A0${category.label}\u00A0» a plusieurs causes\u202F: choisissez ${choices}.`);
}

/**
 * Holds the open issue that «Moi aussi» joins until the transaction ends: the one it was merged into, if it was. Refused, in French: none in
 * scope, closed, another region's.
 */
async function joinIssue(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  asked: number,
  regionCode: string | null,
): Promise<HeldIssue | Refused> {
  const issue = await holdSurvivor(tx, asked);
  const readable = issue && (await tx.issue.count({ where: { AND: [{ id: issue.id }, issueScope(viewer)] } })) > 0;
  if (!issue || !readable) {
    return refuse(
      'meToo',
      `L’irritant n°\u00A0${asked} est introuvable. Envoyez votre remontée sans «\u00A0Moi aussi\u00A0».`,
    );
  }
  if (issue.closedOn !== null) {
    const day = formatDate(isoDate(issue.closedOn));
    return refuse(
      'meToo',
      `L’irritant n°\u00A0${issue.id} est clos depuis le ${day}. Envoyez votre remontée sans «\u00A0Moi aussi\u00A0»\u202F: elle sera lue.`,
    );
  }
  if (isOtherRegion(issue.regionCode, regionCode)) {
    return refuse(
      'meToo',
      `L’irritant n°\u00A0${issue.id} est propre à une autre région. Envoyez votre remontée sans «\u00A0Moi aussi\u00A0»\u202F: elle sera lue.`,
    );
  }
  return issue;
}

/** INSEE code of the region that the feedback is about; null: national. */
async function regionOf(viewer: Viewer, input: ReportInput): Promise<string | null | Refused> {
  if (input.lab !== null) {
    const lab = await db().legalEntity.findUnique({
      where: { finess: input.lab },
      select: { department: { select: { regionCode: true } } },
    });
    return lab?.department.regionCode ?? null;
  }
  if (viewer.role !== 'REGIONAL') return null;
  if (input.region === null) return viewer.regions[0]?.code ?? null;
  const own = viewer.regions.find(({ code }) => code === input.region);
  return own ? own.code : refuse('region', 'Cette région n’est pas la vôtre. Choisissez une des vôtres.');
}

const isRefused = (value: string | null | HeldIssue | Feedback | Refused): value is Refused =>
  typeof value === 'object' && value !== null && 'ok' in value;

/** Whether what is sent again says something else than what was kept the first time. */
function differs(kept: Feedback, input: ReportInput): boolean {
  return (
    kept.legalEntityFiness !== input.lab ||
    kept.categoryCode !== input.category ||
    kept.severity !== input.severity ||
    kept.body !== input.body ||
    (input.meToo !== null) !== kept.meToo
  );
}

/** The feedback of this key, told again to its author. */
async function alreadyKept(viewer: Viewer, input: ReportInput): Promise<ReportAnswer | null> {
  const kept = await db().feedback.findUnique({ where: { clientKey: input.clientKey } });
  if (!kept) return null;
  if (kept.userId !== viewer.userId) return refuse(null, 'Cette remontée a déjà été envoyée, par un autre compte.');
  return { ok: true, ...(await receiptOf(viewer, kept)), differs: differs(kept, input) };
}

/**
 * Keeps what somebody says from the field, to be qualified, or attached at once by «Moi aussi». The same `clientKey` sent again, even at
 * the same moment, is the same feedback. Refused, in French: without the right, a lab closed or out of scope, an unknown category or one
 * with causes under it, a text too long or with a patient in it, an issue closed or out of scope.
 */
export async function reportFeedback(viewer: Viewer, typed: unknown): Promise<ReportAnswer> {
  if (!may(viewer, 'issues.report') || viewer.userId === null) {
    return refuse(null, 'Vous n’avez pas le droit de signaler un blocage.');
  }
  const parsed = reportSchema.safeParse(typed);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(REPORT_FIELDS.find((field) => field === issue?.path[0]) ?? null, issue?.message ?? '');
  }
  const input: ReportInput = parsed.data;
  const before = await alreadyKept(viewer, input);
  if (before) return before;

  const text = refusedText(input.body);
  if (text !== null) return refuse('body', text);
  const lab = input.lab === null ? null : refusedLab(viewer, await readLabChoice(viewer, input.lab));
  const refused = lab ?? (await refusedCategory(input.category));
  if (refused) return refused;
  const region = await regionOf(viewer, input);
  if (isRefused(region)) return region;
  const product = await productOfLab(viewer, input.lab);

  const at = now();
  const kept = await db().$transaction(async (tx): Promise<Feedback | Refused | null> => {
    // A double click waits here for its first half.
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${input.clientKey}, 0))::text`;
    if ((await tx.feedback.count({ where: { clientKey: input.clientKey } })) > 0) return null;
    const joined = input.meToo === null ? null : await joinIssue(tx, viewer, input.meToo, region);
    if (isRefused(joined)) return joined;
    const made = await tx.feedback.create({
      data: {
        clientKey: input.clientKey,
        userId: viewer.userId,
        authorLabel: viewer.name,
        organisation: organisationOf(viewer),
        regionCode: region,
        vendorSlug: viewer.vendor?.slug ?? null,
        legalEntityFiness: input.lab,
        productCode: product?.code ?? null,
        categoryCode: input.category,
        severity: input.severity,
        channel: input.channel,
        body: input.body,
        meToo: joined !== null,
        state: joined ? 'ATTACHED' : 'TO_QUALIFY',
        issueId: joined?.id ?? null,
        qualifiedAt: joined ? at : null,
        createdAt: at,
      },
    });
    if (joined) {
      const labAdded = input.lab !== null && (await attachLabOf(tx, joined.id, input.lab));
      await recordIssueEvent(tx, viewer, {
        issueId: joined.id,
        kind: 'FEEDBACK_ATTACHED',
        details: {
          feedback: made.id,
          organisation: made.organisation,
          meToo: true,
          labAdded: labAdded ? input.lab : null,
        },
      });
    }
    await audit(tx, viewer, {
      action: 'feedback.report',
      subjectType: 'feedback',
      subjectId: String(made.id),
      details: { category: input.category, severity: input.severity, lab: input.lab, issue: joined?.id ?? null },
    });
    await bumpDataVersion(tx);
    return made;
  }, WRITING_TRANSACTION);
  if (isRefused(kept)) return kept;
  if (kept) return { ok: true, ...(await receiptOf(viewer, kept)), differs: false };
  return (await alreadyKept(viewer, input)) ?? refuse(null, 'L’envoi n’a pas abouti. Réessayez.');
}
