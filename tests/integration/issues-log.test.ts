import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import type { Split } from '@/lib/figures/types';
import { readIndicator } from '@/lib/indicators/queries';
import { readIssueLog, readLogChoices } from '@/lib/issues/list-queries';
import { issuesSheet } from '@/lib/issues/list-sheet';
import { logTitle } from '@/lib/issues/log-title';
import { loadLogParams } from '@/lib/issues/search-params';
import { issueTabs } from '@/lib/issues/tabs-queries';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertSixIssues } from '../setup/issue-rows.ts';
import { insertUser } from '../setup/rows.ts';

const viewers = new Map<string, Viewer>();

function of(account: string): Viewer {
  const viewer = viewers.get(account);
  if (!viewer) throw new Error(`no viewer for ${account}`);
  return viewer;
}

const paramsOf = (address: string) => loadLogParams(new URLSearchParams(address));
const log = (account: string, address = '') => readIssueLog(of(account), paramsOf(address), { all: true });
const ids = async (account: string, address = '') => (await log(account, address)).lines.map(({ id }) => id);

async function figure(account: string, id: string, asked: { from: string; to: string; by?: Split; region?: string }) {
  const answer = await readIndicator(of(account), id, {
    perimeter: { corridor: 'biologie', region: asked.region ?? null, sector: null, vendor: null },
    by: asked.by ?? null,
    from: month(asked.from),
    to: month(asked.to),
  });
  if (!answer.found || !answer.splitAllowed) throw new Error(`${id} was refused`);
  return answer.points;
}
const values = async (...asked: Parameters<typeof figure>) => (await figure(...asked)).map(({ value }) => value);

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertSixIssues();
  const grants = {
    dns: { role: 'TASKFORCE' },
    bretagne: { role: 'REGIONAL', regionCode: '53' },
    alpha: { role: 'VENDOR', vendorSlug: 'alpha' },
    observer: { role: 'OBSERVER' },
  } as const;
  for (const [name, grant] of Object.entries(grants)) {
    const viewer = await viewerOfUser(await insertUser(name, grant));
    if (viewer) viewers.set(name, viewer);
  }
});

describe('the log', () => {
  it('weighs each issue, ranks them, and says how late they are', async () => {
    const { lines, open, late } = await log('dns');
    const facts = lines.map((line) => [line.rank, line.id, line.legalEntities, line.documents, line.priority]);
    expect(facts).toEqual([
      [1, 2, 2, 4_000, 12_000], // blocks: × 3
      [2, 1, 2, 1_400, 2_800], // E is A by now; B declared in July
      [3, 3, 1, 400, 400],
      [4, 4, 1, null, null], // June is more than three months ago
    ]);
    expect(lines.map((line) => [line.id, line.age, line.late])).toEqual([
      [2, 30, { days: 3, of: 'action' }],
      [1, 65, { days: 6, of: 'issue' }],
      [3, 15, null],
      [4, 4, null],
    ]);
    expect([open, late]).toEqual([4, 2]);
  });

  it('counts a lab that two issues touch once in the sentence', async () => {
    const { title, detail } = logTitle(await log('dns'), { status: 'open', filtered: false });
    expect(title).toBe('4\u00A0irritants ouverts, 2 en retard');
    // A 1 000 + B 400 + C 3 000, of the 8 000 documents of September.
    expect(detail).toBe(
      'Les trois plus lourds touchent 3\u00A0EJ et 4\u202F400\u00A0documents par mois, soit 55,0\u00A0% de ceux de septembre\u00A02023.',
    );
  });

  it.each([
    ['status=closed', [5]],
    ['status=all&category=DIFF-BUG', [2, 5]],
    ['category=DIFF-INS-QUAL', [1, 3]],
    ['category=DIFF-INS', [1, 3]],
    ['category=ZZZ', [2, 1, 3, 4]], // unknown: left out
    ['stage=FOLLOW_UP', [3]],
    ['state=TO_QUALIFY', [4]],
    ['product=BETA-SIL', [2, 4]],
    ['vendor=none', [3]],
    ['region=53', [2, 1, 3]],
    ['region=84', [2, 4]],
    ['severity=WORKAROUND', [3, 4]],
    ['owner=VENDOR:beta', [2]],
    ['owner=none', [1, 3, 4]],
    ['late=yes', [2, 1]],
    ['age=30', [1]], // more than: the 30 days of the second are not
    ['q=n°%203', [3]],
    ['q=ACCUEIL%20qualifie', [1]],
    ['q=%3F%3F', []],
    ['sort=documents&order=asc', [3, 1, 2, 4]], // unknown last either way
    ['sort=openedOn', [1, 2, 3, 4]],
  ] as const)('is narrowed and ordered by its address: %s', async (address, expected) => {
    expect(await ids('dns', address)).toEqual(expected);
  });

  it('gives a page, and the last one beyond it', async () => {
    const { lines, page, pages } = await readIssueLog(of('dns'), paramsOf('view=table&page=9'), { all: false });
    expect([lines.length, page, pages]).toEqual([4, 1, 1]);
  });

  it('is written to a file as it is on screen', async () => {
    const { columns, rows } = issuesSheet(await log('dns', 'late=yes'), ['rank', 'stage', 'documents']);
    expect(columns.map(({ header }) => header)).toEqual([
      'N°',
      'Irritant',
      'Rang',
      'Étape, état',
      'Docs/mois',
      'Jours de retard (irritant ou action)',
    ]);
    expect(rows).toEqual([
      [2, 'Irritant 2', 1, 'Actions correctives · Planifié', 4_000, 3],
      [1, 'L’accueil ne sait plus qui qualifie', 2, 'Diagnostic · En analyse', 1_400, 6],
    ]);
  });
});

