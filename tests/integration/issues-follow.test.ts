import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { bumpDataVersion } from '@/lib/data-version';
import { db } from '@/lib/db';
import type { Prisma } from '@/lib/generated/prisma/client';
import { sendDigests } from '@/lib/issues/digest-commands';
import { follow, markNewsSeen, setPace } from '@/lib/issues/follow-commands';
import { countNews, readFollowable, readFollowed, readNews } from '@/lib/issues/news-queries';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';
import { type MailServer, startMailServer } from '../setup/smtp.ts';

const NATIONAL = 101;
const BRETON = 102;
const FRANCILIAN = 103;

let mail: MailServer;
let claire: Viewer;
let yann: Viewer;
let alpha: Viewer;
let observer: Viewer;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const found = await viewerOfUser(await insertUser(name, grant));
  if (!found) throw new Error(`no viewer for ${name}`);
  return found;
}

async function insertIssue(id: number, title: string, regionCode: string | null, products: string[]) {
  await db().issue.create({
    data: {
      id,
      title,
      statement: title,
      categoryCode: 'DIFF-BUG',
      severity: 'SLOWS',
      state: 'ANALYSIS',
      regionCode,
      openedOn: new Date('2023-06-01'),
      products: { create: products.map((productCode) => ({ productCode })) },
    },
  });
}

type Told = {
  kind: string;
  at?: string;
  details?: Prisma.InputJsonObject;
  internal?: boolean;
  by?: Viewer;
  org?: string;
};

/** Something happened to an issue, at an hour of 5 October 2023, told by Nadia Roche of the DNS unless somebody else is named. */
async function happened(
  issueId: number,
  { kind, at = '10:00', details = {}, internal = false, by, org = 'DNS' }: Told,
) {
  await db().$transaction(async (tx) => {
    await tx.issueEvent.create({
      data: {
        issueId,
        kind,
        at: new Date(`2023-10-05T${at}:00Z`),
        details,
        internal,
        actorLabel: by?.name ?? 'Nadia Roche',
        actorOrg: org,
        actorId: by?.userId ?? null,
      },
    });
    await bumpDataVersion(tx);
  });
}

/** Follows as if since the day before. */
async function followSince(who: Viewer, subject: { issue?: string; region?: string; product?: string }) {
  expect(await follow(who, { ...subject, follow: true })).toEqual({ ok: true });
  await db().subscription.updateMany({ data: { createdAt: new Date('2023-10-04T00:00:00Z') } });
}

/** The new lines of the person's page, the newest first, as «issue: text». */
async function fresh(who: Viewer): Promise<string[]> {
  const { fresh: groups } = await readNews(who);
  return groups.flatMap(({ issue, lines }) => lines.map(({ text }) => `${issue?.id ?? '-'}: ${text}`));
}

beforeAll(async () => {
  mail = await startMailServer();
  process.env.SMTP_URL = mail.url;
  process.env.LOG_LEVEL = 'silent'; // a refused mail is logged
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: '350000001', department: '35', product: 'ALPHA-LAB' });
  claire = await viewer('Claire', { role: 'TASKFORCE' });
  yann = await viewer('Yann', { role: 'REGIONAL', regionCode: '53' });
  alpha = await viewer('Ana', { role: 'VENDOR', vendorSlug: 'alpha' });
  observer = await viewer('Olga', { role: 'OBSERVER' });
  await insertIssue(NATIONAL, 'Les noms à apostrophe font rejeter le document', null, ['ALPHA-LAB', 'BETA-SIL']);
  await insertIssue(BRETON, 'La file s’allonge le matin', '53', []);
  await insertIssue(FRANCILIAN, 'Les envois de nuit s’arrêtent', '11', []);
});

afterAll(() => mail.close());

beforeEach(async () => {
  // The trail of an issue is append-only: only a truncation empties it.
  await db().$executeRaw`truncate issue_event`;
  await db().issueComment.deleteMany();
  await db().feedback.deleteMany();
  await db().issueLab.deleteMany();
  await db().subscription.deleteMany();
  await db().newsReading.deleteMany();
  await db().$transaction((tx) => bumpDataVersion(tx));
  mail.mails.length = 0;
  mail.refuse(null);
});

