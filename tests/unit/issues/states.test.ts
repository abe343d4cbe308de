import { describe, expect, it } from 'vitest';
import { movesOf, stageSteps } from '@/lib/issues/issue-stages';
import { type DoingFacts, nextDoings } from '@/lib/issues/next-doings';
import { stateFault } from '@/lib/issues/state-rules';
import { type IsoDate, month } from '@/lib/month';

const day = (text: string) => text as IsoDate;
const TODAY = day('2023-10-05');
const asked = {
  from: 'IN_PROGRESS',
  to: 'EFFECT_TO_CONFIRM',
  openedOn: day('2023-04-18'),
  fixedOn: day('2023-07-11'),
  reason: '',
  products: 1,
  openActions: 0,
  unmeasured: null,
} as const;

describe('moving an issue', () => {
  it('needs the day of the fix, past and after the opening', () => {
    expect(stateFault(asked, TODAY)).toBeNull();
    expect(stateFault({ ...asked, fixedOn: null }, TODAY)?.field).toBe('fixedOn');
    expect(stateFault({ ...asked, fixedOn: day('2023-10-06') }, TODAY)?.message).toContain('à venir');
    expect(stateFault({ ...asked, fixedOn: day('2023-04-17') }, TODAY)?.message).toContain('le 18/04/2023');
  });

  it('measures an effect from two full months', () => {
    expect(stateFault({ ...asked, to: 'EFFECT_MEASURED' }, TODAY)).toBeNull();
    // August was not a full month: one only, September.
    expect(stateFault({ ...asked, to: 'EFFECT_MEASURED', fixedOn: day('2023-08-02') }, TODAY)?.message).toContain(
      'Moins de 2\u00A0mois de recul',
    );
  });

  it('closes and reopens for a reason, and asks a vendor only where there is one', () => {
    expect(stateFault({ ...asked, to: 'CLOSED' }, TODAY)?.field).toBe('reason');
    expect(stateFault({ ...asked, to: 'CLOSED', reason: 'Corrigé partout.' }, TODAY)).toBeNull();
    expect(stateFault({ ...asked, from: 'CLOSED', to: 'ANALYSIS' }, TODAY)?.field).toBe('reason');
    expect(stateFault({ ...asked, to: 'AWAITING_ANSWER', products: 0 }, TODAY)?.field).toBe('state');
  });

  it('does not close over actions that are still open', () => {
    expect(stateFault({ ...asked, to: 'CLOSED', reason: 'Corrigé partout.', openActions: 2 }, TODAY)?.message).toBe(
      '2\u00A0actions restent ouvertes\u00A0: dites ce qui est fait ou abandonné, puis clôturez.',
    );
  });

  it('reopens under the rules of the state it goes to', () => {
    const again = { ...asked, from: 'CLOSED', reason: 'Il revient.' } as const;
    expect(stateFault({ ...again, to: 'EFFECT_MEASURED', fixedOn: null }, TODAY)?.field).toBe('fixedOn');
    expect(stateFault({ ...again, to: 'AWAITING_ANSWER', products: 0 }, TODAY)?.field).toBe('state');
    expect(stateFault({ ...again, to: 'ANALYSIS' }, TODAY)).toBeNull();
  });

  it('takes no effect for measured while the figures measure nothing', () => {
    const unmeasured = 'Moins de 2\u00A0mois déclarés depuis le correctif, pas encore de mesure';
    expect(stateFault({ ...asked, to: 'EFFECT_MEASURED', unmeasured }, TODAY)).toEqual({
      field: 'state',
      message: `${unmeasured}. Gardez «\u00A0Effet à confirmer\u00A0».`,
    });
  });
});

