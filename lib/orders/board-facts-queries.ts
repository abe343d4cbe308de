import { labScopeSql, orderScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { cached } from '../data-version';
import { db } from '../db';
import type { Milestone } from '../figures/closings';
import { MILESTONE_CODES } from '../figures/closings';
import type { StageEvent } from '../figures/order-stages';
import type { Perimeter } from '../figures/types';
import { type IsoDate, isoDate } from '../month';
import { inOrder } from './life';

/** An order with its events, under the lab that its legal entity belongs to on the day asked. */
export type OrderFact = {
  number: string;
  /** Of the lab. */
  finess: string;
  lab: string;
  /** Whether the lab is open on the day asked. */
  labOpen: boolean;
  region: { code: string; name: string };
  sector: 'PRIVATE' | 'HOSPITAL';
  sel: boolean;
  product: { code: string; name: string };
  vendor: { slug: string; name: string };
  device: string;
  amountCents: number;
  /** As they followed each other. */
  events: StageEvent[];
};

/** Open labs on the day, by region and sector. */
export type LabTotal = { region: string; sector: 'PRIVATE' | 'HOSPITAL'; sel: boolean; labs: number };

export type BoardFacts = {
  orders: OrderFact[];
  labs: LabTotal[];
  milestones: Milestone[];
  firstSignedOn: IsoDate | null;
};

type EventRow = { stage: StageEvent['stage']; on: IsoDate; amountCents: number | null; cause: string | null };
type OrderRow = Omit<OrderFact, 'region' | 'product' | 'vendor' | 'events'> & {
  regionCode: string;
  regionName: string;
  productCode: string;
  productName: string;
  vendorSlug: string;
  vendorName: string;
  events: EventRow[];
};

async function loadFacts(day: IsoDate): Promise<BoardFacts> {
  const [rows, labs, milestones] = await Promise.all([
    db().$queryRaw<OrderRow[]>`
      with life as (
        select e.order_number,
               json_agg(json_build_object('stage', e.stage, 'on', e.occurred_on, 'amountCents', e.amount_cents, 'cause', e.cause)
                        order by e.id) as events
        from effective_order_event e
        group by 1
      )
      select o.number, le.finess, le.name as lab,
             le.opened_on <= ${day}::date and le.closed_on > ${day}::date as "labOpen", r.code as "regionCode", r.name as "regionName", le.sector::text as sector, le.sel,
             p.code as "productCode", p.name as "productName", v.slug as "vendorSlug", v.name as "vendorName",
             o.device_code as device, o.amount_cents as "amountCents", life.events
      from sons_order o
      join life on life.order_number = o.number
      left join legal_entity_successor s
        on s.finess = o.legal_entity_finess and s.since <= ${day}::date and s.until > ${day}::date
      join legal_entity_state le
        on le.finess = coalesce(s.successor, o.legal_entity_finess) and le.valid_from <= ${day}::date and le.valid_to > ${day}::date
      join department d on d.code = le.department_code
      join region r on r.code = d.region_code
      join product p on p.code = o.product_code
      join vendor v on v.slug = p.vendor_slug
      order by o.number`,
    db().$queryRaw<LabTotal[]>`
      select d.region_code as region, le.sector::text as sector, le.sel, count(*)::int as labs
      from legal_entity_state le
      join department d on d.code = le.department_code
      where le.valid_from <= ${day}::date and le.valid_to > ${day}::date
        and le.opened_on <= ${day}::date and le.closed_on > ${day}::date
      group by 1, 2, 3`,
    db().milestone.findMany({
      where: { wave: { corridorCode: 'biologie' } },
      orderBy: [{ deviceCode: 'desc' }, { version: 'asc' }],
    }),
  ]);
  const orders = rows.map(({ regionCode, regionName, productCode, productName, vendorSlug, vendorName, ...row }) => ({
    ...row,
    events: inOrder(row.events),
    region: { code: regionCode, name: regionName },
    product: { code: productCode, name: productName },
    vendor: { slug: vendorSlug, name: vendorName },
  }));
  const signatures = orders.flatMap(({ events }) => events.filter(({ stage }) => stage === 'ORDER_SIGNED'));
  return {
    orders,
    labs,
    milestones: MILESTONE_CODES.flatMap((code) =>
      milestones
        .filter((row) => row.code === code)
        .map(({ deviceCode, dueOn, label, version, source, note }) => ({
          code,
          device: deviceCode,
          dueOn: isoDate(dueOn),
          label,
          version,
          source,
          note,
        })),
    ),
    firstSignedOn: signatures.map(({ on }) => on).sort()[0] ?? null,
  };
}

/** All orders with their whole life, and the open labs of a day; kept as long as the data do not change. No scope: cut before showing. */
export function readBoardFacts(day: IsoDate): Promise<BoardFacts> {
  return cached('orders-facts', [day], () => loadFacts(day));
}

/** Orders that the viewer may see one by one, by number; the value says whether it may also open the lab's page. */
export async function readVisibleOrders(viewer: Viewer): Promise<Map<string, boolean>> {
  const [orders, opened] = await Promise.all([
    db().order.findMany({ where: orderScope(viewer), select: { number: true } }),
    db().$queryRaw<{ number: string }[]>`
      select o.number
      from sons_order o
      left join legal_entity_successor s on s.finess = o.legal_entity_finess and s.until = 'infinity'
      join legal_entity le on le.finess = coalesce(s.successor, o.legal_entity_finess)
      where ${labScopeSql(viewer)}`,
  ]);
  const opens = new Set(opened.map(({ number }) => number));
  return new Map(orders.map(({ number }) => [number, opens.has(number)]));
}

/** Whether an order is in the perimeter. */
export function inPerimeter(order: OrderFact, { region, sector, vendor }: Omit<Perimeter, 'corridor'>): boolean {
  return (
    (region === null || order.region.code === region) &&
    (vendor === null || order.vendor.slug === vendor) &&
    (sector === null || (sector === 'SEL' ? order.sel : order.sector === sector))
  );
}
