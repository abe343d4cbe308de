import { beforeEach, describe, expect, it, vi } from 'vitest';
import { afterSending } from '@/components/issues/new/after-sending';
import { checkedInput, emptyDraft, stepOf } from '@/components/issues/new/draft';
import { openReport, otherLab } from '@/components/issues/new/opening';
import {
  type Draft,
  putInOutbox,
  readDraft,
  readOutbox,
  writeChannel,
  writeDraft,
} from '@/components/issues/new/phone';

const kept = new Map<string, string>();
let full = false;
vi.stubGlobal('window', {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => kept.delete(key),
  },
});

const LAB = { kind: 'lab', finess: '350990172', name: 'SELAS Korrigan', town: 'Rennes', product: null } as const;
const chosen: Draft = { ...emptyDraft('VISIT'), clientKey: 'k1', place: LAB, category: 'DIFF-BUG' };
const whole: Draft = { ...chosen, severity: 'SLOWS', body: 'Tout est lent.' };
const report = { clientKey: 'k1', lab: '350990172', region: null, category: 'DIFF-BUG', severity: 'SLOWS' } as const;
const input = { ...report, channel: 'VISIT', body: 'Tout est lent.', meToo: null } as const;
const waiting = { report: input, draft: whole, keptAt: '2023-10-05T12:00:00Z', refused: 'Ce laboratoire est fermé.' };

beforeEach(() => {
  kept.clear();
  full = false;
});

describe('the report’s form opens', () => {
  it('on what the address asks for, heard where the last one was', () => {
    writeChannel('u1', 'DEMO');
    const opening = openReport('u1', emptyDraft('VISIT'), null, false);
    expect(opening).toMatchObject({ kind: 'begun', draft: { place: null, channel: 'DEMO' } });
    expect(opening.kind === 'begun' && opening.draft.clientKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it('on the draft that was begun, and on nobody else’s', () => {
    writeDraft('u1', chosen);
    expect(openReport('u1', emptyDraft('VISIT'), null, false)).toEqual({
      kind: 'resumed',
      draft: chosen,
      setAside: null,
    });
    expect(openReport('u2', emptyDraft('VISIT'), null, false).kind).toBe('begun');
    // Only a lab was chosen: the address names another one.
    expect(openReport('u1', { ...chosen, clientKey: '' }, null, false).kind).toBe('begun');
  });

  it('on the kept feedback to be mended, unless another one is being written', () => {
    putInOutbox('u1', waiting);
    expect(openReport('u1', emptyDraft('VISIT'), 'k1', false)).toEqual({ kind: 'mended', waiting });
    expect(readOutbox('u1')).toEqual([]);
    putInOutbox('u1', waiting);
    const other = { ...whole, clientKey: 'k2' };
    writeDraft('u1', other);
    expect(openReport('u1', emptyDraft('VISIT'), 'k1', false)).toEqual({
      kind: 'resumed',
      draft: other,
      setAside: 'k1',
    });
    expect(readOutbox('u1')).toEqual([waiting]);
  });

  it('on what is leaving, back from signing in, unless another one is being written', () => {
    const leaving = { ...waiting, refused: null };
    putInOutbox('u1', leaving);
    expect(openReport('u1', emptyDraft('VISIT'), null, true)).toEqual({ kind: 'leaving', waiting: leaving });
    expect(openReport('u1', emptyDraft('VISIT'), null, false).kind).toBe('begun');
    writeDraft('u1', { ...whole, clientKey: 'k2' });
    expect(openReport('u1', emptyDraft('VISIT'), null, true).kind).toBe('resumed');
    expect(readOutbox('u1')).toEqual([leaving]);
  });

  it('saying that the draft is about another lab than the address’s', () => {
    const asked = { finess: '220992564', name: 'SELARL Bio Vilaine', town: 'Rennes', product: null } as const;
    const lab = { ...asked, closed: null, distance: null };
    expect(otherLab(lab, whole)).toEqual(lab);
    expect(otherLab({ ...lab, finess: '350990172' }, whole)).toBeNull();
    expect(otherLab(null, whole)).toBeNull();
    expect(otherLab(lab, emptyDraft('VISIT'))).toBeNull();
  });
});

describe('a report that was sent', () => {
  it('waits in the outbox without a network, or stays on the page of a phone that keeps nothing', () => {
    writeDraft('u1', whole);
    expect(afterSending('u1', whole, { kind: 'unreachable' })).toMatchObject({
      screen: { kind: 'kept', failed: false },
    });
    expect(readOutbox('u1')).toMatchObject([{ report: input, refused: null }]);
    expect(readDraft('u1')).toBeNull();
    full = true;
    expect(afterSending('u1', whole, { kind: 'unreachable' })).toMatchObject({ draft: null, refusal: { field: null } });
  });

  it('waits in the outbox once the session has ended, whatever its author signs in by', () => {
    writeDraft('u1', whole);
    const after = { screen: { kind: 'signed-out', draft: whole } };
    expect(afterSending('u1', whole, { kind: 'signed-out' })).toMatchObject(after);
    expect(readOutbox('u1')).toMatchObject([{ report: input, draft: whole, refused: null }]);
    expect(readDraft('u1')).toBeNull();
    // Tried again from the outbox, it is there once; what was begun since stays.
    const other = { ...whole, clientKey: 'k2' };
    writeDraft('u1', other);
    afterSending('u1', whole, { kind: 'signed-out' });
    expect(readOutbox('u1')).toHaveLength(1);
    expect(readDraft('u1')).toEqual(other);
    full = true;
    const said = expect.stringContaining('Votre session est terminée, et cet appareil ne garde rien.');
    expect(afterSending('u1', whole, { kind: 'signed-out' })).toMatchObject({ refusal: { message: said } });
  });
});

it('lets go what is whole and names no patient', () => {
  expect(stepOf(emptyDraft('VISIT'))).toBe(1);
  expect(stepOf({ ...chosen, category: null })).toBe(2);
  expect(checkedInput(whole)).toEqual({ report: input });
  expect(checkedInput(chosen)).toMatchObject({ refusal: { field: 'severity' } });
  expect(checkedInput({ ...whole, body: 'Patiente 2 69 05 49 588 157 80.' })).toMatchObject({
    refusal: { field: 'body' },
  });
});