describe('what one follows', () => {
  it('an issue, a region or a product of one’s scope, once, and no longer', async () => {
    for (const on of [true, true]) expect(await follow(yann, { issue: '102', follow: on })).toEqual({ ok: true });
    expect((await readFollowed(yann)).issues).toEqual([{ id: BRETON, title: 'La file s’allonge le matin' }]);
    const outside = { ok: false, message: 'Cela n’est pas dans votre périmètre.' };
    expect(await follow(yann, { issue: '103', follow: true })).toEqual(outside);
    expect(await follow(yann, { region: '11', follow: true })).toEqual(outside);
    expect(await follow(alpha, { issue: '102', follow: true })).toEqual(outside);
    expect(await follow(alpha, { product: 'BETA-SIL', follow: true })).toEqual(outside);
    expect(await follow(alpha, { issue: '99999999999', follow: true })).toMatchObject({ ok: false });
    expect((await readFollowable(alpha)).products).toEqual([{ code: 'ALPHA-LAB', name: 'Alpha Lab' }]);
    expect(await follow(claire, { issue: '103', follow: true })).toEqual({ ok: true });
    expect((await readFollowed(claire)).issues).toEqual([{ id: FRANCILIAN, title: 'Les envois de nuit s’arrêtent' }]);
    expect(await follow(claire, { issue: '103', follow: false })).toEqual({ ok: true });
    expect(await follow(yann, { issue: '102', follow: false })).toEqual({ ok: true });
    expect(await db().subscription.count()).toBe(0);
  });
});

