import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { lastCompleteMonth, now, today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatInstant, formatMonthLong } from '../format/date';
import { formatList } from '../format/list';
import { formatCount } from '../format/number';
import type { Prisma } from '../generated/prisma/client';
import { type Month, parseMonth } from '../month';
import { plainText } from '../plain-text';
import { readSeriesRows } from './queries';
import { FRANCE, placeCode, placesNamed, type SeriesKey } from './series-key';
import { addsUp, KINDS, plannable, settableOf } from './settable';
import { cellText, sameValue } from './value';
import { seriesWhere, type Version, versionOf } from './versions-sql';

type Tx = Prisma.TransactionClient;

/** What is to change in one series: the version that was on screen (0: none), and new values by month (null: no value). */
export type SeriesEdit = { key: SeriesKey; madeFrom: number; values: readonly (readonly [Month, number | null])[] };

export type SaveInput = {
  edits: readonly SeriesEdit[];
  reason: string;
  /** French: where the values come from. */
  source: string;
  /** That changes of months already over have been seen. */
  seen: boolean;
};

/**
 * Saved, and how many values of how many series; or why not, in French. `conflict`: somebody has saved one of the series since.
 * `past`: months that are over would change and nobody has said that it was seen.
 */
export type SaveResult =
  | { ok: true; series: number; values: number }
  | { ok: false; why: 'refused' | 'conflict' | 'past'; message: string };

const MOST_VALUE = 999_999_999;
// A file may change every series.
const LONG = { timeout: 60_000 };
const REASON = z
  .string()
  .overwrite(plainText)
  .trim()
  .min(1, 'Donnez le motif de ce changement.')
  .max(500, 'Le motif dépasse 500 caractères.');

/** One value that would change; null: no value. `ofFrance`: what holds there as long as the place has no value of its own. */
export type PreviewedChange = {
  key: SeriesKey;
  month: Month;
  from: number | null;
  to: number | null;
  ofFrance: number | null;
};

const refused = (message: string): Refusal => ({ ok: false, why: 'refused', message });
const FORBIDDEN = refused('Seules la DNS et l’administration enregistrent une cible.');

const named = (months: readonly Month[]) => formatList([...new Set(months)].sort().map((at) => formatMonthLong(at)));

async function placeExists(tx: Tx, { corridor, region, vendor }: SeriesKey): Promise<boolean> {
  // No text of the database can hold a control character: to ask for one would be an error.
  if ([corridor, region, vendor].some((code) => code !== null && plainText(code) !== code)) return false;
  const [corridors, regions, vendors] = [
    await tx.corridor.count({ where: { code: corridor } }),
    region === null ? 1 : await tx.region.count({ where: { code: region } }),
    vendor === null ? 1 : await tx.vendor.count({ where: { slug: vendor } }),
  ];
  return corridors > 0 && regions > 0 && vendors > 0;
}

function fits(value: number | null, { indicator }: SeriesKey): boolean {
  const unit = settableOf(indicator)?.unit;
  if (value === null) return unit !== undefined;
  if (unit === undefined || !Number.isFinite(value) || value < 0) return false;
  if (unit === 'ratio') return value <= 1;
  return value <= MOST_VALUE && (!addsUp(unit) || Number.isInteger(value));
}

async function valid(tx: Tx, { key, values }: SeriesEdit): Promise<boolean> {
  return (
    KINDS.includes(key.kind) &&
    settableOf(key.indicator) !== undefined &&
    placesNamed(key) <= 1 &&
    values.every(([at, value]) => parseMonth(at) !== null && plannable(at) && fits(value, key)) &&
    (await placeExists(tx, key))
  );
}

/** The versions of a series that stand, newest first. */
async function versionsOf(tx: Tx, key: SeriesKey): Promise<Version[]> {
  const rows = await tx.series.findMany({
    where: { ...seriesWhere(key), withdrawnAt: null },
    include: { points: true },
    orderBy: { version: 'desc' },
  });
  return rows.map(versionOf);
}

type Change = {
  key: SeriesKey;
  versions: Version[];
  changed: [Month, number | null][];
  /** The values of France that count where the place has none of its own. */
  ofFrance: ReadonlyMap<Month, number>;
};
type Refusal = Extract<SaveResult, { ok: false }>;

