import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsInteger,
  parseAsStringLiteral,
} from 'nuqs/server';
import { parseAsMonth, parseAsText } from '../address-params';
import { type ClosingVersion, closingVersion, MILESTONE_CODES } from '../figures/closings';
import { WAITING_STAGES } from '../figures/order-stages';
import { SECTORS } from '../figures/types';

/** The value of `region` that asks for the whole country, where a role's own region is the default. */
export const FRANCE = 'france';

/** What the table of orders can be sorted by, in the order of its columns. */
export const ORDER_SORTS = [
  'number',
  'lab',
  'region',
  'vendor',
  'product',
  'device',
  'stage',
  'since',
  'signed',
  'verified',
  'amount',
  'balance',
] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** What the table can show beside the order's number, in its order. */
export const ORDER_COLUMNS = ORDER_SORTS.filter((sort) => sort !== 'number');
export type OrderColumn = (typeof ORDER_COLUMNS)[number];
const LEFT_OUT: readonly OrderColumn[] = ['product', 'signed'];
export const DEFAULT_COLUMNS: readonly OrderColumn[] = ORDER_COLUMNS.filter((column) => !LEFT_OUT.includes(column));

/** Stages that the list can be asked for: those that wait, and the end. */
const LISTED_STAGES = [...WAITING_STAGES, 'BALANCE_PAID'] as const;

/** Lower bounds of the classes of age, in days, as an address writes them. */
const AGES = ['0', '31', '61', '91'] as const;

/** Orders out of time for a closing date in force, expected to be for the next one, or that missed one version of a closing date. */
export type ClosingAsked = 'missed' | 'expected' | ClosingVersion;

const VERSION = /^([A-Z_]+)-([1-9]\d{0,3})$/;

const parseAsClosing = createParser<ClosingAsked>({
  parse: (text) => {
    if (text === 'missed' || text === 'expected') return text;
    const [, name, version] = VERSION.exec(text) ?? [];
    const code = MILESTONE_CODES.find((known) => known === name);
    return code ? closingVersion({ code, version: Number(version) }) : null;
  },
  serialize: String,
});

/** The grammar of the address of /orders. Everything is read at the end of `month`; none given: the last month that is over. */
const ordersParams = {
  month: parseAsMonth,
  device: parseAsStringLiteral(['SGL', 'LOINC']),
  region: parseAsText, // INSEE code
  vendor: parseAsText, // slug
  sector: parseAsStringLiteral(SECTORS),
  view: parseAsStringLiteral(['chart', 'table']).withDefault('chart'),
  // The list at the foot of the page.
  q: parseAsText.withDefault(''),
  stage: parseAsStringLiteral(LISTED_STAGES),
  age: parseAsStringLiteral(AGES),
  closing: parseAsClosing,
  sort: parseAsStringLiteral(ORDER_SORTS),
  order: parseAsStringLiteral(['asc', 'desc']),
  columns: parseAsArrayOf(parseAsStringLiteral(ORDER_COLUMNS)),
  page: parseAsInteger.withDefault(1),
};

/** Reads an address; what it does not know is left out. */
export const loadOrdersParams = createLoader(ordersParams);
/** Writes an address of /orders; defaults are left out. */
export const ordersHref = createSerializer(ordersParams);

export type OrdersParams = Awaited<ReturnType<typeof loadOrdersParams>>;

/** The list's part of an address, empty: what a new filter of the list starts from. */
const WHOLE_LIST = { q: '', stage: null, age: null, closing: null, page: 1 } as const;

/** The address of the list, at the foot of the page. */
export function listHref(params: OrdersParams, change: Partial<OrdersParams>): string {
  return `${ordersHref('/orders', { ...params, ...WHOLE_LIST, ...change })}#liste`;
}

/** The file of a table of the page. */
export function exportHref(params: OrdersParams, table: string, format: string): string {
  return ordersHref(`/orders/export?${new URLSearchParams({ table, format })}`, { ...params, page: 1 });
}