describe('the news', () => {
  it('are what others did since, on what is followed; own doings and earlier ones are not', async () => {
    await followSince(yann, { issue: '102' });
    await happened(BRETON, { kind: 'STATE', details: { from: 'ANALYSIS', to: 'PLANNED' } });
    await happened(BRETON, { kind: 'COMMENT', by: yann, at: '11:00' });
    await happened(BRETON, { kind: 'COMMENT', by: claire, at: '12:00' });
    await happened(NATIONAL, { kind: 'COMMENT', by: claire });
    await db().subscription.create({
      data: { userId: yann.userId ?? '', issueId: NATIONAL, createdAt: new Date('2023-10-05T10:30:00Z') },
    });
    expect(await fresh(yann)).toEqual(['102: Commentaire', '102: État\u00A0: planifié']);
    expect(await countNews(yann)).toBe(2);
  });

  it('come to who is named to follow an issue up, from then on', async () => {
    await db().issue.update({ where: { id: NATIONAL }, data: { followerId: claire.userId } });
    await happened(NATIONAL, { kind: 'LABS', at: '09:00' });
    await happened(NATIONAL, {
      kind: 'CHANGED',
      details: { fields: { follower: [null, claire.name] } },
      by: claire,
      at: '10:00',
    });
    await happened(NATIONAL, { kind: 'LABS', at: '11:00' });
    const { fresh: groups } = await readNews(claire);
    expect(groups.map(({ issue, reasons, lines }) => [issue?.id, reasons, lines.length])).toEqual([
      [NATIONAL, ['charge'], 1],
    ]);
    expect(await countNews(claire)).toBe(1);
    expect((await readFollowed(claire)).charge).toBe(1);
    await db().issue.update({ where: { id: NATIONAL }, data: { followerId: null } });
  });

  it('come by the region, of the issue or of its labs, and by the product', async () => {
    await followSince(claire, { region: '53' });
    await happened(BRETON, { kind: 'LABS' });
    await happened(NATIONAL, { kind: 'LABS', at: '11:00' });
    expect(await fresh(claire)).toEqual(['102: Laboratoires concernés modifiés']);
    await db().issueLab.create({ data: { issueId: NATIONAL, legalEntityFiness: '350000001' } });
    expect(await fresh(claire)).toEqual([
      '101: Laboratoires concernés modifiés',
      '102: Laboratoires concernés modifiés',
    ]);
    await db().subscription.deleteMany();
    await followSince(claire, { product: 'BETA-SIL' });
    expect((await readNews(claire)).fresh.map(({ issue, reasons }) => [issue?.id, reasons])).toEqual([
      [NATIONAL, ['product']],
    ]);
  });

  it('tell a mention, and what answers one’s own feedback, without following', async () => {
    await db().issueComment.create({
      data: {
        id: 7,
        issueId: BRETON,
        authorLabel: 'Claire',
        authorOrg: 'DNS',
        body: '@Yann, qu’en dites-vous ?',
        internal: true,
        createdAt: new Date('2023-10-05T09:00:00Z'),
        mentions: { create: { userId: yann.userId ?? '' } },
      },
    });
    const said = {
      userId: yann.userId,
      authorLabel: yann.name,
      organisation: 'ARS Bretagne',
      regionCode: '53',
      categoryCode: 'DIFF-BUG',
      severity: 'SLOWS' as const,
      channel: 'VISIT' as const,
      createdAt: new Date('2023-10-01T09:00:00Z'),
      qualifiedAt: new Date('2023-10-05T08:00:00Z'),
      qualifiedBy: 'Claire',
    };
    await db().feedback.createMany({
      data: [
        {
          ...said,
          id: 1,
          clientKey: '00000000-0000-4000-8000-000000000001',
          body: 'Un',
          state: 'ATTACHED',
          issueId: NATIONAL,
        },
        {
          ...said,
          id: 2,
          clientKey: '00000000-0000-4000-8000-000000000002',
          body: 'Deux',
          state: 'REJECTED',
          reason: 'Déjà corrigé.',
        },
        { ...said, id: 3, clientKey: '00000000-0000-4000-8000-000000000003', body: 'Trois' },
      ],
    });
    await happened(NATIONAL, { kind: 'FEEDBACK_ATTACHED', at: '08:00', details: { feedback: 1 } });
    await happened(BRETON, { kind: 'COMMENT', details: { comment: 7 }, internal: true, at: '09:00' });
    await happened(BRETON, { kind: 'COMMENT', details: { comment: 8 }, at: '09:30' });
    await happened(NATIONAL, { kind: 'COMMENT', at: '10:00' });
    await happened(NATIONAL, { kind: 'ACTION_STATE', details: { what: 'Livrer', to: 'DONE' }, at: '11:00' });
    expect((await fresh(yann)).sort()).toEqual([
      '-: Votre remontée R-0002 n’est pas retenue\u00A0: Déjà corrigé.',
      '101: Action terminée\u00A0: Livrer',
      '101: Votre remontée R-0001 est rattachée à l’irritant n°\u00A0101',
      '102: Note interne',
    ]);
    expect(await countNews(yann)).toBe(4);
  });

  it('of a vendor have nothing internal, no person and no other vendor; an observer reads national issues only', async () => {
    await followSince(alpha, { product: 'ALPHA-LAB' });
    await happened(NATIONAL, { kind: 'COMMENT', internal: true, by: claire });
    await happened(NATIONAL, {
      kind: 'ANSWER',
      details: { vendor: 'beta', kind: 'PLANNED', version: '5.1' },
      org: 'Bêta',
    });
    await happened(NATIONAL, { kind: 'COMMENT', org: 'Bêta', at: '11:00' });
    await happened(NATIONAL, { kind: 'COMMENT', by: yann, org: 'ARS Bretagne', at: '12:00' });
    const news = await readNews(alpha);
    expect(news.fresh.flatMap(({ lines }) => lines.map(({ text, actorOrg }) => [text, actorOrg]))).toEqual([
      ['Commentaire', 'ARS Bretagne'],
    ]);
    expect(JSON.stringify(news)).not.toMatch(/Claire|Yann|Nadia|Bêta|beta|interne/);
    await followSince(observer, { region: '53' });
    await happened(BRETON, { kind: 'COMMENT' });
    expect(await fresh(observer)).toEqual([]);
  });

  it('of an issue that is out of scope now are gone, from the list of what is followed too', async () => {
    await followSince(yann, { issue: '102' });
    await happened(BRETON, { kind: 'COMMENT' });
    await db().issue.update({ where: { id: BRETON }, data: { regionCode: '11' } });
    expect([await fresh(yann), (await readFollowed(yann)).issues]).toEqual([[], []]);
    await db().issue.update({ where: { id: BRETON }, data: { regionCode: '53' } });
  });

  it('are read once shown: up to the page’s own instant, never back, never into the future', async () => {
    await followSince(yann, { issue: '102' });
    await happened(BRETON, { kind: 'COMMENT', at: '00:10' });
    await happened(BRETON, { kind: 'REOPENED', at: '00:20' });
    expect(await countNews(yann)).toBe(2);
    await markNewsSeen(yann, new Date('2023-10-05T00:15:00Z'));
    await markNewsSeen(yann, new Date('2023-10-01T00:00:00Z'));
    expect([await countNews(yann), await fresh(yann)]).toEqual([1, ['102: Irritant rouvert']]);
    expect((await readNews(yann)).earlier.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual([
      'Commentaire',
    ]);
    await markNewsSeen(yann, new Date('2099-01-01T00:00:00Z'));
    const { seenAt } = await db().newsReading.findUniqueOrThrow({ where: { userId: yann.userId ?? '' } });
    expect(seenAt < new Date('2023-10-06T00:00:00Z')).toBe(true);
  });
});

describe('the digest', () => {
  const noon = new Date('2023-10-05T12:00:00Z');
  /** Asked for a week ago. */
  const asks = (who: Viewer) =>
    db().newsReading.create({
      data: {
        userId: who.userId ?? '',
        seenAt: new Date('2023-09-28T00:00:00Z'),
        pace: 'DAILY',
        mailedAt: new Date('2023-10-04T00:00:00Z'),
      },
    });

  it('leaves once, with what its reader may read, and is not sent again before a day', async () => {
    await followSince(claire, { issue: '101' });
    await followSince(alpha, { product: 'ALPHA-LAB' });
    await asks(claire);
    await asks(alpha);
    await happened(NATIONAL, { kind: 'COMMENT', internal: true, at: '08:00' });
    await happened(NATIONAL, { kind: 'STATE', details: { to: 'PLANNED' }, at: '09:00' });
    const two = await Promise.all([sendDigests(noon, 'https://vigie.test'), sendDigests(noon, 'https://vigie.test')]);
    expect(two.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(2);
    expect(mail.mails).toHaveLength(2);
    const textTo = (address: string) => mail.mails.find(({ to }) => to.includes(address))?.text ?? '';
    const [toAlpha, toClaire] = [textTo('Ana@essai.test'), textTo('Claire@essai.test')];
    expect(toClaire).toContain('Les noms à apostrophe font rejeter le document');
    expect(toClaire).toContain('Note interne');
    expect(toClaire).toContain('https://vigie.test/issues/101');
    expect(toAlpha).toContain('Les noms à apostrophe font rejeter le document');
    expect(toAlpha).toContain('État\u00A0: planifié');
    expect(toAlpha).not.toMatch(/interne|Nadia|Claire/);
    await happened(NATIONAL, { kind: 'REOPENED', at: '13:00' });
    expect(await sendDigests(new Date('2023-10-05T14:00:00Z'), null)).toEqual({ sent: 0, failed: 0 });
    expect(await sendDigests(new Date('2023-10-06T12:00:00Z'), null)).toEqual({ sent: 2, failed: 0 });
    expect(mail.mails.at(-1)?.text).not.toContain('planifié');
  });

  it('tells neither twice nor never what was being written while it left', async () => {
    await followSince(claire, { issue: '101' });
    await asks(claire);
    await happened(NATIONAL, { kind: 'REOPENED', at: '09:00' });
    await happened(NATIONAL, { kind: 'CLOSED', at: '11:59' });
    expect(await sendDigests(new Date('2023-10-05T11:59:45Z'), null)).toEqual({ sent: 1, failed: 0 });
    expect(mail.mails.at(-1)?.text).toContain('rouvert');
    expect(mail.mails.at(-1)?.text).not.toContain('clos');
    // Dated a moment before the mail, there to be read a moment after it.
    await happened(NATIONAL, { kind: 'LABS', at: '11:59' });
    await sendDigests(new Date('2023-10-06T12:00:00Z'), null);
    const text = mail.mails.at(-1)?.text ?? '';
    expect([text.includes('Irritant clos'), text.includes('Laboratoires'), text.includes('rouvert')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('that fails for one is tried again, and does not stop the others', async () => {
    await followSince(claire, { issue: '101' });
    await followSince(yann, { issue: '101' });
    await asks(claire);
    await asks(yann);
    await happened(NATIONAL, { kind: 'REOPENED', at: '09:00' });
    mail.refuse('Claire@essai.test');
    expect(await sendDigests(noon, null)).toEqual({ sent: 1, failed: 1 });
    mail.refuse(null);
    expect(await sendDigests(noon, null)).toEqual({ sent: 1, failed: 0 });
    expect(mail.mails).toHaveLength(2);
  });

  it('says nothing when there is nothing, nor to who has lost the right', async () => {
    await followSince(claire, { issue: '101' });
    await asks(claire);
    expect(await sendDigests(noon, null)).toEqual({ sent: 0, failed: 0 });
    await happened(NATIONAL, { kind: 'REOPENED', at: '09:00' });
    await db().user.update({ where: { id: claire.userId ?? '' }, data: { active: false } });
    expect(await sendDigests(noon, null)).toEqual({ sent: 0, failed: 0 });
    await db().user.update({ where: { id: claire.userId ?? '' }, data: { active: true } });
  });

  it('begins when it is asked for: what came before is not mailed', async () => {
    expect(await setPace(yann, 'HOURLY')).toMatchObject({ ok: false });
    expect(await setPace(yann, 'WEEKLY')).toEqual({ ok: true });
    const row = await db().newsReading.findUniqueOrThrow({ where: { userId: yann.userId ?? '' } });
    expect([row.pace, row.mailedAt?.toISOString().slice(0, 10)]).toEqual(['WEEKLY', '2023-10-05']);
  });
});
