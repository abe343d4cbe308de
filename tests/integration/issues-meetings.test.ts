import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { advanceAction } from '@/lib/issues/action-commands';
import { readVendorWork } from '@/lib/issues/blocks-queries';
import {
  addMeetingAction,
  addPoint,
  closeMeeting,
  createMeeting,
  decide,
  editMeeting,
  type MeetingResult,
  movePoint,
  removePoint,
  reopenMeeting,
  summarise,
} from '@/lib/issues/meeting-commands';
import { listMeetings, type MeetingPage, readMeeting } from '@/lib/issues/meeting-queries';
import { minutesDocx } from '@/lib/issues/minutes-docx';
import { type IsoDate, isoDate } from '@/lib/month';
import { inflateEntry, zipEntries } from '@/lib/tabular/zip';
import { freshDatabase } from '../setup/database.ts';
import { insertUser, insertVendors } from '../setup/rows.ts';

let claire: Viewer;
let paul: Viewer;
let bretagne: Viewer;
let vendor: Viewer;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const found = await viewerOfUser(await insertUser(name, grant));
  if (!found) throw new Error(`no viewer for ${name}`);
  return found;
}

async function insertIssue(
  id: number,
  title: string,
  regionCode: string | null,
  severity: 'SLOWS' | 'BLOCKS' = 'SLOWS',
) {
  await db().issue.create({
    data: {
      id,
      title,
      statement: title,
      categoryCode: 'DIFF-BUG',
      severity,
      state: 'ANALYSIS',
      regionCode,
      openedOn: new Date('2023-06-01'),
    },
  });
}

function idOf(result: MeetingResult): number {
  if (!result.ok) throw new Error(result.message);
  return result.id;
}

const prepare = async (heldOn: string) =>
  idOf(await createMeeting(claire, { title: '', heldOn, organisations: 'DNS, Cnam\nARS Bretagne, DNS' }));

async function page(id: number, who: Viewer = claire): Promise<MeetingPage> {
  const found = await readMeeting(who, id);
  if (!found) throw new Error(`no meeting ${id}`);
  return found;
}

/** The fields that every form of this meeting's page carries, and its nth point. */
async function on(id: number, nth = 1): Promise<{ meeting: string; version: string; point: string }> {
  const { version, points } = await page(id);
  return { meeting: String(id), version: String(version), point: String(points[nth - 1]?.id ?? 0) };
}

/** The runs of text of a Word file's body, one after the other. */
function documentText(file: Buffer): string {
  const entry = zipEntries(file)?.find(({ name }) => name === 'word/document.xml');
  const xml = entry ? inflateEntry(file, entry) : 'damaged';
  if (!Buffer.isBuffer(xml)) throw new Error(`word/document.xml: ${entry ? xml : 'none'}`);
  return xml
    .toString('utf8')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '');
}

const ACTION = { kind: 'ACTION-TECH', what: 'Écrire la notice', owner: 'DNS', dueOn: '2023-10-20' };

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  claire = await viewer('Claire Martin', { role: 'TASKFORCE' });
  paul = await viewer('Paul Denis', { role: 'TASKFORCE' });
  bretagne = await viewer('Yann', { role: 'REGIONAL', regionCode: '53' });
  vendor = await viewer('Ana', { role: 'VENDOR', vendorSlug: 'alpha' });
  await insertIssue(101, 'Les envois de nuit s’arrêtent', null, 'BLOCKS');
  await insertIssue(102, 'File d’attente en Île-de-France', '11');
  await db().issueProduct.create({ data: { issueId: 101, productCode: 'ALPHA-LAB' } });
});

beforeEach(async () => {
  await db().action.deleteMany();
  await db().meeting.deleteMany();
});

