import { createLoader, createSerializer, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { parseAsText, parseAsWhole } from '../address-params';
import { CHANNEL_WORDS } from './words';

const LARGEST_NUMBER = 999_999_999;
const CHANNELS = Object.keys(CHANNEL_WORDS) as (keyof typeof CHANNEL_WORDS)[];

/** What has just been done, that the page tells. */
const DOINGS = ['qualified', 'opened', 'split', 'undone'] as const;
export type Doing = (typeof DOINGS)[number];

const parseAsNumber = parseAsWhole(1, LARGEST_NUMBER);

/** The grammar of the address of /issues/inbox. */
const inboxParams = {
  region: parseAsText, // INSEE code, or «national»
  category: parseAsText, // a parent includes its children
  channel: parseAsStringLiteral(CHANNELS),
  r: parseAsNumber, // the feedback shown
  q: parseAsText.withDefault(''), // search of another issue
  did: parseAsStringLiteral(DOINGS),
  done: parseAsArrayOf(parseAsNumber), // the feedbacks it was done to
  left: parseAsArrayOf(parseAsNumber), // those that somebody else had qualified
};

/** Reads an address; what it does not know is left out. */
export const loadInboxParams = createLoader(inboxParams);
/** Writes an address of /issues/inbox. */
export const inboxHref = createSerializer(inboxParams);

export type InboxParams = Awaited<ReturnType<typeof loadInboxParams>>;

/** The address of the inbox with the same filters, and another feedback shown. */
export function shownHref({ region, category, channel }: InboxParams, r: number | null): string {
  return inboxHref('/issues/inbox', { region, category, channel, r });
}
