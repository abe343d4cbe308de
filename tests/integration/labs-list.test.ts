import { beforeAll, describe, expect, it } from 'vitest';
import { labScope, labScopeSql } from '@/lib/access/scope';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { readLabs } from '@/lib/labs/list-queries';
import { labsSheet } from '@/lib/labs/list-sheet';
import { loadLabsParams } from '@/lib/labs/search-params';
import { deleteView, saveView } from '@/lib/views/commands';
import { readSavedViews } from '@/lib/views/queries';
import { freshDatabase } from '../setup/database.ts';

const ACCOUNTS = ['dns', 'ars-bre', 'editeur-a', 'observateur'] as const;
const viewers = new Map<string, Viewer>();

function of(account: (typeof ACCOUNTS)[number]): Viewer {
  const viewer = viewers.get(account);
  if (!viewer) throw new Error(`no viewer for ${account}`);
  return viewer;
}

async function list(account: (typeof ACCOUNTS)[number], address: string, all = false) {
  return readLabs(of(account), loadLabsParams(new URLSearchParams(address)), { all });
}
const names = async (address: string) => (await list('dns', address)).lines.map(({ name }) => name);

beforeAll(async () => {
  await freshDatabase({ demo: true });
  for (const account of ACCOUNTS) {
    const { id } = await db().user.findUniqueOrThrow({ where: { email: `${account}@demo.test` } });
    const viewer = await viewerOfUser(id);
    if (viewer) viewers.set(account, viewer);
  }
});

describe('who sees which labs', () => {
  it('has one rule, written for Prisma and for SQL', async () => {
    for (const account of ACCOUNTS) {
      const byPrisma = await db().legalEntity.findMany({ where: labScope(of(account)), select: { finess: true } });
      const bySql = await db().$queryRaw<{ finess: string }[]>`
        select le.finess from legal_entity le where ${labScopeSql(of(account))}`;
      const sorted = (rows: { finess: string }[]) => rows.map(({ finess }) => finess).sort();
      expect(sorted(bySql), account).toEqual(sorted(byPrisma));
    }
  });

  it.each([
    ['dns', 862],
    ['ars-bre', 43],
    ['editeur-a', 62],
    ['observateur', 0],
  ] as const)('%s sees %i', async (account, total) => {
    expect((await list(account, '')).total).toBe(total);
  });

  it('gives a vendor what went through its own products, whatever its address asks', async () => {
    // Verdance’s labs, asked by Ormélis: none of them runs Ormélis.
    expect((await list('editeur-a', 'vendor=verdance')).total).toBe(0);
    const { lines } = await list('editeur-a', 'month=2023-08&size=100');
    const products = new Set(lines.flatMap((line) => line.products.map(({ code }) => code)));
    expect([...products].sort()).toEqual(['ORMELIS-LAB', 'ORMELIS-LOINC']);
  });
});

describe('the labs behind a figure', () => {
  it.each([
    ['month=2022-02&sector=SEL&territory=metropolitan', 364],
    ['month=2022-02&sector=SEL&territory=metropolitan&feeding=yes', 122],
    ['month=2022-02&sector=SEL&territory=metropolitan&feeding=no', 242],
    ['month=2022-02&sector=SEL&territory=metropolitan&equipped=yes', 179],
    ['month=2022-02&sector=SEL&region=53&feeding=yes', 11],
    ['sector=PRIVATE', 383],
    ['sector=HOSPITAL', 479],
    ['month=2023-09&reported=yes', 780],
    ['month=2023-08&reported=no', 6],
    ['month=2023-09&silent=1', 14],
    ['vendor=calanque', 54],
    // A cohort of /adoption: ordered in June 2022, and had fed nine months later.
    ['sector=SEL&territory=metropolitan&orderedIn=2022-06', 22],
    ['sector=SEL&territory=metropolitan&orderedIn=2022-06&fedBy=2023-03', 18],
  ])('%s are %i', async (address, total) => {
    expect((await list('dns', address)).total).toBe(total);
  });

  it('splits what feeds into N1 alone and N3', async () => {
    const [feeding, n1, n3] = await Promise.all(
      ['feeding=yes', 'level=N1', 'level=N3'].map(
        async (filter) => (await list('dns', `month=2023-08&${filter}`)).total,
      ),
    );
    expect((n1 ?? 0) + (n3 ?? 0)).toBe(feeding);
  });
});