describe('the three stages', () => {
  const issue = {
    state: 'EFFECT_TO_CONFIRM',
    openedOn: day('2023-04-18'),
    dueOn: day('2023-10-31'),
    closedOn: null,
  } as const;
  const moves = [
    { on: day('2023-05-12'), to: 'AWAITING_ANSWER' },
    { on: day('2023-06-01'), to: 'PLANNED' },
    { on: day('2023-07-11'), to: 'EFFECT_TO_CONFIRM' },
  ] as const;

  it('have the dates of the moves between them', () => {
    expect(stageSteps(issue, moves)).toEqual([
      { stage: 'DIAGNOSTIC', standing: 'done', text: 'du 18/04 au 12/05/2023' },
      { stage: 'ACTIONS', standing: 'done', text: 'du 12/05 au 11/07/2023' },
      { stage: 'FOLLOW_UP', standing: 'current', text: 'effet à confirmer avant le 31/10/2023' },
    ]);
  });

  it('forget what was left when an issue goes back', () => {
    const back = [...moves, { on: day('2023-08-01'), to: 'IN_PROGRESS' }] as const;
    expect(stageSteps({ ...issue, state: 'IN_PROGRESS' }, back)).toEqual([
      { stage: 'DIAGNOSTIC', standing: 'done', text: 'du 18/04 au 12/05/2023' },
      { stage: 'ACTIONS', standing: 'current', text: 'action en cours, depuis le 12/05/2023' },
      { stage: 'FOLLOW_UP', standing: 'next', text: 'à venir' },
    ]);
  });

  it('say a stage that was skipped, and a closed issue', () => {
    const closed = movesOf([{ kind: 'CLOSED', on: day('2023-05-02'), details: { reason: 'Sans objet.' } }]);
    expect(
      stageSteps({ ...issue, state: 'CLOSED', closedOn: day('2023-05-02') }, closed).map(({ text }) => text),
    ).toEqual(['du 18/04 au 02/05/2023', 'étape passée', 'clos le 02/05/2023']);
  });
});

describe('what may be done now', () => {
  const facts: DoingFacts = {
    state: 'ANALYSIS',
    owner: null,
    products: 1,
    vendors: 1,
    feedbacks: 3,
    fixedOn: null,
    lastMonth: month('2023-09'),
    openActions: 0,
    answered: false,
    effect: null,
  };
  const triage = { triage: true, answer: false, comment: true };
  const vendor = { triage: false, answer: true, comment: true };

  it('follows the state for the task force', () => {
    expect(nextDoings(triage, facts).main).toBe('assign');
    expect(nextDoings(triage, { ...facts, owner: 'Ormélis' }).main).toBe('ask');
    expect(nextDoings(triage, { ...facts, state: 'PLANNED' }).main).toBe('fixed');
    expect(nextDoings(triage, { ...facts, state: 'EFFECT_TO_CONFIRM', fixedOn: day('2023-08-02') }).main).toBeNull();
    const old = { ...facts, state: 'EFFECT_TO_CONFIRM', fixedOn: day('2023-07-11') } as const;
    const effect = {
      title: 'Le correctif a fait gagner environ 12\u202F000\u00A0documents par mois',
      measured: true,
      concludes: true,
    };
    expect(nextDoings(triage, { ...old, effect }).main).toBe('measured');
    const unclear = nextDoings(triage, { ...old, effect: { ...effect, concludes: false } });
    expect([unclear.main, unclear.others[0]]).toEqual([null, 'measured']);
    const unmeasured = nextDoings(triage, { ...old, effect: { ...effect, measured: false, concludes: false } });
    expect([unmeasured.main, unmeasured.others.includes('measured')]).toEqual([null, false]);
    expect(nextDoings(triage, { ...facts, state: 'IN_PROGRESS', openActions: 2 }).text).toContain(
      '2\u00A0actions sont ouvertes.',
    );
    expect(nextDoings(triage, { ...facts, state: 'CLOSED' })).toMatchObject({ main: 'reopen', others: [] });
  });

  it('offers a vendor to answer, a region to comment, an observer nothing', () => {
    expect(nextDoings(vendor, facts).main).toBe('answer');
    expect(nextDoings(vendor, { ...facts, answered: true })).toMatchObject({
      main: null,
      others: ['answer', 'comment'],
    });
    expect(nextDoings({ triage: false, answer: false, comment: true }, facts)).toMatchObject({
      main: 'comment',
      others: [],
    });
    expect(nextDoings({ triage: false, answer: false, comment: false }, facts)).toMatchObject({
      main: null,
      others: [],
    });
    expect(nextDoings(vendor, { ...facts, state: 'CLOSED' })).toMatchObject({ main: null, others: [] });
  });
});
