import pg from 'pg';
import { median, type Ratio } from './ratio.ts';

const LABS = 100_000;
const ROUNDS = 7;
const ALLOWANCE_MS = 15;

/** Fills the registry up to 100 000 labs, each with a site and counts of the month, from the names and towns of the demo's. */
async function fillRegistry(client: pg.Client): Promise<void> {
  await client.query(
    `insert into legal_entity (finess, name, sector, sel, town, department_code, opened_on)
     select '960' || lpad(n::text, 6, '0'), l.name || ' ' || n, l.sector, l.sel, l.town, l.department_code, l.opened_on
     from generate_series(1, $1::int - (select count(*)::int from legal_entity)) n
     join (select *, row_number() over (order by finess) as place, count(*) over () as labs from legal_entity) l on l.place = 1 + n % l.labs`,
    [LABS],
  );
  await client.query(
    `insert into site (finess, legal_entity_finess, name, town, department_code)
     select '961' || right(finess, 6), finess, name || ' site', town, department_code from legal_entity where finess like '960%'`,
  );
  await client.query(
    `insert into feed_count (month, legal_entity_finess, product_code, channel, document_type, level, source, count)
     select m.month, e.finess, 'SILLAGE-BIO', 'DMP', 'CR_BIO', 'N1', 'VENDOR', 1000
     from legal_entity e, (values ('2023-08'), ('2023-09')) m (month) where e.finess like '960%'`,
  );
  await client.query(
    `insert into installation (legal_entity_finess, product_code, installed_on)
     select finess, 'SILLAGE-BIO', '2020-01-01' from legal_entity where finess like '960%'`,
  );
  await client.query('analyze');
}

/** What one would write by hand for a word and the first page: the search, the order, and each column by its own lookup. */
const BY_HAND = `
  with found as (
    select e.finess, e.name, e.town, e.department_code, e.sector, e.sel, count(*) over () as total
    from legal_entity e
    where (e.opened_on is null or e.opened_on <= '2023-09-30') and (e.closed_on is null or e.closed_on > '2023-09-30')
      and e.finess in (
        select finess from legal_entity where search like $1
        union
        select legal_entity_finess from site where search like $1)
    order by case when e.search like $2 then 0 when e.search like $3 then 1 else 2 end,
             e.name collate "fr-x-icu", e.finess
    limit 25
  )
  select f.*, d.name as department, r.name as region,
    (select count(*) from site s where s.legal_entity_finess = f.finess) as sites,
    (select json_agg(p.name) from installation i join product p on p.code = i.product_code where i.legal_entity_finess = f.finess and i.removed_on is null) as products,
    (select min(c.equipped_on) from dmp_certificate c where c.legal_entity_finess = f.finess) as equipped_on,
    (select min(v.occurred_on) from sons_order o join effective_order_event v on v.order_number = o.number and v.stage = 'VA_SIGNED' where o.legal_entity_finess = f.finess) as verified_on,
    (select sum(c.count) from feed_count c where c.legal_entity_finess = f.finess and c.month = '2023-09' and c.channel = 'DMP') as documents,
    (select sum(c.count) from feed_count c where c.legal_entity_finess = f.finess and c.month = '2023-08' and c.channel = 'DMP') as before,
    (select sum(c.count) from feed_count c where c.legal_entity_finess = f.finess and c.month = '2023-09' and c.channel = 'DMP' and c.level = 'N3') as structured,
    (select min(c.month) from feed_count c where c.legal_entity_finess = f.finess and c.channel = 'DMP' and c.count > 0) as first_fed,
    (select max(c.month) from feed_count c where c.legal_entity_finess = f.finess and c.channel = 'DMP' and c.count > 0) as last_fed
  from found f join department d on d.code = f.department_code join region r on r.code = d.region_code`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** The list's search at 100 000 labs against the same by hand-written SQL: at most 1.5 times it, and 15 ms. Leaves the labs in the database. */
export async function benchLabs(databaseUrl: string): Promise<Ratio[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillRegistry(client);
    const { readLabs } = await import('../../lib/labs/list-queries.ts');
    const { loadLabsParams } = await import('../../lib/labs/search-params.ts');
    const { viewerOfUser } = await import('../../lib/access/viewer.ts');
    const { rows } = await client.query<{ id: string }>(`select id from app_user where email = 'dns@demo.test'`);
    const viewer = await viewerOfUser(rows[0]?.id ?? '');
    if (!viewer) throw new Error('no demo account');
    const ratios: Ratio[] = [];
    for (const word of ['korrigan', 'rennes', 'biologie']) {
      const params = loadLabsParams(new URLSearchParams({ q: word, month: '2023-09' }));
      const read = () => readLabs(viewer, params, { all: false });
      const byHand = () => client.query(BY_HAND, [`%${word}%`, `${word}%`, `% ${word}%`]);
      const total = (await read()).total;
      if (Number((await byHand()).rows[0]?.total) !== total) throw new Error(`not the same labs for «${word}»`);
      const [ours, hand] = [await timed(read), await timed(byHand)];
      ratios.push({
        name: `search of «${word}» at 100 000 labs, less ${ALLOWANCE_MS} ms, against hand-written SQL`,
        detail: `${ours.toFixed(1)} ms against ${hand.toFixed(1)} ms, ${total} labs found`,
        ratio: Math.max(0, ours - ALLOWANCE_MS) / hand,
        limit: 1.5,
        must: 'be at most',
      });
    }
    return ratios;
  } finally {
    await client.end();
  }
}
