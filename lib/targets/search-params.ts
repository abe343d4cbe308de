import { createLoader, createParser, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { parseAsText } from '../address-params';
import { type IsoDate, isoDate } from '../month';
import { PLACE_DIMENSIONS } from './series-key';
import { KINDS, SETTABLE } from './settable';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const parseAsDay = createParser<IsoDate>({
  parse: (text) => (DAY.test(text) && isoDate(new Date(text)) === text ? (text as IsoDate) : null),
  serialize: (day) => day,
});

const parseAsYear = createParser<string>({
  parse: (text) => (/^20\d\d$/.test(text) ? text : null),
  serialize: (year) => year,
});

/** The grammar of the address of /targets, of its history and of its exports. */
const targetsParams = {
  indicator: parseAsStringLiteral(SETTABLE.map(({ id }) => id)).withDefault('orders-deployed'),
  kind: parseAsStringLiteral(KINDS).withDefault('TARGET'),
  corridor: parseAsText.withDefault('biologie'),
  by: parseAsStringLiteral(PLACE_DIMENSIONS).withDefault('region'),
  year: parseAsYear, // that of the last month over
  place: parseAsText, // of the chart and of the history; see series-key.ts
  known: parseAsDay, // the chart's target as it stood at the end of this day
};

/** Reads an address; what it does not know is left out. */
export const loadTargetsParams = createLoader(targetsParams);
/** Writes an address; defaults are left out. */
export const targetsHref = createSerializer(targetsParams);

export type TargetsParams = Awaited<ReturnType<typeof loadTargetsParams>>;
