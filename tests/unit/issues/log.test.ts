import { describe, expect, it } from 'vitest';
import type { IssueLog } from '@/lib/issues/list-queries';
import { logTitle } from '@/lib/issues/log-title';
import { byPriority, priorityOf } from '@/lib/issues/priority';
import { issuesHref, loadLogParams } from '@/lib/issues/search-params';
import { type IsoDate, month } from '@/lib/month';

type Ranked = Parameters<typeof byPriority>[0];

const one = (id: number, given: Partial<Ranked>): Ranked => ({
  id,
  severity: 'SLOWS',
  documents: 100,
  legalEntities: 1,
  openedOn: '2023-09-01' as IsoDate,
  ...given,
});
const order = (...issues: Ranked[]) => issues.sort(byPriority).map(({ id }) => id);

describe('the priority', () => {
  it('is documents a month times 1, 2 or 3', () => {
    const of = (severity: Ranked['severity'], documents: number | null) => priorityOf({ severity, documents });
    expect([of('WORKAROUND', 100), of('SLOWS', 100), of('BLOCKS', 100), of('BLOCKS', null), of('BLOCKS', 0)]).toEqual([
      100,
      200,
      300,
      null,
      0,
    ]);
  });

  it('puts what blocks few before what slows down more of them, and the unknown last', () => {
    const blocks = one(1, { severity: 'BLOCKS', documents: 70 }); // 210
    const slows = one(2, { documents: 100 }); // 200
    const unknown = one(3, { severity: 'BLOCKS', documents: null, legalEntities: 50 });
    const nothing = one(4, { documents: 0 });
    expect(order(unknown, nothing, slows, blocks)).toEqual([1, 2, 4, 3]);
  });

  it('is broken by the EJ, then by the age', () => {
    const wide = one(1, { legalEntities: 3 });
    const old = one(2, { openedOn: '2023-01-01' as IsoDate });
    const recent = one(3, {});
    const unknownWide = one(4, { documents: null, legalEntities: 3 });
    const unknown = one(5, { documents: null });
    expect(order(unknown, recent, old, unknownWide, wide)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('the title', () => {
  const log = (given: Partial<IssueLog>): IssueLog => ({
    month: month('2023-09'),
    today: '2023-10-05' as IsoDate,
    sort: 'rank',
    order: 'asc',
    lines: [],
    page: 1,
    pages: 1,
    size: 25,
    total: 0,
    open: 0,
    late: 0,
    heaviest: null,
    mostDocuments: null,
    cross: null,
    ...given,
  });

  it('tells what is open, closed, or both', () => {
    const title = (given: Partial<IssueLog>, status: 'open' | 'closed' | 'all') =>
      logTitle(log(given), { status, filtered: false }).title;
    expect(title({ total: 24, open: 24, late: 2 }, 'open')).toBe('24\u00A0irritants ouverts, 2 en retard');
    expect(title({ total: 1, open: 1, late: 0 }, 'open')).toBe('1\u00A0irritant ouvert, aucun en retard');
    expect(title({}, 'open')).toBe('Aucun irritant ouvert');
    expect(logTitle(log({}), { status: 'open', filtered: true }).title).toBe('Aucun irritant pour ces filtres');
    expect(title({ total: 8 }, 'closed')).toBe('8\u00A0irritants clos');
    expect(title({ total: 32, open: 24, late: 2 }, 'all')).toBe('32\u00A0irritants, dont 24 ouverts et 2 en retard');
  });

  it('weighs as many as there are', () => {
    const weight = { legalEntities: 1, documents: 12, undeclared: 0, share: null };
    const detail = (issues: number, open: number) =>
      logTitle(log({ total: open, open, heaviest: { ...weight, issues } }), { status: 'open', filtered: false }).detail;
    expect(detail(1, 1)).toBe('Il touche 1\u00A0EJ et 12\u00A0documents par mois.');
    expect(detail(1, 2)).toBe('Le plus lourd touche 1\u00A0EJ et 12\u00A0documents par mois.');
    expect(detail(2, 5)).toBe('Les deux plus lourds touchent 1\u00A0EJ et 12\u00A0documents par mois.');
  });
});

it('leaves out of the address what it does not know, and what is usual', () => {
  const params = loadLogParams(
    new URLSearchParams('status=open&stage=SUIVI&age=12&columns=rank,nothing&late=no&page=0'),
  );
  expect(params).toMatchObject({ status: 'open', stage: null, age: null, late: null, page: 1, view: 'board' });
  expect(issuesHref('/issues', { ...params, columns: null, region: '53' })).toBe('/issues?region=53');
});
