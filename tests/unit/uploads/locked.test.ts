import { describe, expect, it } from 'vitest';
import { type IsoDate, month } from '@/lib/month';
import { plainText } from '@/lib/plain-text';
import { changedFrom, lockedBy } from '@/lib/uploads/equipment/locked';
import type { InstallationState } from '@/lib/uploads/equipment/state';

const at = (text: string) => text as IsoDate;
const legalEntity = '350000022';

const state = (version: string, from: string, until: string | null): InstallationState => ({
  product: 'ALPHA-LAB',
  site: null,
  version,
  installedOn: at(from),
  removedOn: until === null ? null : at(until),
  uploadId: null,
});
const change = (before: InstallationState, after: InstallationState | null) =>
  ({ of: 'installation', legalEntity, id: 1, before, after }) as const;
const known = state('1', '2020-01-15', '2023-06-30');

describe('the first day that a change of the installed base touches', () => {
  it.each([
    ['another start, earlier', change(known, { ...known, installedOn: at('2019-12-01') }), '2019-12-01'],
    ['another start, later', change(known, { ...known, installedOn: at('2020-02-01') }), '2020-01-15'],
    ['another end', change(known, { ...known, removedOn: at('2023-08-01') }), '2023-06-30'],
    ['no end any more', change(known, { ...known, removedOn: null }), '2023-06-30'],
    ['another version', change(known, { ...known, version: '2' }), '2020-01-15'],
    ['it goes', change(known, null), '2020-01-15'],
    ['nothing but the deposit that says it', change(known, { ...known, uploadId: 'x' }), null],
  ])('%s', (_, given, day) => expect(changedFrom(given)).toBe(day));

  it('of a certificate that comes', () =>
    expect(
      changedFrom({
        of: 'certificate',
        legalEntity,
        id: null,
        before: null,
        after: { equippedOn: at('2022-12-12'), endedOn: null, uploadId: null },
      }),
    ).toBe('2022-12-12'));
});

it('a locked month is reached to its last day, and the first one reached is named', () => {
  const ends = (on: string) => [change(state('1', '2020-01-15', null), state('1', '2020-01-15', on))];
  const locked = [month('2023-03'), month('2023-05')];
  expect(lockedBy(ends('2023-03-31'), locked)).toBe('2023-03');
  expect(lockedBy(ends('2023-04-01'), locked)).toBe('2023-05');
  expect(lockedBy(ends('2023-06-01'), locked)).toBeNull();
});

it('a typed text loses what no database text can hold, and keeps its lines', () => {
  // Letters that turn the rest of the line round.
  expect(plainText('a\u202Eb\u2066c\u2069')).toBe('abc');
  expect(plainText('Appel\u0000é\r\nle\t3\u0007.\ud83d')).toBe('Appelé\nle 3.');
});
