import { ageClass, daysBetween, rankOf } from '../figures/order-stages';
import { plainLetters } from '../format/text';
import type { IsoDate } from '../month';
import type { StandingOrder } from './board';
import { type ClosingAsked, ORDER_SORTS, type OrderSort, type OrdersParams } from './board-search-params';
import { type OrderLine, orderLine } from './list-line';

export type OrderList = {
  sort: OrderSort;
  order: 'asc' | 'desc';
  lines: OrderLine[];
  total: number;
  page: number;
  pages: number;
};

const PAGE_SIZE = 25;
const LARGEST_FIRST: readonly OrderSort[] = ['since', 'amount', 'balance'];

/** Which way a column is read first. */
export function defaultOrder(sort: OrderSort): 'asc' | 'desc' {
  return LARGEST_FIRST.includes(sort) ? 'desc' : 'asc';
}

type Asked = Pick<OrdersParams, 'q' | 'stage' | 'age' | 'closing' | 'sort' | 'order' | 'page'>;

const plain = (text: string) => plainLetters(text).replace(/[’']/g, ' ');

/** Whether an order holds all the words: of its number, its lab's name or FINESS. */
function hasWords({ number, lab, finess }: StandingOrder, words: readonly string[]): boolean {
  const text = plain(`${number} ${lab} ${finess}`);
  return words.every((word) => text.includes(word));
}

const COLLATOR = new Intl.Collator('fr', { numeric: true });
const KEYS: { [sort in OrderSort]: (line: OrderLine) => string | number | null } = {
  number: ({ number }) => number,
  lab: ({ lab }) => lab,
  region: ({ region }) => region,
  vendor: ({ vendor }) => vendor,
  product: ({ product }) => product,
  device: ({ device }) => device,
  stage: ({ stage }) => rankOf(stage),
  since: ({ days }) => days,
  signed: ({ signedOn }) => signedOn,
  verified: ({ verifiedOn }) => verifiedOn,
  amount: ({ amountCents }) => amountCents,
  balance: ({ balanceCents }) => balanceCents,
};

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATOR.compare(String(a), String(b));
}

/** Lines in the order asked; what is not known comes last either way. */
function sorted(lines: readonly OrderLine[], sort: OrderSort, order: 'asc' | 'desc'): OrderLine[] {
  const key = KEYS[sort];
  return [...lines].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const tie = COLLATOR.compare(a.number, b.number);
    if (left === null || right === null) return left === right ? tie : left === null ? 1 : -1;
    return (order === 'asc' ? compare(left, right) : compare(right, left)) || tie;
  });
}

/**
 * The page asked of the orders that an address keeps. `visible` are those that the viewer may see one by one, each with whether
 * it may open the lab's page. `numbersOf`: the orders that a filter by closing date keeps. `all`, for an export: every page.
 */
export function listOrders(
  orders: readonly StandingOrder[],
  visible: ReadonlyMap<string, boolean>,
  numbersOf: (closing: ClosingAsked) => ReadonlySet<string>,
  asked: Asked,
  day: IsoDate,
  { all }: { all: boolean },
): OrderList {
  const words = plain(asked.q).split(/\s+/).filter(Boolean);
  const only = asked.closing && numbersOf(asked.closing);
  const kept = orders.filter(
    (order) =>
      visible.has(order.number) &&
      (asked.stage === null || order.standing.stage === asked.stage) &&
      (asked.age === null ||
        (order.standing.stage !== 'BALANCE_PAID' &&
          ageClass(daysBetween(order.standing.since, day)) === Number(asked.age))) &&
      (!only || only.has(order.number)) &&
      hasWords(order, words),
  );
  const sort = ORDER_SORTS.find((known) => known === asked.sort) ?? 'number';
  const order = asked.order ?? defaultOrder(sort);
  const lines = sorted(
    kept.map((one) => orderLine(one, day, visible.get(one.number) === true)),
    sort,
    order,
  );
  const pages = all ? 1 : Math.max(1, Math.ceil(lines.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, asked.page), pages);
  return {
    sort,
    order,
    lines: all ? lines : lines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    total: lines.length,
    page,
    pages,
  };
}
