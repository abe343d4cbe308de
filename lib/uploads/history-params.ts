import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { parseAsMonth, parseAsText } from '../address-params';
import { HISTORY_FILTERS } from './history';

/** The grammar of what is asked of the history of deposits, beside what else an address says. */
const historyParams = {
  vendor: parseAsText,
  kind: parseAsStringLiteral(HISTORY_FILTERS.kinds),
  state: parseAsStringLiteral(HISTORY_FILTERS.states),
  month: parseAsMonth,
  before: parseAsText, // id of the last deposit seen
};

/** Reads an address of the list; what it does not know is left out. */
export const loadHistoryParams = createLoader(historyParams);
/** Writes one: `historyHref('/uploads', { state: 'applied' })`. */
export const historyHref = createSerializer(historyParams);

export type HistoryParams = Awaited<ReturnType<typeof loadHistoryParams>>;
