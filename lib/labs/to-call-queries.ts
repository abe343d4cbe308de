import { may } from '../access/policy';
import { labScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { ContactKind } from '../generated/prisma/enums';
import { addMonths, type IsoDate, isoDate, lastDay, type Month } from '../month';

const DROP = 0.5;
const LEAST_MEDIAN = 30;
const STUCK_MONTHS = 6;

export type LabToCall = {
  finess: string;
  name: string;
  town: string;
  reason: 'silent' | 'dropped' | 'stuck';
  verifiedOn: IsoDate | null;
  /** Documents in the month. */
  documents: number;
  /** Median of the three months before; null with fewer than three declared. */
  usual: number | null;
  /** Documents a month at stake: what is missing, or what could be structured. */
  stake: number;
  /** The last note of a contact that the State's services have kept; null: none, or not for the viewer. */
  lastContact: { on: IsoDate; kind: ContactKind } | null;
};

type Row = Omit<LabToCall, 'verifiedOn' | 'lastContact'> & { verifiedOn: Date | null };

async function readLastContacts(
  viewer: Viewer,
  labs: readonly string[],
): Promise<Map<string, LabToCall['lastContact']>> {
  if (labs.length === 0 || !may(viewer, 'notes.read')) return new Map();
  const rows = await db().$queryRaw<{ finess: string; on: Date; kind: ContactKind }[]>`
    select distinct on (mem.lab_finess) mem.lab_finess as finess, n.occurred_on as on, n.kind::text as kind
    from contact_note n join lab_member mem on mem.finess = n.legal_entity_finess and mem.until = 'infinity'
    where mem.lab_finess = any(${labs})
    order by mem.lab_finess, n.occurred_on desc, n.id desc`;
  return new Map(rows.map(({ finess, on, kind }) => [finess, { on: isoDate(on), kind }]));
}

/**
 * Labs in the viewer's scope that should be called, the silent first, then the most documents at stake: silent (VA signed before the month,
 * a declared zero), dropped (less than half the median of the three months before), stuck (feeding for six months, and
 * never a structured document). A lab that has not declared is in none: nothing is known of it.
 */
export async function readLabsToCall(viewer: Viewer, at: Month): Promise<LabToCall[]> {
  const scoped = await db().legalEntity.findMany({ where: labScope(viewer), select: { finess: true } });
  const rows = await db().$queryRaw<Row[]>`
    with fed as (
      select lab_finess as finess, month, sum(count) as documents, sum(count) filter (where level = 'N3') as structured, sum(count) filter (where level is not null) as levelled
      from lab_feed_count
      where channel = 'DMP' and month <= ${at} and lab_finess = any(${scoped.map(({ finess }) => finess)})
      group by 1, 2
    ), verified as (
      select mem.lab_finess as finess, min(e.occurred_on) as verified_on
      from sons_order o join effective_order_event e on e.order_number = o.number and e.stage = 'VA_SIGNED'
      join lab_member mem on mem.finess = o.legal_entity_finess and mem.since <= ${lastDay(at)}::date and mem.until > ${lastDay(at)}::date
      where not exists (select 1 from effective_order_event c where c.order_number = o.number and c.stage = 'CANCELLED' and c.occurred_on <= ${lastDay(at)}::date)
      group by 1
    ), usual as (
      select finess, percentile_cont(0.5) within group (order by documents) as median
      from fed where month between ${addMonths(at, -3)} and ${addMonths(at, -1)}
      group by 1 having count(*) = 3
    ), history as (
      select finess, coalesce(sum(structured), 0) as structured,
             count(*) filter (where documents > 0 and levelled = documents and month > ${addMonths(at, -STUCK_MONTHS)}) as months
      from fed group by 1
    ), reasoned as (
      select le.finess, le.name, le.town, v.verified_on, f.documents, u.median,
             case
               when v.verified_on < ${`${at}-01`}::date and f.documents = 0 then 'silent'
               when u.median >= ${LEAST_MEDIAN} and f.documents < u.median * ${DROP} then 'dropped'
               when h.months = ${STUCK_MONTHS} and h.structured = 0 then 'stuck'
             end as reason
      from fed f
      join legal_entity_state le
        on le.finess = f.finess and le.closed_on > ${lastDay(at)}::date and le.valid_from <= ${lastDay(at)}::date and le.valid_to > ${lastDay(at)}::date
      join history h on h.finess = f.finess
      left join usual u on u.finess = f.finess
      left join verified v on v.finess = f.finess
      where f.month = ${at}
    )
    select finess, name, town, reason, verified_on as "verifiedOn", documents::float8 as documents, median::float8 as usual,
           (case reason when 'stuck' then documents else greatest(coalesce(median, 0) - documents, 0) end)::float8 as stake
    from reasoned
    where reason is not null
    order by case reason when 'silent' then 0 else 1 end, stake desc, finess`;
  const contacts = await readLastContacts(
    viewer,
    rows.map(({ finess }) => finess),
  );
  return rows.map((row) => ({
    ...row,
    verifiedOn: row.verifiedOn ? isoDate(row.verifiedOn) : null,
    lastContact: contacts.get(row.finess) ?? null,
  }));
}
