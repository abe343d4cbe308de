import { db } from '../db';
import type { OrderRow, Perimeter, Split } from '../figures/types';
import type { Month } from '../month';
import { perimeterCondition, splitKey } from '../perimeter-sql';

/** Orders by the month in which they are filed (signed and advance requested) and deployed (VA); a cancelled one is taken back. Aggregates: no scope. */
export async function readOrderRows(
  perimeter: Perimeter,
  by: Split | null,
  until: Month,
): Promise<(OrderRow & { key: string })[]> {
  return db().$queryRaw<(OrderRow & { key: string })[]>`
    with life as (
      select o.number, ${splitKey(by)} as key,
             greatest(min(e.occurred_on) filter (where e.stage = 'ORDER_SIGNED'),
                      min(e.occurred_on) filter (where e.stage = 'ADVANCE_REQUESTED')) as filed_on,
             min(e.occurred_on) filter (where e.stage = 'ORDER_SIGNED') as signed_on,
             min(e.occurred_on) filter (where e.stage = 'ADVANCE_REQUESTED') as requested_on,
             min(e.occurred_on) filter (where e.stage = 'VA_SIGNED') as deployed_on,
             min(e.occurred_on) filter (where e.stage = 'CANCELLED') as cancelled_on
      from sons_order o
      join sons_order_event e on e.order_number = o.number
      join legal_entity le on le.finess = o.legal_entity_finess
      join department d on d.code = le.department_code
      join product p on p.code = o.product_code
      where ${perimeterCondition(perimeter)}
      group by o.number, 2
    ), step as (
      select key, filed_on as day, 1 as filed, 0 as deployed from life where signed_on is not null and requested_on is not null
      union all
      select key, deployed_on, 0, 1 from life where deployed_on is not null
      union all
      select key, cancelled_on,
             case when signed_on is not null and requested_on is not null then -1 else 0 end,
             case when deployed_on is not null then -1 else 0 end
      from life where cancelled_on is not null
    )
    select to_char(day, 'YYYY-MM') as month, key, sum(filed)::int as filed, sum(deployed)::int as deployed
    from step
    where to_char(day, 'YYYY-MM') <= ${until}
    group by 1, 2`;
}
