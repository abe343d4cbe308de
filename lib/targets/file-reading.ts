import { formatMonthLong } from '../format/date';
import type { Month } from '../month';
import { normaliseHeader } from '../tabular/header';
import { readTable } from '../tabular/read';
import { bytesSource } from '../tabular/source';
import { collectRows, followed, type TableRefusal } from '../tabular/table';
import { readMonth } from '../uploads/read-month';
import type { FileProblem } from './form-state';
import { placeCode, placesNamed, type SeriesKey } from './series-key';
import { KIND_LABEL, KINDS, plannable, SETTABLE } from './settable';
import { readValue } from './value';

/** The columns of a file of targets, in its order: the same in an export and in an import. */
export const FILE_COLUMNS = [
  'indicateur',
  'type',
  'couloir',
  'region',
  'secteur',
  'editeur',
  'mois',
  'valeur',
] as const;
type FileColumn = (typeof FILE_COLUMNS)[number];

/** What the codes of a file may name. */
export type FileReferences = {
  corridors: readonly { code: string; label: string }[];
  regions: readonly { code: string; label: string }[];
  vendors: readonly { code: string; label: string }[];
  lockedMonths: readonly Month[];
};

export type FileSeries = { key: SeriesKey; values: [Month, number | null][] };
export type FileReading = { ok: true; series: FileSeries[] } | { ok: false; problems: FileProblem[] };

const SECTORS = [
  { code: 'PRIVATE', label: 'Privé' },
  { code: 'HOSPITAL', label: 'Établissements de santé' },
] as const;
const KIND_CHOICES = KINDS.map((code) => ({ code, label: KIND_LABEL[code] }));
const INDICATORS = SETTABLE.map(({ id, label }) => ({ code: id, label }));
const MOST_ROWS = 20_000;

/** The choice of this code or name, accents and case aside; a spreadsheet makes a 1 of the region 01. */
function chosen<T extends { code: string; label: string }>(choices: readonly T[], text: string): T | undefined {
  const plain = normaliseHeader(text);
  return choices.find(
    ({ code, label }) =>
      code === text ||
      normaliseHeader(code) === plain ||
      normaliseHeader(label) === plain ||
      code === text.padStart(2, '0'),
  );
}

function unreadable({ problems }: TableRefusal): FileReading {
  return { ok: false, problems: problems.map(({ line, message }) => ({ line, column: null, message })) };
}

/** A file of targets → the values that it sets, by series; or every fault with its line and column. Never throws on a file's content. */
export async function readTargetsFile(
  bytes: Uint8Array,
  fileName: string,
  references: FileReferences,
): Promise<FileReading> {
  const isKnown = (name: string) => FILE_COLUMNS.some((column) => column === normaliseHeader(name));
  const reading = await readTable(bytesSource(bytes), { fileName, isKnown });
  if (!reading.ok) return unreadable(reading);
  const { header } = reading.table;
  const { batches, end } = followed(reading.table);
  const rows = await collectRows(batches, MOST_ROWS);
  const ended = end();
  if (rows && !ended.ok) return unreadable(ended);
  const names = header.names.map(normaliseHeader);
  const missing = FILE_COLUMNS.filter((column) => !names.includes(column));
  const problems: FileProblem[] = missing.map((column) => ({
    line: header.line,
    column,
    message: `La colonne «\u00A0${column}\u00A0» manque. Partez d’un export de cette page.`,
  }));
  if (!rows)
    problems.push({ line: null, column: null, message: `Le fichier dépasse ${MOST_ROWS} lignes. Découpez-le.` });
  if (!rows || problems.length > 0) return { ok: false, problems };

  const series = new Map<string, FileSeries>();
  const firstLines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const cell = (column: FileColumn) => cells[names.indexOf(column)] ?? '';
    const wrong = (column: FileColumn, message: string) => {
      problems.push({ line, column, message });
    };
    /** Null: empty. Undefined: not one of the choices, and said so. */
    const pick = <T extends { code: string; label: string }>(column: FileColumn, choices: readonly T[]) => {
      const text = cell(column);
      if (text === '') return null;
      const found = chosen(choices, text);
      if (!found) wrong(column, `«\u00A0${text.slice(0, 60)}\u00A0» est inconnu.`);
      return found;
    };
    const needed = <T extends { code: string; label: string }>(column: FileColumn, choices: readonly T[]) => {
      const found = pick(column, choices);
      if (found === null) wrong(column, 'La case est vide.');
      return found ?? undefined;
    };
    const indicator = needed('indicateur', INDICATORS);
    const kind = needed('type', KIND_CHOICES);
    const corridor = needed('couloir', references.corridors);
    const region = pick('region', references.regions);
    const sector = pick('secteur', SECTORS);
    const vendor = pick('editeur', references.vendors);
    const at = readMonth(cell('mois'));
    if (!at) wrong('mois', `«\u00A0${cell('mois').slice(0, 60)}\u00A0» n’est pas un mois. Écrivez 2023-09 ou 09/2023.`);
    else if (!plannable(at)) wrong('mois', 'L’année doit être entre 2000 et 2099.');
    else if (references.lockedMonths.includes(at)) wrong('mois', `Le mois ${formatMonthLong(at)} est verrouillé.`);
    const unit = SETTABLE.find(({ id }) => id === indicator?.code)?.unit;
    const value = unit && readValue(cell('valeur'), unit, 'file');
    if (value && !value.ok) wrong('valeur', value.message);
    if (!indicator || !kind || !corridor || !at || !value?.ok) continue;
    if (region === undefined || sector === undefined || vendor === undefined) continue;
    const key: SeriesKey = {
      indicator: indicator.code,
      kind: kind.code,
      corridor: corridor.code,
      region: region?.code ?? null,
      sector: sector?.code ?? null,
      vendor: vendor?.code ?? null,
    };
    if (placesNamed(key) > 1) {
      wrong(
        'region',
        'Une cible porte sur la France, une région, un secteur ou un éditeur\u00A0: n’en remplissez qu’un.',
      );
      continue;
    }
    const name = [key.indicator, key.kind, key.corridor, placeCode(key)].join(' ');
    const first = firstLines.get(`${name} ${at}`);
    if (first !== undefined) {
      wrong('mois', `Cette valeur est déjà donnée à la ligne ${first}. Gardez une seule des deux.`);
      continue;
    }
    firstLines.set(`${name} ${at}`, line);
    const known = series.get(name);
    if (known) known.values.push([at, value.value]);
    else series.set(name, { key, values: [[at, value.value]] });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, series: [...series.values()] };
}
