import { Prisma } from '../generated/prisma/client';
import { type IsoDate, lastDay, type Month } from '../month';
import type { LabSort, LabsParams } from './search-params';

/** Which counts, orders and products are looked at: those of one vendor, or all. */
export type Owner = { vendor: string | null };

/**
 * What the list knows of labs at a month's end, one table a family, joined to `le` only when a filter, the sort or the page
 * needs it. They read `member` (see membersSql). With `members` (the EJ behind the labs of a page), for those alone.
 */
export function labFacts(at: Month, { vendor }: Owner, members: readonly string[] | null) {
  const day = lastDay(at);
  const only = (column: Prisma.Sql) => (members === null ? Prisma.sql`true` : Prisma.sql`${column} = any(${members})`);
  const ofVendor = (alias: Prisma.Sql) =>
    vendor === null ? Prisma.sql`true` : Prisma.sql`${alias}.vendor_slug = ${vendor}`;
  const valid = (from: Prisma.Sql, to: Prisma.Sql) =>
    Prisma.sql`${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date)`;
  // One vendor's own declarations, or what counts for all: the Cnam's measures first.
  const counts = (condition: Prisma.Sql) =>
    vendor === null
      ? Prisma.sql`select fc.legal_entity_finess, fc.month, fc.level, fc.count from effective_feed_count fc
                   where fc.channel = 'DMP' and ${condition} and ${only(Prisma.sql`fc.legal_entity_finess`)}`
      : Prisma.sql`select fc.legal_entity_finess, fc.month, fc.level, fc.count from feed_count fc join product x on x.code = fc.product_code
                   where fc.channel = 'DMP' and fc.source = 'VENDOR' and x.vendor_slug = ${vendor} and ${condition}
                     and ${only(Prisma.sql`fc.legal_entity_finess`)}`;
  const months = (count: number) => Prisma.sql`
    select mem.lab_finess as finess, sum(c.count) as documents, sum(c.count) filter (where c.level = 'N3') as structured,
           sum(c.count) filter (where c.level is not null) as levelled
    from (${counts(Prisma.sql`fc.month = to_char(${`${at}-01`}::date - make_interval(months => ${count}::int), 'YYYY-MM')`)}) c
    join member mem on mem.finess = c.legal_entity_finess
    group by 1`;
  return {
    sent: months(0),
    before: months(1),
    declared: Prisma.sql`
      select distinct mem.lab_finess as finess from feed_count fc join product x on x.code = fc.product_code
      join member mem on mem.finess = fc.legal_entity_finess
      where fc.channel = 'DMP' and fc.source = 'VENDOR' and fc.month = ${at} and ${ofVendor(Prisma.sql`x`)} and ${only(Prisma.sql`fc.legal_entity_finess`)}`,
    span: Prisma.sql`
      select mem.lab_finess as finess, min(c.month) as first_fed, max(c.month) as last_fed
      from (${counts(Prisma.sql`fc.month <= ${at} and fc.count > 0`)}) c
      join member mem on mem.finess = c.legal_entity_finess
      group by 1`,
    running: Prisma.sql`
      select mem.lab_finess as finess, x.code, x.name, x.device_code, x.vendor_slug
      from installation i join product x on x.code = i.product_code
      join member mem on mem.finess = i.legal_entity_finess
      where ${valid(Prisma.sql`i.installed_on`, Prisma.sql`i.removed_on`)} and ${ofVendor(Prisma.sql`x`)} and ${only(Prisma.sql`i.legal_entity_finess`)}`,
    holding: Prisma.sql`
      select mem.lab_finess as finess, min(c.equipped_on) as equipped_on
      from dmp_certificate c join member mem on mem.finess = c.legal_entity_finess
      where ${valid(Prisma.sql`c.equipped_on`, Prisma.sql`c.ended_on`)} and ${only(Prisma.sql`c.legal_entity_finess`)}
      group by 1`,
    ordered: Prisma.sql`
      select mem.lab_finess as finess, min(e.occurred_on) filter (where e.stage = 'ORDER_SIGNED') as ordered_on,
             min(e.occurred_on) filter (where e.stage = 'VA_SIGNED') as verified_on
      from sons_order o join effective_order_event e on e.order_number = o.number and e.occurred_on <= ${day}::date
      join product x on x.code = o.product_code
      join member mem on mem.finess = o.legal_entity_finess
      where not exists (select 1 from effective_order_event c where c.order_number = o.number and c.stage = 'CANCELLED' and c.occurred_on <= ${day}::date)
        and ${ofVendor(Prisma.sql`x`)} and ${only(Prisma.sql`o.legal_entity_finess`)}
      group by 1`,
    housed: Prisma.sql`
      select mem.lab_finess as finess, count(*)::int as sites
      from site_ownership w join site s on s.finess = w.site_finess join member mem on mem.finess = w.legal_entity_finess
      where w.valid_from <= ${day}::date and w.valid_to > ${day}::date and coalesce(s.opened_on, '-infinity') <= ${day}::date
        and (s.closed_on is null or s.closed_on > ${day}::date) and ${only(Prisma.sql`w.legal_entity_finess`)}
      group by 1`,
  };
}

