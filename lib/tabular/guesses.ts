import { formatCount } from '../format/number';
import { type Guess, SEPARATORS, type Separator, type TableRow, TEXT_ENCODINGS, type TextEncoding } from './table';

const SEPARATOR_NAMES: Record<Separator, string> = {
  ';': 'point-virgule',
  ',': 'virgule',
  '\t': 'tabulation',
  '|': 'barre verticale',
};
const ENCODING_NAMES: Record<TextEncoding, string> = {
  'UTF-8': 'UTF-8',
  'Windows-1252': 'Windows-1252',
  MacRoman: 'MacRoman',
  'UTF-16LE': 'UTF-16',
  'UTF-16BE': 'UTF-16 (BE)',
};
const MOST_SHEETS = 50;
const MOST_NAMED = 5;
const LABEL_CELLS = 6;
const LABEL_LENGTH = 30;

export function encodingGuess(encoding: TextEncoding): Guess {
  const options = TEXT_ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }));
  return { id: 'encoding', value: encoding, words: ENCODING_NAMES[encoding], options };
}

export function separatorGuess(separator: Separator): Guess {
  const options = SEPARATORS.map((value) => ({ value, label: SEPARATOR_NAMES[value] }));
  return { id: 'separator', value: separator, words: `séparateur ${SEPARATOR_NAMES[separator]}`, options };
}

/** `sheets`: those that are not blank; `unread`: those of them that look like the table as much as this one. */
export function sheetGuess(sheet: string, sheets: readonly string[], unread: readonly string[] = []): Guess {
  const options = sheets.slice(0, MOST_SHEETS).map((value) => ({ value, label: value }));
  const named = unread.slice(0, MOST_NAMED).join(', ');
  const others =
    unread.length === 0
      ? ''
      : `, ${formatCount(unread.length, 'autre non lue', 'autres non lues')}\u00A0: ${named}${unread.length > MOST_NAMED ? '…' : ''}`;
  return { id: 'sheet', value: sheet, words: `feuille «\u00A0${sheet}\u00A0»${others}`, options };
}

/** `rows`: the first ones of the file, which may be the header; `above`: how many that are not blank stand above it. */
export function headerGuess(line: number, above: number, rows: readonly TableRow[]): Guess {
  const ignored = above > 0 ? `, ${formatCount(above, 'ligne ignorée', 'lignes ignorées')} au-dessus` : '';
  const options = rows.map((row) => ({
    value: String(row.line),
    label: `Ligne ${row.line}\u00A0: ${cellsShown(row)}`,
  }));
  return { id: 'header', value: String(line), words: `titres à la ligne ${line}${ignored}`, options };
}

export function emptyColumnsGuess(columns: number): Guess {
  const words = formatCount(columns, 'colonne sans titre ignorée', 'colonnes sans titre ignorées');
  return { id: 'empty-columns', value: String(columns), words, options: [] };
}

export function wideGuess(months: number, turned: { rows: number } | null): Guess {
  const columns = formatCount(months, 'colonne de mois', 'colonnes de mois');
  const words = turned
    ? `${columns}, ${months > 1 ? 'tournées' : 'tournée'} en ${formatCount(turned.rows, 'ligne')}`
    : `${columns}, ${months > 1 ? 'laissées telles quelles' : 'laissée telle quelle'}`;
  const options = [
    { value: 'auto', label: 'Une ligne par mois' },
    { value: 'no', label: 'Laisser les colonnes' },
  ];
  return { id: 'wide', value: turned ? 'auto' : 'no', words, options };
}

export function totalGuess(lines: readonly number[], skipped: boolean): Guess {
  const where = `(${lines.length > 1 ? 'lignes' : 'ligne'} ${lines.join(', ')})`;
  const many = lines.length > 1;
  const words = skipped
    ? `${many ? 'lignes de total ignorées' : 'ligne de total ignorée'} ${where}`
    : `${many ? 'lignes de total gardées' : 'ligne de total gardée'} ${where}`;
  const options = [
    { value: 'skip', label: 'Ignorer le total' },
    { value: 'keep', label: 'Lire le total comme une ligne' },
  ];
  return { id: 'total', value: skipped ? 'skip' : 'keep', words, options };
}

function cellsShown({ cells }: TableRow): string {
  const texts = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const shown = texts
    .slice(0, LABEL_CELLS)
    .map((text) => (text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH - 1)}…` : text));
  return `${shown.join(', ')}${texts.length > LABEL_CELLS ? '…' : ''}`;
}