describe('a meeting', () => {
  it('is prepared with a title, its participants once, and the open issues', async () => {
    const meeting = await page(await prepare('2023-10-05'));
    expect(meeting.title).toBe('Comité de suivi du 05/10/2023');
    expect(meeting.organisations).toEqual(['DNS', 'Cnam', 'ARS Bretagne']);
    expect(meeting.points.map(({ subject }) => subject)).toEqual([
      'Les envois de nuit s’arrêtent',
      'File d’attente en Île-de-France',
    ]);
    const refusal = await createMeeting(claire, { title: '', heldOn: '2023-10-05', organisations: ' ,\n' });
    expect(refusal).toMatchObject({ ok: false, field: 'organisations' });
  });

  it('opens on what the last one decided, and where it stands', async () => {
    const first = await prepare('2023-09-12');
    await decide(claire, { ...(await on(first)), decision: 'Livrer un correctif en octobre.' });
    const fix = { kind: 'ACTION-FIX', what: 'Livrer la 4.2', owner: 'VENDOR:alpha', dueOn: '2023-09-29' };
    expect(await addMeetingAction(claire, { ...(await on(first)), ...fix })).toMatchObject({ ok: true });
    expect(await addMeetingAction(claire, { ...(await on(first)), ...ACTION })).toMatchObject({ ok: true });
    expect(await closeMeeting(claire, await on(first))).toMatchObject({ ok: true });

    const second = await page(await prepare('2023-10-12'));
    expect(second.previous).toEqual({ id: first, heldOn: '2023-09-12' });
    expect(second.followUp).toMatchObject({
      heldOn: '2023-09-12',
      sentence: '2\u00A0actions décidées\u00A0: 2\u00A0ouvertes dont 1 en retard',
      points: [
        {
          issueId: 101,
          decision: 'Livrer un correctif en octobre.',
          actions: [
            { what: 'Livrer la 4.2', owner: 'Alpha', dueOn: '2023-09-29', issueId: 101 },
            { what: 'Écrire la notice', owner: 'DNS', dueOn: '2023-10-20', issueId: 101 },
          ],
        },
      ],
    });
    // The late action is told above the agenda; its issue is on it for its priority, with the delay as the reason.
    expect(second.points[0]).toMatchObject({
      issueId: 101,
      why: 'Action en retard de 6\u00A0jours\u00A0: «\u00A0Livrer la 4.2\u00A0» (Alpha)',
    });
    const [, held] = await listMeetings(bretagne);
    expect(held).toMatchObject({ state: 'HELD', decisions: 1, actions: { total: 2, open: 2, late: 1 } });
  });

  it('opens on a decision without an action too, of a meeting closed after this one was prepared', async () => {
    const first = await prepare('2023-09-12');
    const second = await prepare('2023-10-05');
    expect((await page(second)).followUp).toBeNull();
    await decide(claire, { ...(await on(first)), decision: 'Rien avant novembre.' });
    await closeMeeting(claire, await on(first));
    expect((await page(second)).followUp).toMatchObject({
      sentence: '1\u00A0décision, aucune action',
      points: [{ decision: 'Rien avant novembre.', actions: [] }],
    });
  });

  it('is not prepared twice for one day under one title, even by two presses at once', async () => {
    const given = { title: '', heldOn: '2023-10-05', organisations: 'DNS' };
    const results = await Promise.all([createMeeting(claire, given), createMeeting(claire, given)]);
    const made = results.find(({ ok }) => ok);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      code: 'conflict',
      existing: made?.ok ? made.id : null,
      message:
        '«\u00A0Comité de suivi du 05/10/2023\u00A0» est déjà préparé pour le 05/10/2023. Ouvrez-le, ou changez le titre.',
    });
    expect(await createMeeting(claire, { ...given, title: 'Groupe LOINC' })).toMatchObject({ ok: true });
  });

  it('follows another of the same day, which does not follow it', async () => {
    const morning = await prepare('2023-10-05');
    const evening = idOf(await createMeeting(claire, { title: 'Soir', heldOn: '2023-10-05', organisations: 'DNS' }));
    for (const id of [morning, evening]) await closeMeeting(claire, await on(id));
    expect([(await page(morning)).previous, (await page(evening)).previous?.id]).toEqual([null, morning]);
  });

  it('has an action about no single issue said done by the one who bears it', async () => {
    const id = await prepare('2023-10-05');
    await addPoint(claire, { ...(await on(id)), subject: 'Calendrier', issue: '' });
    const free = { ...(await on(id, 3)), kind: 'ACTION-FIX', what: 'Envoyer le calendrier', owner: 'VENDOR:alpha' };
    expect(await addMeetingAction(claire, { ...free, dueOn: '2023-10-20' })).toMatchObject({ ok: true });
    const action = await db().action.findFirstOrThrow();
    expect((await readVendorWork(vendor)).actions).toMatchObject([{ id: action.id, free: true, issue: null }]);
    expect((await page(id)).points[2]?.actions[0]?.mine).toBe(true);
    expect((await page(id, bretagne)).points[2]?.actions[0]?.mine).toBe(false);
    const done = { issueId: '', action: String(action.id), actionVersion: '0', state: 'DONE', doneOn: '2023-10-05' };
    expect(await advanceAction(bretagne, done)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await advanceAction(vendor, done)).toEqual({ ok: true });
    expect(await advanceAction(vendor, done)).toMatchObject({ ok: false, code: 'conflict' });
    expect((await readVendorWork(vendor)).actions).toEqual([]);
  });

  it('to come has actions that may be done before it, also when it is put off', async () => {
    const id = await prepare('2023-10-12');
    await addMeetingAction(claire, { ...(await on(id)), ...ACTION });
    const { id: action, issueId } = await db().action.findFirstOrThrow();
    const done = { issueId: String(issueId), action: String(action), actionVersion: '0', doneOn: '2023-10-05' };
    expect(await advanceAction(claire, { ...done, state: 'DONE' })).toEqual({ ok: true });
    const later = { ...(await on(id)), title: '', heldOn: '2023-10-19', organisations: 'DNS' };
    expect(await editMeeting(claire, later)).toMatchObject({ ok: true });
    expect(isoDate((await db().action.findFirstOrThrow()).madeOn)).toBe('2023-10-05');
  });

  it('gives no action to a vendor or a region that cannot read the issue', async () => {
    const id = await prepare('2023-10-05');
    const fix = { kind: 'ACTION-FIX', what: 'Livrer', dueOn: '2023-10-20' };
    const message =
      'Aucun logiciel de Bêta n’est attaché à l’irritant n°\u00A0101\u00A0: ajoutez-le d’abord, ou choisissez un autre porteur.';
    const beta = await addMeetingAction(claire, { ...(await on(id)), ...fix, owner: 'VENDOR:beta' });
    expect(beta).toMatchObject({ ok: false, field: 'owner', message });
    const francilian = { ...(await on(id, 2)), ...ACTION, owner: 'REGION:53' };
    expect(await addMeetingAction(claire, francilian)).toMatchObject({ ok: false, field: 'owner' });
    expect(await addMeetingAction(claire, { ...francilian, owner: 'REGION:11' })).toMatchObject({ ok: true });
  });

  it('makes a decision’s action known to the issue, and refuses one that is due before the meeting', async () => {
    const id = await prepare('2023-10-05');
    const early = await addMeetingAction(claire, { ...(await on(id)), ...ACTION, dueOn: '2023-10-04' });
    expect(early).toMatchObject({
      ok: false,
      field: 'dueOn',
      message: 'L’échéance précède le comité du 05/10/2023. Choisissez ce jour, ou un jour suivant.',
    });
    const owner = await addMeetingAction(claire, { ...(await on(id)), ...ACTION, kind: 'ACTION-FIX' });
    expect(owner).toMatchObject({
      field: 'owner',
      message: '«\u00A0Correction d’anomalie\u00A0» est l’affaire d’un éditeur. Choisissez lequel.',
    });
    expect(await db().action.count()).toBe(0);
    expect(await addMeetingAction(claire, { ...(await on(id)), ...ACTION, dueOn: '2023-10-05' })).toMatchObject({
      ok: true,
    });
    const made = await db().action.findFirstOrThrow();
    expect([made.issueId, made.madeOn.toISOString().slice(0, 10), made.state]).toEqual([101, '2023-10-05', 'TODO']);
    const event = await db().issueEvent.findFirstOrThrow({ where: { issueId: 101 }, orderBy: { id: 'desc' } });
    expect(event).toMatchObject({
      kind: 'ACTION',
      actorLabel: 'Claire Martin',
      details: { action: made.id, what: 'Écrire la notice' },
    });
    // The day of the meeting cannot pass the action's.
    const later = { ...(await on(id)), title: '', heldOn: '2023-10-06', organisations: 'DNS' };
    expect(await editMeeting(claire, later)).toMatchObject({ ok: false, field: 'heldOn' });
  });

  it('keeps the order given to its points, and those on which something was decided', async () => {
    const id = await prepare('2023-10-05');
    const { meeting, version } = await on(id);
    expect(await addPoint(claire, { meeting, version, subject: 'Vague 2', issue: '' })).toMatchObject({ ok: true });
    const again = { ...(await on(id)), subject: '', issue: 'n° 101' };
    expect(await addPoint(claire, again)).toMatchObject({
      field: 'issue',
      message: 'L’irritant n°\u00A0101 est déjà à l’ordre du jour.',
    });
    await movePoint(claire, { ...(await on(id, 3)), direction: 'up' });
    await movePoint(claire, { ...(await on(id, 1)), direction: 'up' }); // already first
    const order = async () => (await page(id)).points.map(({ subject }) => subject);
    expect(await order()).toEqual(['Les envois de nuit s’arrêtent', 'Vague 2', 'File d’attente en Île-de-France']);
    await decide(claire, { ...(await on(id, 2)), decision: 'Reportée' });
    expect(await removePoint(claire, await on(id, 2))).toMatchObject({ ok: false });
    expect(await removePoint(claire, await on(id, 3))).toMatchObject({ ok: true });
    expect(await order()).toEqual(['Les envois de nuit s’arrêtent', 'Vague 2']);
  });

  it('tells the second of two people what the first has done, and writes nothing', async () => {
    const id = await prepare('2023-10-05');
    const mine = await on(id);
    await decide(paul, { ...mine, decision: 'Oui' });
    const result = await decide(claire, { ...mine, decision: 'Non' });
    expect(result).toMatchObject({ ok: false, code: 'conflict' });
    expect(result.ok ? '' : result.message).toMatch(
      /^Paul Denis a écrit une décision le 05\/10\/2023 \d\d:\d\d\. Rien n’a été enregistré, votre saisie est gardée/,
    );
    expect((await page(id)).points[0]?.decision).toBe('Oui');
  });

  it('is read only once closed, until it is opened again for a reason', async () => {
    const id = await prepare('2023-10-05');
    expect(await closeMeeting(claire, await on(id))).toMatchObject({ ok: true });
    expect(await summarise(claire, { ...(await on(id)), summary: 'Après coup' })).toMatchObject({
      message: 'Ce comité est clos. Rouvrez-le pour le modifier.',
    });
    expect(await reopenMeeting(claire, { ...(await on(id)), reason: ' ' })).toMatchObject({
      ok: false,
      field: 'reason',
    });
    expect(await reopenMeeting(claire, { ...(await on(id)), reason: 'Nom oublié' })).toMatchObject({ ok: true });
    expect((await page(id)).reopened).toMatch(
      /^Rouvert le 05\/10\/2023 \d\d:\d\d par Claire Martin\u00A0: Nom oublié$/,
    );
    expect(await summarise(claire, { ...(await on(id)), summary: 'Né le 12/03/1962' })).toMatchObject({
      field: 'summary',
    });
    const coming = await prepare('2023-10-12');
    expect(await closeMeeting(claire, await on(coming))).toMatchObject({
      message: 'Ce comité se tient le 12/10/2023\u00A0: il ne se clôt pas avant.',
    });
  });
});

