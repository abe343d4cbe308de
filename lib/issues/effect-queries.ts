import { lastCompleteMonth } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { type Effect, type EffectLab, effectMonths, measureEffect } from '../figures/effect';
import { Prisma } from '../generated/prisma/client';
import { type IsoDate, lastDay, type Month } from '../month';

type Row = {
  finess: string;
  region: string;
  sector: string;
  month: Month | null;
  documents: number | null;
  declared: boolean | null;
  measured: boolean | null;
};

/** Rows of a lab and a month as labs. */
function labsOf(rows: readonly Row[]): EffectLab[] {
  const labs = new Map<string, EffectLab & { documents: Map<Month, number> }>();
  for (const { finess, region, sector, month, documents, declared, measured } of rows) {
    const sources = { declared: false, measured: false };
    const lab = labs.get(finess) ?? { finess, region, sector, documents: new Map<Month, number>(), ...sources };
    lab.declared ||= declared === true;
    lab.measured ||= measured === true;
    if (month !== null && documents !== null) lab.documents.set(month, documents);
    labs.set(finess, lab);
  }
  return [...labs.values()];
}

// A lab has its members of the window's end in every month: a takeover in between is no effect of the fix.
function sent(from: Month, until: Month): Prisma.Sql {
  return Prisma.sql`
    select o.finess, o.region, o.sector, f.month, sum(f.count)::float8 as documents,
           bool_or(f.source = 'VENDOR') as declared, bool_or(f.source = 'CNAM') as measured
    from of_interest o
    join lab_member m on m.lab_finess = o.finess and m.since <= ${lastDay(until)}::date and m.until > ${lastDay(until)}::date
    left join effective_feed_count f
      on f.legal_entity_finess = m.finess and f.channel = 'DMP' and f.month between ${from} and ${until}
    group by 1, 2, 3, 4`;
}

function concernedSql(issueId: number, until: Month): Prisma.Sql {
  return Prisma.sql`
    select distinct coalesce(s.successor, il.legal_entity_finess) as finess
    from issue_lab il
    left join legal_entity_successor s on s.finess = il.legal_entity_finess
      and s.since <= ${lastDay(until)}::date and s.until > ${lastDay(until)}::date
    where il.issue_id = ${issueId}`;
}

/** Labs where a product of the issue ran at some time from the first day to the last, with what they have taken over by `until`. */
function runningSql(issueId: number, [first, last]: [IsoDate, IsoDate], until: Month): Prisma.Sql {
  const end = lastDay(until);
  return Prisma.sql`
    select m.lab_finess as finess
    from installation i
    join issue_product ip on ip.product_code = i.product_code and ip.issue_id = ${issueId}
    join lab_member m on m.finess = i.legal_entity_finess and m.since <= ${end}::date and m.until > ${end}::date
    where i.installed_on <= ${last}::date and (i.removed_on is null or i.removed_on > ${first}::date)`;
}

/** The labs of the issue where one of its products ran on the day of the fix, all when it has none; and how many others it has. */
async function readConcernedLabs(
  issueId: number,
  fixedOn: IsoDate,
  from: Month,
  until: Month,
): Promise<{ labs: EffectLab[]; unequipped: number }> {
  const rows = await db().$queryRaw<(Row & { equipped: boolean })[]>`
    with running as (${runningSql(issueId, [fixedOn, fixedOn], until)}), of_interest as (
      select c.finess, d.region_code as region, e.sector::text as sector
      from (${concernedSql(issueId, until)}) c
      join legal_entity e on e.finess = c.finess
      join department d on d.code = e.department_code
    )
    select sent.*, sent.finess in (select finess from running)
      or not exists (select from issue_product where issue_id = ${issueId}) as equipped
    from (${sent(from, until)}) sent`;
  const equipped = rows.filter((row) => row.equipped);
  const others = new Set(rows.filter((row) => !row.equipped).map(({ finess }) => finess));
  return { labs: labsOf(equipped), unequipped: others.size };
}

/** Labs of these regions that lived through the window, that the issue does not touch and where none of its products ran in it. */
async function readCandidates(
  issueId: number,
  regions: readonly string[],
  from: Month,
  until: Month,
): Promise<EffectLab[]> {
  const [first, last] = [`${from}-01` as IsoDate, lastDay(until)];
  const rows = await db().$queryRaw<Row[]>`
    with running as (${runningSql(issueId, [first, last], until)}), of_interest as (
      select e.finess, d.region_code as region, e.sector::text as sector
      from legal_entity e
      join department d on d.code = e.department_code
      where d.region_code = any(${regions})
        and (e.opened_on is null or e.opened_on <= ${first}::date) and (e.closed_on is null or e.closed_on > ${last}::date)
        and e.finess not in (select finess from (${concernedSql(issueId, until)}) c)
        and e.finess not in (select finess from running)
    )
    ${sent(from, until)}`;
  return labsOf(rows);
}

/**
 * What the fix of an issue has changed to the documents of its labs. The caller has let the viewer in; no lab is named, only sums leave
 * this file.
 */
export async function readEffect(issueId: number, fixedOn: IsoDate): Promise<Effect> {
  const last = lastCompleteMonth();
  return cached('issue-effect', [issueId, fixedOn, last], async () => {
    const months = effectMonths(fixedOn, last).map(({ month }) => month);
    const [from, until] = [months[0], months.at(-1)];
    const unmeasured = measureEffect(fixedOn, last, [], []);
    if (unmeasured.kind === 'too-soon' || from === undefined || until === undefined) return unmeasured;
    const { labs: concerned, unequipped } = await readConcernedLabs(issueId, fixedOn, from, until);
    const regions = [...new Set(concerned.map(({ region }) => region))];
    const candidates = regions.length === 0 ? [] : await readCandidates(issueId, regions, from, until);
    return measureEffect(fixedOn, last, concerned, candidates, unequipped);
  });
}
