'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import { formatCount } from '../format/number';
import { groupErrors } from './error-groups';
import { acceptProposals, changeSettings, type ReviewResult, recheck, saveMends, undoMends } from './review-commands';
import type { CellMend, MendPlace } from './review-mends';
import type { Told } from './review-shapes';
import { type ReadingSettings, readingSettingsSchema } from './settings';

const MOST_FIELDS = 2_000;
const CELL = /^cell:(\d{1,9}):(.{1,500})$/s;

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');
const REFUSALS = {
  'not-found': 'Ce dépôt n’existe plus.',
  written: 'Ce dépôt a été appliqué ou abandonné entre-temps\u00A0: rien n’a été changé.',
  'too-many': 'Trop de corrections pour être gardées ici. Corrigez le fichier, puis déposez-le de nouveau.',
} as const;

/** Says how many lines are mended and left, and has the page drawn again. */
function told(id: string, result: ReviewResult, done: (left: number) => string): Told {
  revalidatePath(`/uploads/${id}`);
  if (!result.ok) return { words: REFUSALS[result.reason] };
  return { words: done(groupErrors(result.report, result.mends).linesLeft) };
}

const leftWords = (left: number) =>
  left === 0 ? 'il n’en reste aucune' : left === 1 ? 'il en reste 1' : `il en reste ${left}`;
const mendedWords = (lines: number) => (left: number) =>
  `${formatCount(lines, 'ligne corrigée', 'lignes corrigées')}, ${leftWords(left)}.`;

/** Takes the proposals of a kind of error (`code`), of one text read (`value`), or the one chosen for it (`choice`). */
export async function takeProposals(form: FormData): Promise<Told> {
  const [id, code] = [textOf(form, 'id'), textOf(form, 'code')];
  const given = (name: string) => (form.has(name) ? textOf(form, name) : null);
  const accepted = { code, value: given('value'), choice: given('choice') };
  const done = await acceptProposals(await requireViewer(), id, accepted);
  if (!done) return { words: REFUSALS['not-found'] };
  return told(
    id,
    done.result,
    done.lines > 0 ? mendedWords(done.lines) : () => 'Rien à corriger ici\u00A0: la page a changé.',
  );
}

/** Keeps what was typed in the grid: `cell:<line>:<column>`, with what stood there in `was:…` and its error in `code:…`. */
export async function saveCells(form: FormData): Promise<Told> {
  const id = textOf(form, 'id');
  const cells: CellMend[] = [];
  for (const [name, typed] of form) {
    const place = CELL.exec(name);
    if (!place || cells.length >= MOST_FIELDS) continue;
    const [, line, column = ''] = place;
    const read = textOf(form, name.replace(/^cell/, 'was'));
    const text = String(typed).trim();
    if (text === read) continue;
    cells.push({ line: Number(line), column, text, read, code: textOf(form, name.replace(/^cell/, 'code')) || null });
  }
  if (cells.length === 0) return { words: 'Aucune case n’a changé.' };
  const lines = new Set(cells.map(({ line }) => line)).size;
  return told(id, await saveMends(await requireViewer(), id, { cells }), (left) =>
    lines === 1
      ? `Ligne ${cells[0]?.line} modifiée, ${leftToMend(left)}`
      : `${formatCount(lines, 'ligne modifiée', 'lignes modifiées')}, ${leftToMend(left)}`,
  );
}

const leftToMend = (left: number) =>
  left === 0 ? 'plus aucune à corriger.' : `${formatCount(left, 'ligne')} à corriger.`;

/** Leaves rows out: `line`, as many as there are. */
export async function removeRows(form: FormData): Promise<Told> {
  const id = textOf(form, 'id');
  const removed = form
    .getAll('line')
    .map(Number)
    .filter((line) => Number.isSafeInteger(line) && line > 0 && line < 1e9)
    .slice(0, MOST_FIELDS)
    .map((line) => ({ line, code: textOf(form, 'code') || null }));
  return told(
    id,
    await saveMends(await requireViewer(), id, { removed }),
    (left) => `${formatCount(removed.length, 'ligne retirée', 'lignes retirées')}, ${leftWords(left)}.`,
  );
}

/** Takes back mends made since the last check: `place`, «line» for a row left out or «line:column». */
export async function undo(form: FormData): Promise<Told> {
  const id = textOf(form, 'id');
  const places = form.getAll('place').flatMap((text): MendPlace[] => {
    const [, line, column] = /^(\d{1,9})(?::(.{1,500}))?$/s.exec(String(text)) ?? [];
    return line === undefined ? [] : [{ line: Number(line), column: column ?? null }];
  });
  const lines = new Set(places.map(({ line }) => line)).size;
  return told(
    id,
    await undoMends(await requireViewer(), id, places),
    (left) => `${formatCount(lines, 'correction annulée', 'corrections annulées')}, ${leftToMend(left)}`,
  );
}

/** Reads the file otherwise: `setting` and `setting-value`, or the columns as `column:<name in the file>`. */
export async function readOtherwise(form: FormData): Promise<Told> {
  const id = textOf(form, 'id');
  const columns = [...form].flatMap(([name, column]) =>
    name.startsWith('column:') ? [[name.slice('column:'.length), String(column)]] : [],
  );
  const said = columns.length > 0 ? { columns: Object.fromEntries(columns) } : settingSaid(form);
  const parsed = readingSettingsSchema.safeParse(said);
  if (!parsed.success) return { words: 'Ce réglage n’est pas possible.' };
  const result = await changeSettings(await requireViewer(), id, parsed.data as ReadingSettings);
  const dropped = result.ok ? (result.dropped ?? 0) : 0;
  const without =
    dropped > 0
      ? ` ${formatCount(dropped, 'correction abandonnée', 'corrections abandonnées')}\u00A0: les cases ne sont plus les mêmes.`
      : '';
  return told(id, result, (left) =>
    left === 0
      ? `Fichier relu, aucune ligne à corriger.${without}`
      : `Fichier relu, ${formatCount(left, 'ligne')} à corriger.${without}`,
  );
}

function settingSaid(form: FormData): { [setting: string]: unknown } {
  const value = textOf(form, 'setting-value');
  switch (textOf(form, 'setting')) {
    case 'separator':
      return { separator: value };
    case 'encoding':
      return { encoding: value };
    case 'sheet':
      return { sheet: value };
    case 'header':
      return { headerLine: Number(value) };
    case 'total':
      return { totalLine: value };
    case 'wide':
      return { wide: value };
    default:
      return { headerLine: Number.NaN };
  }
}

/** Checks the file again with its mends. */
export async function checkAgain(form: FormData): Promise<Told> {
  const id = textOf(form, 'id');
  return told(id, await recheck(await requireViewer(), id), (left) =>
    left === 0
      ? 'Vérifié\u00A0: plus aucune ligne à corriger.'
      : `Vérifié\u00A0: ${formatCount(left, 'ligne')} à corriger.`,
  );
}