/** The targets of France that count where a place has none of its own, of ratios only; each corridor is read once. */
function readerOfFrance(tx: Tx): (key: SeriesKey) => Promise<Map<Month, number>> {
  const read = new Map<string, Awaited<ReturnType<typeof readSeriesRows>>>();
  return async ({ corridor, ...key }) => {
    if (key.kind !== 'TARGET' || settableOf(key.indicator)?.unit !== 'ratio' || placesNamed(key) === 0)
      return new Map();
    const rows = read.get(corridor) ?? (await readSeriesRows({ corridor, ...FRANCE }, null, null, tx));
    read.set(corridor, rows);
    const own = rows.filter((row) => row.indicator === key.indicator && row.kind === key.kind);
    return new Map(own.map((row) => [row.month, row.value]));
  };
}

async function changeOf(
  tx: Tx,
  edit: SeriesEdit,
  ofFrance: ReturnType<typeof readerOfFrance>,
): Promise<Change | Refusal> {
  const versions = await versionsOf(tx, edit.key);
  const newest = versions[0];
  const changed = edit.values.flatMap(([at, value]): [Month, number | null][] =>
    sameValue(value, newest?.points.get(at) ?? null) ? [] : [[at, value]],
  );
  if (changed.length > 0 && (newest?.version ?? 0) !== edit.madeFrom) {
    const who = newest?.authorLabel ?? 'Une autre personne';
    const when = newest?.recordedAt ? ` le ${formatInstant(newest.recordedAt)}` : '';
    const message = `${who} a enregistré d’autres valeurs${when}, après l’ouverture de cette page. Rien n’a été écrit.`;
    return { ok: false, why: 'conflict', message };
  }
  return { key: edit.key, versions, changed, ofFrance: await ofFrance(edit.key) };
}

type Past = { at: Month; fate: 'own' | 'first' | { ofFrance: string } };

/** What becomes of the changes of months that are over. */
function pastOf({ key, versions, changed, ofFrance }: Change): Past[] {
  const unit = settableOf(key.indicator)?.unit ?? 'ratio';
  return changed.flatMap(([at]): Past[] => {
    if (at > lastCompleteMonth()) return [];
    if (versions.some(({ points }) => points.has(at))) return [{ at, fate: 'own' }];
    const value = ofFrance.get(at);
    return [{ at, fate: value === undefined ? 'first' : { ofFrance: cellText(value, unit) } }];
  });
}