describe('who may', () => {
  it('a region reads, and manages nothing; nothing of another region’s issue', async () => {
    const id = await prepare('2023-10-05');
    await decide(claire, { ...(await on(id, 2)), decision: 'Propre à l’Île-de-France' });
    await addMeetingAction(claire, { ...(await on(id, 2)), ...ACTION, what: 'Action francilienne' });
    const given = { ...(await on(id)), title: '', heldOn: '2023-10-05', organisations: 'DNS' };
    for (const result of [
      await createMeeting(bretagne, given),
      await editMeeting(bretagne, given),
      await decide(bretagne, { ...given, decision: 'x' }),
      await closeMeeting(bretagne, given),
    ]) {
      expect(result).toMatchObject({ ok: false, code: 'forbidden' });
    }
    const seen = await page(id, bretagne);
    expect(seen.points.map(({ subject, hidden }) => [subject, hidden])).toEqual([
      ['Les envois de nuit s’arrêtent', false],
      ['Sujet propre à une autre région', true],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/francilienne|Île-de-France/);
    // Ranked among the issues that it reads: one, where the task force reads two.
    expect(seen.points[0]?.why).toMatch(/^Priorité 1 sur 1\u00A0:/);
    expect((await page(id)).points[0]?.why).toMatch(/^Priorité 1 sur 2\u00A0:/);
    expect(await readMeeting(vendor, id)).toBeNull();
    expect(await listMeetings(vendor)).toEqual([]);
    expect(await readMeeting(claire, 999_999)).toBeNull();
  });
});

describe('the minutes as a Word file', () => {
  it('hold what was decided, by whom it is done, and when', async () => {
    const id = await prepare('2023-10-05');
    await decide(claire, {
      ...(await on(id)),
      decision: 'Livrer un correctif avant le 31 octobre & le dire aux régions.',
    });
    await addMeetingAction(claire, { ...(await on(id)), ...ACTION });
    const file = await minutesDocx(await page(id), '2023-10-05' as IsoDate);
    const text = documentText(file);
    for (const part of [
      'Comité de suivi du 05/10/2023',
      'Participants\u00A0: DNS, Cnam et ARS Bretagne',
      '1. Les envois de nuit s’arrêtent (irritant n°\u00A0101)',
      'Décision\u00A0: Livrer un correctif avant le 31 octobre &amp; le dire aux régions.',
      'Écrire la notice',
      '20/10/2023',
      'À faire, due le 20/10/2023',
      'état des actions au 05/10/2023',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('once closed, say what was decided and not what came of it', async () => {
    const id = await prepare('2023-10-05');
    await addMeetingAction(claire, { ...(await on(id)), ...ACTION });
    await closeMeeting(claire, await on(id));
    const before = documentText(await minutesDocx(await page(id), '2023-10-05' as IsoDate));
    const { id: action, issueId } = await db().action.findFirstOrThrow();
    const done = { issueId: String(issueId), action: String(action), actionVersion: '0', doneOn: '2023-10-05' };
    expect(await advanceAction(claire, { ...done, state: 'DONE' })).toEqual({ ok: true });
    expect(documentText(await minutesDocx(await page(id), '2023-11-30' as IsoDate))).toBe(before);
    expect(before).toContain('Écrire la notice');
    expect(before).not.toMatch(/À faire|état des actions/);
  });
});
