import { formatLines } from '../format/list';
import { formatCount } from '../format/number';
import { capital } from '../format/text';
import { CODE_TITLES, ERROR_CODES, type ErrorCode } from './codes';
import { placeOf } from './finding-places';
import type { Proposal } from './proposals';
import type { Report } from './report';
import type { MendMade, MendPlace, ReviewMends } from './review-mends';

/** Lines of a group where the same text was read: mended together. */
export type ErrorPart = {
  /** What was read; null: nothing to quote. */
  value: string | null;
  lines: number[];
  /** Of its first line: what, and what to do. */
  message: string;
  /** The likeliest first; one alone is taken with its group. */
  proposals: Proposal[];
  /** The line that says the same as this one, when one of the two is to be left out. */
  twin: number | null;
  /** Whether the cells can be mended in the grid. */
  mendable: boolean;
};

/** Errors of one kind that wait. */
export type OpenGroup = {
  code: ErrorCode;
  /** «FINESS inconnu : 12 lignes» */
  title: string;
  /** Which lines, and what can be done. */
  sentence: string;
  lines: number;
  parts: ErrorPart[];
  /** Lines that the proposals which stand alone would mend. */
  accept: number;
};

/** Mends made since the last check, by the kind of error that they answer; null: cells without one. */
export type MendedGroup = {
  code: ErrorCode | null;
  title: string;
  sentence: string;
  lines: number;
  places: MendPlace[];
};

export type ErrorGroups = { open: OpenGroup[]; mended: MendedGroup[]; linesLeft: number; linesMended: number };

const TWIN = /que la ligne (\d+)/;

/** The first of two rows that say the same, as the error of the second names it. */
export function twinOf({ code, message }: { code: string; message: string }): number | null {
  const line = code === 'duplicate-row' ? TWIN.exec(message)?.[1] : undefined;
  return line === undefined ? null : Number(line);
}

const isAt = (place: MendPlace) => (made: MendPlace) =>
  made.line === place.line && (made.column === place.column || made.column === null);

/** The errors that stand: those that were mended after the report was made are left out until the check tells. */
export function standingErrors(
  { errors, columns }: Pick<Report, 'errors' | 'columns'>,
  { since, stale }: ReviewMends,
): Report['errors'] {
  if (!stale) return errors;
  return errors.filter((error) => {
    const place = placeOf(error, columns);
    return !place || !since.some(isAt(place));
  });
}

/** The mends that are not contradicted: where the error stands again with the new text, the cell is not mended. */
function standingMends(
  { errors, columns }: Pick<Report, 'errors' | 'columns'>,
  { since, stale }: ReviewMends,
): MendMade[] {
  if (stale) return since;
  const faulty = errors.flatMap((error) => placeOf(error, columns) ?? []);
  return since.filter((made) => made.column === null || !faulty.some(isAt(made)));
}

/** Errors by kind, in a fixed order so that nothing jumps, and the mends that answered some. */
export function groupErrors(report: Pick<Report, 'errors' | 'columns'>, mends: ReviewMends): ErrorGroups {
  const standing = standingErrors(report, mends);
  const made = standingMends(report, mends);
  const open: OpenGroup[] = [];
  const mended: MendedGroup[] = [];
  for (const code of ERROR_CODES) {
    const errors = standing.filter((error) => error.code === code);
    if (errors.length > 0) open.push(openGroup(code, errors, report.columns));
    const answered = made.filter((one) => one.code === code);
    if (answered.length > 0) mended.push(mendedGroup(code, answered));
  }
  const others = made.filter(({ code }) => !ERROR_CODES.some((known) => known === code));
  if (others.length > 0) mended.push(mendedGroup(null, others));
  return {
    open,
    mended,
    linesLeft: distinct(standing.flatMap(({ code, line }) => (code === 'missing-column' ? [] : (line ?? [])))),
    linesMended: distinct(made.map(({ line }) => line)),
  };
}