export type LabFact = keyof ReturnType<typeof labFacts>;

/**
 * EJ open on a day as they were then, as the table `le`. What `legal_entity_state` says of one day, in a form that lets the
 * planner look a few EJ up instead of reading them all.
 */
export const entitiesOn = (day: IsoDate): Prisma.Sql => Prisma.sql`(
  select e.finess, coalesce(p.name, e.name) as name, coalesce(p.sector, e.sector) as sector, coalesce(p.sel, e.sel) as sel,
         coalesce(p.town, e.town) as town, coalesce(p.department_code, e.department_code) as department_code, e.search
  from legal_entity e
  left join (
    select distinct on (finess) * from legal_entity_past where valid_until > ${day}::date order by finess, valid_until
  ) p on p.finess = e.finess
  where (e.opened_on is null or e.opened_on <= ${day}::date)
    and coalesce(p.closed_on, e.closed_on, 'infinity') > ${day}::date
) le`;

/** A part of the `where`, and the facts that it reads. */
type Condition = { sql: Prisma.Sql; reads?: LabFact };

const yes = (asked: 'yes' | 'no' | null, sql: Prisma.Sql, reads: LabFact): Condition[] => {
  if (asked === null) return [];
  return [{ sql: asked === 'yes' ? sql : Prisma.sql`not coalesce(${sql}, false)`, reads }];
};

/**
 * Which EJ are which lab's at the month's end, as the table `member` that `labFacts` reads; with `labs`, of those alone.
 */
export function membersSql(at: Month, labs: readonly string[] | null): Prisma.Sql {
  const day = lastDay(at);
  return Prisma.sql`
    select lab_finess, finess from lab_member
    where since <= ${day}::date and until > ${day}::date and ${labs === null ? Prisma.sql`true` : Prisma.sql`lab_finess = any(${labs})`}`;
}

/** What the filters of an address ask of a lab, over `le`, `d`, `r` and the facts. */
export function conditionsOf(params: LabsParams, at: Month, facts: ReturnType<typeof labFacts>): Condition[] {
  const conditions: Condition[] = [];
  if (params.region) conditions.push({ sql: Prisma.sql`d.region_code = ${params.region}` });
  if (params.department) conditions.push({ sql: Prisma.sql`le.department_code = ${params.department}` });
  if (params.territory) conditions.push({ sql: Prisma.sql`r.overseas = ${params.territory === 'overseas'}` });
  if (params.sector) {
    conditions.push({
      sql: params.sector === 'SEL' ? Prisma.sql`le.sel` : Prisma.sql`le.sector = ${params.sector}::sector`,
    });
  }
  // «The vendor's labs» are those that run its laboratory system, as in every figure.
  if (params.vendor) {
    conditions.push({
      sql: Prisma.sql`le.finess in (select finess from (${facts.running}) x where x.vendor_slug = ${params.vendor} and x.device_code = 'SGL')`,
    });
  }
  if (params.product) {
    conditions.push({
      sql: Prisma.sql`le.finess in (select finess from (${facts.running}) x where x.code = ${params.product})`,
    });
  }
  conditions.push(
    ...yes(params.equipped, Prisma.sql`(holding.finess is not null)`, 'holding'),
    ...yes(params.ordered, Prisma.sql`(ordered.ordered_on is not null)`, 'ordered'),
    ...yes(params.reported, Prisma.sql`(declared.finess is not null)`, 'declared'),
    ...yes(params.feeding, Prisma.sql`(sent.documents > 0)`, 'sent'),
    ...yes(params.everFed, Prisma.sql`(span.first_fed is not null)`, 'span'),
  );
  if (params.fedBy) conditions.push({ sql: Prisma.sql`span.first_fed <= ${params.fedBy}`, reads: 'span' });
  if (params.orderedIn) {
    conditions.push({
      sql: Prisma.sql`to_char(ordered.ordered_on, 'YYYY-MM') = ${params.orderedIn}`,
      reads: 'ordered',
    });
  }
  if (params.level) {
    conditions.push({
      sql:
        params.level === 'N3'
          ? Prisma.sql`sent.structured > 0`
          : Prisma.sql`sent.documents > 0 and coalesce(sent.structured, 0) = 0 and sent.levelled > 0`,
      reads: 'sent',
    });
  }
  if (params.silent !== null) {
    const since = Prisma.sql`to_char(${`${at}-01`}::date - make_interval(months => ${params.silent - 1}::int), 'YYYY-MM')`;
    conditions.push(
      { sql: Prisma.sql`sent.documents = 0`, reads: 'sent' },
      { sql: Prisma.sql`(span.last_fed is null or span.last_fed < ${since})`, reads: 'span' },
      { sql: Prisma.sql`ordered.verified_on < (${since} || '-01')::date`, reads: 'ordered' },
    );
  }
  return conditions;
}