function pastWarning(changes: readonly Change[]): string | null {
  const over = changes.flatMap(pastOf);
  const months = (fate: 'own' | 'first') => [...new Set(over.filter((each) => each.fate === fate).map(({ at }) => at))];
  const [kept, first] = [months('own'), months('first')];
  const national = new Map<string, Set<Month>>();
  for (const { at, fate } of over) {
    if (typeof fate === 'object') national.set(fate.ofFrance, (national.get(fate.ofFrance) ?? new Set()).add(at));
  }
  const parts = [
    kept.length > 0 &&
      `${formatCount(kept.length, 'mois terminé garde sa valeur d’alors', 'mois terminés gardent leur valeur d’alors')} (${named(kept)})\u00A0: la nouvelle se lit dans l’historique, elle ne change aucune atteinte passée.`,
    ...[...national].map(
      ([value, at]) =>
        `${formatCount(at.size, 'mois terminé garde sa valeur d’alors', 'mois terminés gardent leur valeur d’alors')} (${named([...at])})\u00A0: ${value} (France). La nouvelle se lit dans l’historique, elle ne change aucune atteinte passée.`,
    ),
    first.length > 0 &&
      `${formatCount(first.length, 'mois terminé n’avait pas de valeur', 'mois terminés n’avaient pas de valeur')} (${named(first)})\u00A0: celle-ci y comptera.`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : parts.join(' ');
}

type Told = { reason: string; source: string };

async function write(tx: Tx, viewer: Viewer, change: Change, { reason, source }: Told): Promise<void> {
  const { key, versions, changed } = change;
  const newest = versions[0];
  const points = new Map<Month, number>(newest?.points);
  for (const [at, value] of changed) {
    if (value === null) points.delete(at);
    else points.set(at, value);
  }
  // A version taken back with its deposit keeps its number.
  const { _max } = await tx.series.aggregate({ where: seriesWhere(key), _max: { version: true } });
  const version = (_max.version ?? 0) + 1;
  await tx.series.create({
    data: {
      indicator: key.indicator,
      kind: key.kind,
      corridorCode: key.corridor,
      regionCode: key.region,
      sector: key.sector,
      vendorSlug: key.vendor,
      unit: settableOf(key.indicator)?.unit ?? '',
      source,
      asOf: new Date(today()),
      simulated: false,
      version,
      recordedAt: now(),
      authorLabel: viewer.name,
      reason,
      points: { create: [...points].map(([month, value]) => ({ month, value })) },
    },
  });
  await audit(tx, viewer, {
    action: 'targets.save',
    subjectType: 'series',
    subjectId: [key.indicator, key.kind, key.corridor, placeCode(key)].join(' '),
    details: {
      version,
      reason,
      changed: changed.map(([month, value]) => ({ month, from: newest?.points.get(month) ?? null, to: value })),
    },
  });
}

/** The series that these edits change; a refusal when one may not be written. */
async function changesOf(tx: Tx, edits: readonly SeriesEdit[]): Promise<Change[] | Refusal> {
  const changes: Change[] = [];
  const ofFrance = readerOfFrance(tx);
  const series = edits.map(({ key }) => [key.indicator, key.kind, key.corridor, placeCode(key)].join(' '));
  const twice = new Set(series).size < series.length; // would write the same version twice
  for (const edit of edits) {
    if (twice || !(await valid(tx, edit)))
      return refused('Une valeur ou un périmètre n’existe pas. Rechargez la page.');
    const change = await changeOf(tx, edit, ofFrance);
    if ('ok' in change) return change;
    if (change.changed.length > 0) changes.push(change);
  }
  if (changes.length === 0) return refused('Aucune valeur n’a changé\u00A0: rien n’a été écrit.');
  const months = changes.flatMap(({ changed }) => changed.map(([at]) => at));
  const locked = await tx.period.findMany({ where: { state: 'LOCKED', month: { in: months } } });
  if (locked.length === 0) return changes;
  const list = named(locked.map(({ month }) => month as Month));
  return refused(
    `${formatCount(locked.length, 'mois verrouillé', 'mois verrouillés')} (${list})\u00A0: rien n’a été écrit.`,
  );
}

/** What these edits would change, value by value, and what is to be seen first about months that are over; nothing is written. */
export async function previewTargets(
  viewer: Viewer,
  edits: readonly SeriesEdit[],
): Promise<{ ok: true; changes: PreviewedChange[]; past: string | null } | Refusal> {
  if (!may(viewer, 'targets.write')) return FORBIDDEN;
  const changes = await db().$transaction((tx) => changesOf(tx, edits), LONG);
  if (!Array.isArray(changes)) return changes;
  return {
    ok: true,
    past: pastWarning(changes),
    changes: changes.flatMap(({ key, versions, changed, ofFrance }) =>
      changed.map(([at, to]) => ({
        key,
        month: at,
        from: versions[0]?.points.get(at) ?? null,
        to,
        ofFrance: ofFrance.get(at) ?? null,
      })),
    ),
  };
}

/**
 * Writes one new version of each series that changes, all or none; the versions before stay. Refused without a reason, in a
 * locked month, with a value that does not fit, or when somebody has saved one of the series since `madeFrom`.
 */
export async function saveTargets(viewer: Viewer, input: SaveInput): Promise<SaveResult> {
  if (!may(viewer, 'targets.write')) return FORBIDDEN;
  const reason = REASON.safeParse(input.reason);
  return db().$transaction(async (tx): Promise<SaveResult> => {
    // One save at a time: the first version of a series has no row to lock.
    await tx.$queryRaw`select 1 from data_version where id = 1 for update`;
    const changes = await changesOf(tx, input.edits);
    if (!Array.isArray(changes)) return changes;
    if (!reason.success) return refused(reason.error.issues[0]?.message ?? '');
    const past = pastWarning(changes);
    if (past !== null && !input.seen) return { ok: false, why: 'past', message: past };
    const told = { reason: reason.data, source: plainText(input.source) };
    for (const change of changes) await write(tx, viewer, change, told);
    await bumpDataVersion(tx);
    return { ok: true, series: changes.length, values: changes.flatMap(({ changed }) => changed).length };
  }, LONG);
}

/** The edit that gives a series the values of one of its versions again; `madeFrom` is the newest on screen. Null when there is no such version. */
export async function restoringEdit(id: number, madeFrom: number): Promise<SeriesEdit | null> {
  return db().$transaction(async (tx) => {
    const row = await tx.series.findUnique({ where: { id }, include: { points: true } });
    if (!row || row.withdrawnAt || row.kind === 'ACTUAL' || row.emitter !== null) return null;
    const wanted = versionOf(row);
    const [newest] = await versionsOf(tx, wanted.key);
    const months = new Set([...wanted.points.keys(), ...(newest?.points.keys() ?? [])]);
    return {
      key: wanted.key,
      madeFrom,
      values: [...months].map((at) => [at, wanted.points.get(at) ?? null] as const),
    };
  });
}
