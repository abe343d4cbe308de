import { db } from '../db';
import type { OrderRow, Perimeter, Split } from '../figures/types';
import type { Month } from '../month';
import { perimeterCondition, splitKey } from '../perimeter-sql';

/** Orders by the month in which they are filed (signed and advance requested, be the request refused since) and deployed (VA); a cancelled one is taken back. Aggregates: no scope. */
export async function readOrderRows(
  perimeter: Perimeter,
  by: Split | null,
  until: Month,
): Promise<(OrderRow & { key: string })[]> {
  return db().$queryRaw<(OrderRow & { key: string })[]>`
    with life as (
      select o.number, o.legal_entity_finess, o.product_code,
             greatest(min(e.occurred_on) filter (where e.stage = 'ORDER_SIGNED'),
                      min(e.occurred_on) filter (where e.stage = 'ADVANCE_REQUESTED')) as filed_on,
             min(e.occurred_on) filter (where e.stage = 'ORDER_SIGNED') as signed_on,
             min(e.occurred_on) filter (where e.stage = 'ADVANCE_REQUESTED') as requested_on,
             min(e.occurred_on) filter (where e.stage = 'VA_SIGNED') as deployed_on,
             min(e.occurred_on) filter (where e.stage = 'CANCELLED') as cancelled_on
      from sons_order o
      join effective_order_event e on e.order_number = o.number
      group by o.number
    ), step as (
      select legal_entity_finess, product_code, filed_on as day, filed_on as reached_on, 1 as filed, 0 as deployed
      from life where signed_on is not null and requested_on is not null
      union all
      select legal_entity_finess, product_code, deployed_on, deployed_on, 0, 1 from life where deployed_on is not null
      union all
      -- Taken back where it was counted: in the perimeter of the day that it was reached.
      select legal_entity_finess, product_code, cancelled_on, filed_on, -1, 0
      from life where cancelled_on is not null and signed_on is not null and requested_on is not null
      union all
      select legal_entity_finess, product_code, cancelled_on, deployed_on, 0, -1
      from life where cancelled_on is not null and deployed_on is not null
    )
    select to_char(step.day, 'YYYY-MM') as month, ${splitKey(by)} as key, sum(filed)::int as filed, sum(deployed)::int as deployed
    from step
    join legal_entity_state le on le.finess = step.legal_entity_finess and le.valid_from <= step.reached_on and le.valid_to > step.reached_on
    join department d on d.code = le.department_code
    join product p on p.code = step.product_code
    where to_char(step.day, 'YYYY-MM') <= ${until} and ${perimeterCondition(perimeter)}
    group by 1, 2`;
}
