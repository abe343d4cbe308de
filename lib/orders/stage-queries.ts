import { STAGES, stageChanges } from '../figures/order-stages';
import type { Perimeter, Split, StageRow } from '../figures/types';
import { lastDay, type Month } from '../month';
import { inPerimeter, type OrderFact, readBoardFacts } from './board-facts-queries';

function keyOf(order: OrderFact, by: Split): string {
  switch (by) {
    case 'region':
      return order.region.code;
    case 'sector':
      return order.sector;
    case 'vendor':
      return order.vendor.slug;
    case 'product':
      return order.product.code;
    default:
      return '';
  }
}

/** Entries to and exits from the stages of the orders of a perimeter, one group a key of the split. Aggregates: no scope. */
export async function readStageRows(
  perimeter: Perimeter,
  by: Split | null,
  until: Month,
): Promise<(StageRow & { key: string })[]> {
  const { orders } = await readBoardFacts(lastDay(until));
  if (by === 'stage') {
    const mine = orders.filter((order) => inPerimeter(order, perimeter));
    // A stage that no order has entered holds none, which is known.
    const none = mine.length === 0 ? [] : STAGES.map((stage) => ({ month: until, stage, change: 0 }));
    return [...none, ...stageChanges(mine)]
      .filter(({ month }) => month <= until)
      .map((row) => ({ ...row, key: row.stage }));
  }
  const groups = new Map<string, OrderFact[]>();
  for (const order of orders) {
    if (!inPerimeter(order, perimeter)) continue;
    const key = by === null ? '' : keyOf(order, by);
    const group = groups.get(key);
    if (group) group.push(order);
    else groups.set(key, [order]);
  }
  return [...groups].flatMap(([key, group]) =>
    stageChanges(group)
      .filter(({ month }) => month <= until)
      .map((row) => ({ ...row, key })),
  );
}
