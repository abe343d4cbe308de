import type { LabChoice, ReportInput } from '@/lib/issues/report';

/** What the phone keeps of one person's report, under their own key: another account on the same phone reads none of it. */
const keyOf = (userId: string, what: string) => `vigie:report:${userId}:${what}`;

const MOST_RECENT = 3;

/** What the feedback is about. */
export type Place =
  | { kind: 'lab'; finess: string; name: string; town: string; product: string | null }
  | { kind: 'region'; code: string | null; label: string };

/** A report being written. */
export type Draft = {
  clientKey: string;
  place: Place | null;
  category: string | null;
  severity: ReportInput['severity'] | null;
  channel: ReportInput['channel'];
  body: string;
  meToo: { id: number; title: string } | null;
};

function read<T>(userId: string, what: string): T | null {
  try {
    const text = window.localStorage.getItem(keyOf(userId, what));
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** @returns whether it is kept: a private window, or a full phone, keeps nothing. */
function write(userId: string, what: string, value: unknown): boolean {
  try {
    if (value === null) window.localStorage.removeItem(keyOf(userId, what));
    else window.localStorage.setItem(keyOf(userId, what), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const readDraft = (userId: string): Draft | null => read<Draft>(userId, 'draft');
export const writeDraft = (userId: string, draft: Draft | null): boolean => write(userId, 'draft', draft);

export const readChannel = (userId: string): ReportInput['channel'] | null => read(userId, 'channel');
export const writeChannel = (userId: string, channel: ReportInput['channel']): boolean =>
  write(userId, 'channel', channel);

/** The labs last spoken of, the newest first. */
export const readRecents = (userId: string): LabChoice[] => read<LabChoice[]>(userId, 'labs') ?? [];

export function addRecent(userId: string, lab: LabChoice): void {
  const others = readRecents(userId).filter(({ finess }) => finess !== lab.finess);
  write(userId, 'labs', [{ ...lab, distance: null }, ...others].slice(0, MOST_RECENT));
}

/** A feedback that waits for the network, or for its author to sign in again. */
export type Waiting = {
  report: ReportInput;
  draft: Draft;
  /** ISO instant of the phone's clock. */
  keptAt: string;
  /** Why the server did not take it; it waits for its author then. */
  refused: string | null;
};

export const readOutbox = (userId: string): Waiting[] => read<Waiting[]>(userId, 'outbox') ?? [];

/** Puts it among those that wait, in place of its former self. */
export function putInOutbox(userId: string, waiting: Waiting): boolean {
  const others = readOutbox(userId).filter(({ report }) => report.clientKey !== waiting.report.clientKey);
  return write(userId, 'outbox', [...others, waiting]);
}

export function takeFromOutbox(userId: string, clientKey: string): Waiting | null {
  const all = readOutbox(userId);
  write(
    userId,
    'outbox',
    all.filter(({ report }) => report.clientKey !== clientKey),
  );
  return all.find(({ report }) => report.clientKey === clientKey) ?? null;
}

/** A random UUID; `crypto.randomUUID` is there on secure addresses only. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
