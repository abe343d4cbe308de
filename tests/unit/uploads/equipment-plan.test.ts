import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/lib/month';
import { planCertificate, planInstallation } from '@/lib/uploads/equipment/plan';
import type { KnownInstallation } from '@/lib/uploads/equipment/state';

const LAB = '350000022';
const at = (text: string) => text as IsoDate;

function installation(id: number, version: string, from: string, until: string | null): KnownInstallation {
  const place = { legalEntity: LAB, site: null, product: 'ALPHA-LAB', uploadId: null };
  return { id, ...place, version, installedOn: at(from), removedOn: until === null ? null : at(until) };
}

/** What a declaration makes of a story: the effect and, for each row written, [id, version, from, until]. */
function said(story: KnownInstallation[], version: string | null, from: string | null) {
  const place = { legalEntity: LAB, site: null, product: 'ALPHA-LAB' };
  const plan = planInstallation(story, { ...place, version, installedOn: from === null ? null : at(from) });
  const changes = 'changes' in plan ? plan.changes : [];
  return [plan.effect, ...changes.map(({ id, after }) => [id, after?.version, after?.installedOn, after?.removedOn])];
}

describe('a product that was removed', () => {
  const removed = [installation(1, '1', '2020-01-01', '2022-01-01')];

  it('comes back from a later day', () =>
    expect(said(removed, '2', '2022-06-01')).toEqual(['added', [null, '2', '2022-06-01', null]]));

  it('stays removed when the file says what is known', () =>
    expect(said(removed, '1', '2020-01-01')).toEqual(['unchanged']));

  it('had another version in between', () =>
    expect(said(removed, '2', '2021-01-01')).toEqual([
      'changed',
      [1, '1', '2020-01-01', '2021-01-01'],
      [null, '2', '2021-01-01', '2022-01-01'],
    ]));
});

describe('a product with a history', () => {
  const upgraded = [installation(1, '1', '2020-01-01', '2022-01-01'), installation(2, '2', '2022-01-01', null)];
  const returned = [installation(1, '1', '2020-01-01', '2021-01-01'), installation(2, '2', '2022-01-01', null)];

  it('moves the end of the version before with the start of the last', () =>
    expect(said(upgraded, '2', '2021-10-01')).toEqual([
      'changed',
      [1, '1', '2020-01-01', '2021-10-01'],
      [2, '2', '2021-10-01', null],
    ]));

  it('keeps a gap as far as it can', () => {
    expect(said(returned, '2', '2021-06-01')).toEqual(['changed', [2, '2', '2021-06-01', null]]);
    expect(said(returned, '2', '2020-06-01')).toEqual([
      'changed',
      [1, '1', '2020-01-01', '2020-06-01'],
      [2, '2', '2020-06-01', null],
    ]);
  });

  it('is not contradicted', () => {
    expect(said(upgraded, '2', '2019-01-01')).toEqual(['conflict']);
    expect(said(upgraded, '1', '2021-01-01')).toEqual(['conflict']);
  });

  it('goes on, an earlier version included', () =>
    expect(said(upgraded, '1', '2023-01-01')).toEqual([
      'changed',
      [2, '2', '2022-01-01', '2023-01-01'],
      [null, '1', '2023-01-01', null],
    ]));
});

it('a certificate that has ended is renewed, one that holds is corrected', () => {
  const certificate = (endedOn: string | null) => [
    {
      id: 1,
      legalEntity: LAB,
      equippedOn: at('2021-01-01'),
      endedOn: endedOn === null ? null : at(endedOn),
      uploadId: null,
    },
  ];
  expect(planCertificate(certificate('2023-01-01'), LAB, at('2023-02-01'))).toMatchObject({ effect: 'added' });
  expect(planCertificate(certificate(null), LAB, at('2023-02-01'))).toMatchObject({
    effect: 'changed',
    changes: [{ id: 1, after: { equippedOn: '2023-02-01' } }],
  });
});
