import { createParser } from 'nuqs/server';
import { type Month, parseMonth } from './month';

/** A month in an address, `2023-09`. */
export const parseAsMonth = createParser<Month>({ parse: (text) => parseMonth(text), serialize: (value) => value });
