import { beforeAll, describe, expect, it } from 'vitest';
import { viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { drawAgenda } from '@/lib/issues/agenda';
import { readEffect } from '@/lib/issues/effect-queries';
import { EVENT_DETAILS } from '@/lib/issues/event-details';
import { readIssue } from '@/lib/issues/issue-queries';
import { readAgendaGround } from '@/lib/issues/meeting-queries';
import { isoDate } from '@/lib/month';
import { findPatientData } from '@/lib/patient-data';
import { freshDatabase } from '../setup/database.ts';

beforeAll(async () => {
  await freshDatabase({ demo: true });
});

/** Every text that somebody has written, as the screens show it. */
async function texts(): Promise<string[]> {
  const rows = await db().$queryRaw<{ text: string }[]>`
    select title as text from issue union all select statement from issue union all select closing_reason from issue where closing_reason is not null
    union all select body from feedback union all select reason from feedback where reason is not null
    union all select body from issue_comment union all select body from vendor_answer
    union all select what from action union all select result from action where result is not null
    union all select summary from meeting union all select subject from meeting_item
    union all select decision from meeting_item where decision is not null`;
  return rows.map(({ text }) => text);
}

describe('the demo’s issues, loaded', () => {
  it('leave the numbers that follow to those of tomorrow', async () => {
    const [next] = await db().$queryRaw<{ issue: number; feedback: number }[]>`
      select nextval(pg_get_serial_sequence('issue', 'id'))::int as issue, nextval(pg_get_serial_sequence('feedback', 'id'))::int as feedback`;
    expect(next).toEqual({ issue: 129, feedback: 1086 });
  });

  it('have a history that can be read, about their own feedbacks, comments, answers and actions', async () => {
    const events = await db().issueEvent.findMany();
    const unread = events.filter(
      ({ kind, details }) => !EVENT_DETAILS[kind as keyof typeof EVENT_DETAILS].safeParse(details).success,
    );
    expect(unread).toEqual([]);
    const strangers = await db().$queryRaw`
      select e.id, e.kind from issue_event e
      where e.details ? 'comment' and not exists (select from issue_comment c where c.id = (e.details ->> 'comment')::int and c.issue_id = e.issue_id and c.internal = e.internal)
        or e.details ? 'answer' and not exists (select from vendor_answer a where a.id = (e.details ->> 'answer')::int and a.issue_id = e.issue_id)
        or e.details ? 'action' and not exists (select from action a where a.id = (e.details ->> 'action')::int and a.issue_id = e.issue_id)
        or e.details ? 'feedback' and not exists (select from feedback f where f.id = (e.details ->> 'feedback')::int and f.issue_id = e.issue_id)`;
    expect(strangers).toEqual([]);
  });

  it('have nothing happen before they are opened', async () => {
    expect(
      await db().$queryRaw`
        select e.issue_id, e.kind from issue_event e join issue_event o on o.issue_id = e.issue_id and o.kind = 'OPENED' where e.at < o.at
        union all select a.issue_id, 'ACTION' from action a join issue i on i.id = a.issue_id where a.made_on < i.opened_on
        union all select mi.issue_id, 'MEETING' from meeting_item mi join meeting m on m.id = mi.meeting_id join issue i on i.id = mi.issue_id where m.held_on < i.opened_on`,
    ).toEqual([]);
  });

  it('are joined by «moi aussi» while they are open and not yet mended', async () => {
    expect(
      await db().$queryRaw`
        select f.id from feedback f join issue i on i.id = f.issue_id join issue_event o on o.issue_id = i.id and o.kind = 'OPENED'
        where f.me_too and (f.created_at < o.at or f.created_at::date >= least(i.fixed_on, i.closed_on))`,
    ).toEqual([]);
  });

  it('are on the agenda of the committee to come as its form draws it: late actions, then the heaviest', async () => {
    const next = await db().meeting.findFirstOrThrow({
      where: { state: 'PLANNED' },
      include: { items: { orderBy: { position: 'asc' } } },
    });
    const subjects = next.items.map(({ subject }) => subject);
    expect(subjects).toEqual([
      'Le paramétrage MSSanté se refait site par site',
      'Le N3 reste éteint tant que le transcodage LOINC est partiel',
      'L’équipe d’un plateau refuse la démarche',
      'L’accueil ne sait plus qui qualifie l’INS',
      'La sous-traitance revient sans code LOINC',
      'Des patients refusent de montrer une pièce d’identité',
    ]);
    const { facts } = await readAgendaGround(db(), { id: null, heldOn: isoDate(next.heldOn) });
    expect(drawAgenda(facts).map(({ subject }) => subject)).toEqual(subjects);
  });

  it('are late twice, and three actions are', async () => {
    const today = new Date('2023-10-05');
    expect(await db().issue.count({ where: { closedOn: null, dueOn: { lt: today } } })).toBe(2);
    expect(await db().action.count({ where: { state: { in: ['TODO', 'IN_PROGRESS'] }, dueOn: { lt: today } } })).toBe(
      3,
    );
  });

  it('are mended by versions that came after the one that was referenced', async () => {
    expect(
      await db().$queryRaw`
        select ip.issue_id from issue_product ip join referencing r on r.product_code = ip.product_code and r.version = ip.fixed_in`,
    ).toEqual([]);
  });

  it('say of a lab what its feed shows: six that have stopped, two that have fallen', async () => {
    const sent = await db().$queryRaw<{ issue: number; before: number; september: number }[]>`
      select il.issue_id as issue, max(f.documents) filter (where f.month < '2023-09')::int as before,
        sum(f.documents) filter (where f.month = '2023-09')::int as september
      from issue_lab il
      join (select legal_entity_finess as finess, month, sum(count) as documents from feed_count where channel = 'DMP' group by 1, 2) f
        on f.finess = il.legal_entity_finess
      join issue i on i.id = il.issue_id
      where i.title in ('Le certificat serveur DMP expire sans alerte', 'La mise à jour a coupé l’envoi au DMP')
      group by il.issue_id, il.legal_entity_finess`;
    const certificate = sent.filter(({ issue }) => issue === 116);
    expect([certificate.length, certificate.filter(({ september }) => september === 0).length]).toEqual([9, 6]);
    expect(certificate.filter(({ before }) => before === 0)).toEqual([]);
    const update = sent.filter(({ issue }) => issue === 124);
    expect([update.length, update.filter(({ before, september }) => september < before / 2).length]).toEqual([2, 2]);
  });

  it('have an effect that is measured: a gain, none, too soon, or not declared yet', async () => {
    const effect = async (id: number) => {
      const { fixedOn } = await db().issue.findUniqueOrThrow({ where: { id } });
      return readEffect(id, isoDate(fixedOn ?? new Date(0)));
    };
    const duplicate = await effect(102);
    expect(duplicate).toMatchObject({ kind: 'measured', labs: 16, measurable: true });
    expect(duplicate.kind === 'measured' && duplicate.gain !== null && duplicate.gain > 10_000).toBe(true);
    expect(await effect(106)).toMatchObject({ kind: 'measured', labs: 11, measurable: false });
    expect(await effect(101)).toMatchObject({ kind: 'too-soon', from: '2023-11-01' });
    // Ormélis has not deposited September: July and August, the two months after the fix of June 27, are enough.
    const apostrophe = await effect(103);
    expect(apostrophe).toMatchObject({ kind: 'measured', labs: 23, measurable: true });
    expect(
      apostrophe.kind === 'measured' && apostrophe.months.map(({ month, phase }) => [month, phase]).slice(3),
    ).toEqual([
      ['2023-06', 'fix'],
      ['2023-07', 'after'],
      ['2023-08', 'after'],
      ['2023-09', 'waiting'],
    ]);
  });

  it('span two vendors once: each reads its own part, and nothing of the other', async () => {
    const { id } = await db().issue.findFirstOrThrow({ where: { title: 'La sous-traitance revient sans code LOINC' } });
    const hugo = await db().user.findUniqueOrThrow({ where: { email: 'editeur-b@demo.test' } });
    const viewer = await viewerOfUser(hugo.id);
    const issue = viewer && (await readIssue(viewer, id));
    expect(issue).toMatchObject({ otherProducts: 1, products: [{ code: 'CALANQUE-SIL' }] });
    expect(issue?.actions.map(({ what }) => what)).toEqual([
      'Décrire comment reprendre les codes d’un laboratoire sous-traitant',
      'Reprendre dans Calanque SIL les codes reçus des sous-traitants',
    ]);
    expect(JSON.stringify(issue)).not.toMatch(/sillage/i);
  });

  it('are written in French type, and hold nothing that looks like a patient’s', async () => {
    const written = await texts();
    expect(written.filter((text) => / [:;?!»]|« |['"]|\d (?:h|Mo|%)(?![\p{L}])/u.test(text))).toEqual([]);
    expect(written.filter((text) => findPatientData(text) !== null)).toEqual([]);
  });
});