const distinct = (lines: readonly number[]) => new Set(lines).size;

function openGroup(code: ErrorCode, errors: Report['errors'], columns: Report['columns']): OpenGroup {
  const parts = new Map<string, ErrorPart>();
  for (const error of errors) {
    const twin = twinOf(error);
    const key = twin === null ? `${error.column} ${error.value}` : `${error.line}`;
    const part = parts.get(key);
    if (part) {
      if (error.line !== null) part.lines.push(error.line);
      continue;
    }
    parts.set(key, {
      value: error.value,
      lines: error.line === null ? [] : [error.line],
      message: error.message,
      proposals: error.proposals,
      twin,
      mendable: placeOf(error, columns) !== null,
    });
  }
  const all = [...parts.values()];
  if (code === 'missing-column') return missingColumns(all);
  const lines = distinct(errors.flatMap(({ line }) => line ?? []));
  const accept = distinct(all.flatMap((part) => (part.proposals.length === 1 ? part.lines : [])));
  return {
    code,
    title: lines === 0 ? CODE_TITLES[code] : `${CODE_TITLES[code]}\u00A0: ${formatCount(lines, 'ligne')}`,
    sentence: sentenceOf(all, lines, accept),
    lines,
    parts: all,
    accept,
  };
}

/** Nothing of them is on a line: the titles are no row. */
function missingColumns(parts: ErrorPart[]): OpenGroup {
  const [only, another] = parts;
  return {
    code: 'missing-column',
    title: `${CODE_TITLES['missing-column']}\u00A0: ${formatCount(parts.length, 'colonne')}`,
    sentence: another
      ? 'Ajoutez-les à la ligne de titres, ou dites quelles colonnes du fichier les contiennent.'
      : withoutTitle(only?.message ?? ''),
    lines: 0,
    parts,
    accept: 0,
  };
}

function sentenceOf(parts: readonly ErrorPart[], lines: number, accept: number): string {
  const [only] = parts;
  if (lines === 0) return only?.message ?? '';
  const where = capital(formatLines(parts.flatMap((part) => part.lines)));
  const choose = distinct(parts.flatMap((part) => (part.proposals.length > 1 ? part.lines : [])));
  const rest = lines - accept - choose;
  // Of a double, the block says it beside its two buttons.
  if (accept + choose === 0)
    return parts.length === 1 && only?.twin === null ? `${where}. ${withoutTitle(only.message)}` : `${where}.`;
  const said = [
    ...(accept > 0 ? [`${accept === lines ? '' : `${accept} `}avec une proposition`.trim()] : []),
    ...(choose > 0 ? [`${choose} avec plusieurs`] : []),
    ...(rest > 0 ? [`${rest} à saisir dans la grille`] : []),
  ];
  return `${where}\u00A0: ${said.join(', ')}.`;
}

/** «FINESS inconnu : 123 n’est pas…» under the title «FINESS inconnu». */
const withoutTitle = (message: string) => capital(message.replace(/^[^:.]{3,40}\u00A0: /, ''));

function mendedGroup(code: ErrorCode | null, made: readonly MendMade[]): MendedGroup {
  const lines = distinct(made.map(({ line }) => line));
  const removed = made.every(({ column }) => column === null);
  const words = removed
    ? formatCount(lines, 'ligne retirée', 'lignes retirées')
    : formatCount(lines, 'ligne corrigée', 'lignes corrigées');
  const texts = [
    ...new Set(made.map(({ read, text }) => (text === null ? '' : `«\u00A0${read}\u00A0» est lu ${text || 'vide'}`))),
  ];
  const said = texts.length === 1 && texts[0] ? ` ${texts[0]}.` : '';
  return {
    code,
    title: `${code ? CODE_TITLES[code] : 'Modifié'}\u00A0: ${words}`,
    sentence: `${capital(formatLines(made.map(({ line }) => line)))}.${said}`,
    lines,
    places: made.map(({ line, column }) => ({ line, column })),
  };
}