describe('who reads what', () => {
  it.each([
    ['bretagne', [2, 1, 3, 5]],
    ['alpha', [2, 1, 5]],
    ['observer', [2, 1, 5]],
  ] as const)('%s reads %j', async (account, expected) => {
    expect(await ids(account, 'status=all')).toEqual(expected);
  });

  it('names no other vendor to a vendor, in the log, its filters and its cross-table', async () => {
    const all = await log('alpha', 'view=cross&axis=vendor&status=all');
    const choices = await readLogChoices(of('alpha'));
    expect(JSON.stringify([all, choices])).not.toMatch(/b[êe]ta/i);
    expect(all.lines[0]?.owner?.name).toBe('Autre éditeur');
    expect(all.cross?.columns).toEqual([{ key: 'ALPHA-LAB', label: 'Alpha Lab' }]);
    expect(await ids('alpha', 'vendor=beta')).toEqual([]);
    expect(await ids('alpha', 'product=BETA-SIL')).toEqual([]);
    expect(await ids('alpha', 'owner=VENDOR:beta')).toEqual([]);
  });

  it('gives each its tabs', async () => {
    const tabs = async (account: string) => (await issueTabs(of(account))).map(({ id, count }) => [id, count]);
    expect(await tabs('dns')).toEqual([
      ['log', 4],
      ['inbox', 1],
      ['diagnostic', null],
      ['meetings', null],
    ]);
    expect(await tabs('bretagne')).toEqual([
      ['log', 3],
      ['meetings', null],
    ]);
    expect(await tabs('observer')).toEqual([['log', 2]]);
  });
});

describe('the cross-table', () => {
  const cell = (issues: number, legalEntities: number) => ({ issues, legalEntities });

  it('by vendor, counts an issue in each column and once in the total', async () => {
    const { cross } = await log('dns', 'view=cross');
    expect(cross?.columns.map(({ key }) => key)).toEqual(['alpha', 'beta', 'none']);
    expect(cross?.rows.find(({ category }) => category.code === 'DIFF-BUG')).toMatchObject({
      cells: [cell(1, 2), cell(1, 2), null],
      total: cell(1, 2),
    });
    expect(cross?.totals).toEqual([cell(2, 3), cell(2, 3), cell(1, 1)]); // A B C; A C D; B
    expect(cross?.total).toEqual(cell(4, 4));
  });

  it('by region, counts the EJ of the region, for national issues too', async () => {
    const { cross } = await log('dns', 'view=cross&axis=region');
    expect(cross?.columns.map(({ key }) => key)).toEqual(['84', '53']);
    expect(cross?.totals).toEqual([cell(2, 2), cell(3, 2)]); // C D; A B
    expect(cross?.total).toEqual(cell(4, 4));
  });
});

describe('the figures', () => {
  const span = { from: '2023-06', to: '2023-09' };

  it('count what was open at each month’s end, with the weight of that month', async () => {
    expect(await values('dns', 'issues-open', span)).toEqual([null, 1, 2, 3]);
    expect(await values('dns', 'issues-labs', span)).toEqual([null, 1, 2, 3]);
    // July: A has not declared. August: A 800 and B 400 of July, E under A. September: A, B and C.
    expect(await values('dns', 'issues-weight', span)).toEqual([null, null, 1_200, 4_400]);
    // 30 September: 60, 25 and 10 days.
    expect(await values('dns', 'issues-age', { from: '2023-09', to: '2023-09' })).toEqual([25]);
    expect(await values('dns', 'feedback-age', { from: '2023-09', to: '2023-09' })).toEqual([15]); // 10 and 20
  });

  it('count what the reader may read, by region and by category', async () => {
    const september = { from: '2023-09', to: '2023-09' };
    expect(await values('alpha', 'issues-open', september)).toEqual([2]);
    expect(await values('alpha', 'feedback-age', september)).toEqual([null]);
    expect(await values('dns', 'issues-weight', { ...september, region: '84' })).toEqual([3_000]);
    const byCategory = await figure('dns', 'issues-open', { ...september, by: 'category' });
    expect(byCategory.every(({ value }) => value !== null)).toBe(true);
    expect(byCategory.filter(({ value }) => value !== 0)).toMatchObject([
      { key: 'DIFF-INS-ORG', value: 1 },
      { key: 'DIFF-INS-PATIENT', value: 1 },
      { key: 'DIFF-BUG', value: 1 },
    ]);
    const refused = await readIndicator(of('dns'), 'issues-open', {
      perimeter: { corridor: 'biologie', region: null, sector: null, vendor: null },
      by: 'emitter',
      from: null,
      to: null,
    });
    expect(refused).toMatchObject({ found: true, splitAllowed: false });
  });
});