const NAME = Prisma.sql`le.name collate "fr-x-icu"`;

/** What each column is sorted by, and the facts that it reads. */
const SORTS: { [sort in Exclude<LabSort, 'relevance'>]: Condition } = {
  name: { sql: NAME },
  finess: { sql: Prisma.sql`le.finess` },
  town: { sql: Prisma.sql`le.town collate "fr-x-icu"` },
  department: { sql: Prisma.sql`le.department_code` },
  region: { sql: Prisma.sql`r.name collate "fr-x-icu"` },
  sector: { sql: Prisma.sql`(le.sector::text || (not le.sel)::text)` },
  sites: { sql: Prisma.sql`housed.sites`, reads: 'housed' },
  product: { sql: Prisma.sql`(select min(x.name) from running x where x.finess = le.finess)`, reads: 'running' },
  equippedSince: { sql: Prisma.sql`holding.equipped_on`, reads: 'holding' },
  orderedOn: { sql: Prisma.sql`ordered.ordered_on`, reads: 'ordered' },
  verifiedOn: { sql: Prisma.sql`ordered.verified_on`, reads: 'ordered' },
  documents: { sql: Prisma.sql`sent.documents`, reads: 'sent' },
  change: { sql: Prisma.sql`(sent.documents - before.documents)`, reads: 'before' },
  level3Share: { sql: Prisma.sql`(sent.structured::float8 / nullif(sent.levelled, 0))`, reads: 'sent' },
  firstFeedMonth: { sql: Prisma.sql`span.first_fed`, reads: 'span' },
  lastFeedMonth: { sql: Prisma.sql`span.last_fed`, reads: 'span' },
};

/** The order of the rows; what is not known comes last either way, and the number breaks ties. */
export function orderOf(
  sort: LabSort,
  order: 'asc' | 'desc',
  relevance: Prisma.Sql | null,
): { sql: Prisma.Sql; reads: LabFact[] } {
  if (sort === 'relevance') {
    return { sql: Prisma.join([...(relevance ? [relevance] : []), NAME, Prisma.sql`le.finess`]), reads: [] };
  }
  const { sql, reads } = SORTS[sort];
  const direction = order === 'desc' ? Prisma.sql`desc nulls last` : Prisma.sql`asc nulls last`;
  return {
    sql: Prisma.sql`${sql} ${direction}, le.finess`,
    reads: [...(reads ? [reads] : []), ...(sort === 'change' ? (['sent'] as const) : [])],
  };
}

/**
 * Labs that each word names, by themselves or by one of their sites: as part of a name, a town or a number (`exact`), or
 * near it by trigrams. `words` hold a–z and 0–9 only, as search_text leaves them.
 */
export function wordsCondition(words: readonly string[], exact: boolean): Prisma.Sql {
  return Prisma.join(
    words.map((word) => {
      const matches = exact ? partOf(word) : Prisma.sql`${word} <% search`;
      return Prisma.sql`le.finess in (
        select finess from legal_entity where ${matches}
        union
        select legal_entity_finess from site where ${matches})`;
    }),
    ' and ',
  );
}

/** Under three characters there is no trigram inside a word, only at its start. */
function partOf(word: string): Prisma.Sql {
  if (word.length >= 3) return Prisma.sql`search like ${`%${word}%`}`;
  return Prisma.sql`(search like ${`${word}%`} or search like ${`% ${word}%`})`;
}

/** Labs whose own name begins with the words first; where none holds them (`exact` false), the nearest ones. */
export function relevanceOf(words: readonly string[], exact: boolean): Prisma.Sql {
  const phrase = words.join(' ');
  if (!exact) return Prisma.sql`word_similarity(${phrase}, le.search) desc`;
  // A likeness for each of the thousands of labs that hold a common word would take longer than finding them.
  return Prisma.sql`case when le.search like ${`${phrase}%`} then 0 when le.search like ${`% ${phrase}%`} then 1 else 2 end`;
}
