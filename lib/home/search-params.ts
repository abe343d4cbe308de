import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { parseAsMonth, parseAsText } from '../address-params';

/** The views of the two charts. */
const VIEWS = ['chart', 'table', 'cosui'] as const;

/** The value of `region` that asks for the whole country, where a role's own region is the default. */
export const FRANCE = 'france';

/** The grammar of the home page's address. */
const homeParams = {
  month: parseAsMonth,
  corridor: parseAsText.withDefault('biologie'),
  region: parseAsText,
  view: parseAsStringLiteral(VIEWS).withDefault('chart'),
};

/** Reads an address; what it does not know is left out. */
export const loadHomeParams = createLoader(homeParams);
/** Writes an address; defaults are left out. */
export const homeHref = createSerializer(homeParams);

export type HomeParams = Awaited<ReturnType<typeof loadHomeParams>>;