describe('search', () => {
  it.each([
    ['korrigan', 'as it is'],
    ['KORRIGAN biologie', 'two words, capitals'],
    ['korrigan rennes', 'a name and a town'],
    ['350990172', 'the number'],
    ['koriggan', 'a letter doubled elsewhere'],
    ['korigan', 'a letter missing'],
    ['korrigna', 'two letters swapped'],
  ])('finds SELAS Korrigan Biologie by «%s» (%s)', async (words) => {
    expect((await names(`q=${encodeURIComponent(words)}`))[0]).toBe('SELAS Korrigan Biologie');
  });

  it('forgives accents and apostrophes', async () => {
    expect(await names('q=ecume')).toEqual(['SELAS Val d’Écume']);
    expect((await names(`q=${encodeURIComponent("canal d'argoat")}`))[0]).toBe('SELARL du Canal d’Argoat');
  });

  it('finds a lab by the number of one of its sites', async () => {
    const site = await db().site.findFirstOrThrow({ where: { legalEntity: { name: 'SELAS Menez Bio' } } });
    expect(await names(`q=${site.finess}`)).toEqual(['SELAS Menez Bio']);
  });

  it('says when nothing holds the words as they are', async () => {
    expect((await list('dns', 'q=korrigan')).approximate).toBe(false);
    expect((await list('dns', 'q=koriggan')).approximate).toBe(true);
    const nothing = await list('dns', 'q=zzzzqqqq');
    expect([nothing.total, nothing.approximate]).toEqual([0, false]);
  });

  it('takes marks of its own grammar and of SQL for text', async () => {
    for (const words of ['%', '_', "'", '\\', '100%', '%%%', ';drop table legal_entity']) {
      expect(typeof (await list('dns', `q=${encodeURIComponent(words)}`)).total, words).toBe('number');
    }
  });

  it('finds nothing by marks alone, and does not break on any address', async () => {
    expect((await list('dns', 'q=%3F%3F%3F')).total).toBe(0);
    for (const address of [
      'page=99999999',
      'silent=99999',
      'silent=-5',
      'q=%00',
      'region=%00',
      'vendor=%00',
      'month=0000-01',
      'size=0',
    ]) {
      expect((await list('dns', address)).total, address).toBe(862);
    }
  });
});

describe('order and pages', () => {
  it('puts what is not known last, either way', async () => {
    for (const order of ['asc', 'desc']) {
      const { lines } = await list('dns', `month=2023-09&sort=documents&order=${order}`, true);
      const known = lines.map(({ documents }) => documents !== null);
      expect(known.lastIndexOf(true), order).toBe(known.filter(Boolean).length - 1);
    }
  });

  it('opens the last page when asked for one beyond', async () => {
    const { page, pages, lines } = await list('dns', 'vendor=ormelis&page=99');
    expect([page, pages, lines.length]).toEqual([3, 3, 12]);
  });

  it('gives each lab once over the pages', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 9; page++) {
      seen.push(...(await list('dns', `size=100&sort=sites&page=${page}`)).lines.map(({ finess }) => finess));
    }
    expect([seen.length, new Set(seen).size]).toEqual([862, 862]);
  });
});

describe('an export', () => {
  it('holds all pages with the columns and the order on screen, and the number always', async () => {
    const found = await list('dns', 'vendor=ormelis&sort=town&order=desc', true);
    const sheet = labsSheet(found, ['town', 'documents']);
    expect(sheet.columns.map(({ key }) => key)).toEqual(['name', 'finess', 'town', 'documents']);
    expect(sheet.rows.length).toBe(62);
    expect(sheet.rows.map((row) => row[1])).toEqual(found.lines.map(({ finess }) => finess));
  });

  it('holds the ticked lines alone, and none out of scope', async () => {
    const bief = await db().legalEntity.findFirstOrThrow({ where: { name: 'SELARL du Bief' } });
    expect((await list('dns', `selected=350990172,${bief.finess}`, true)).total).toBe(2);
    const others = await list('dns', 'vendor=verdance&size=25');
    const foreign = others.lines[0]?.finess ?? '';
    expect((await list('editeur-a', `selected=${foreign}`, true)).total).toBe(0);
  });
});

describe('saved views', () => {
  it('are a person’s own, and one name is one view', async () => {
    const view = { topic: 'labs', name: 'Silencieux', query: 'silent=1' };
    expect(await saveView(of('dns'), view)).toEqual({ ok: true });
    expect(await saveView(of('dns'), { ...view, query: 'silent=2' })).toEqual({ ok: true });
    const [mine] = await readSavedViews(of('dns'), 'labs');
    expect([mine?.name, mine?.query]).toEqual(['Silencieux', 'silent=2']);
    expect(await readSavedViews(of('ars-bre'), 'labs')).toEqual([]);
    await deleteView(of('ars-bre'), mine?.id ?? 0);
    expect((await readSavedViews(of('dns'), 'labs')).length).toBe(1);
  });

  it.each([{ name: '' }, { topic: 'elsewhere' }, { query: 'a b' }, { name: 'x'.repeat(61) }])(
    'refuses %o',
    async (fault) => {
      const given = { topic: 'labs', name: 'Vue', query: '', ...fault };
      expect((await saveView(of('dns'), given)).ok).toBe(false);
    },
  );
});
