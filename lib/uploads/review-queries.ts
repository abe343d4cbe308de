import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Upload } from '../generated/prisma/client';
import { normaliseHeader } from '../tabular/header';
import type { TableRow } from '../tabular/table';
import type { Mapping } from './columns';
import { findInScope, kindHeld } from './commands';
import { readDirectory } from './directory-queries';
import { type ErrorGroups, groupErrors, standingErrors } from './error-groups';
import { placeOf } from './finding-places';
import { type UploadKind, uploadKind } from './kinds';
import { mended } from './mends';
import { withProposals } from './proposals-queries';
import { LARGE_BYTES } from './receive';
import { type Report, reportSchema, shortened } from './report';
import { type ReviewMends, reviewMendsOf } from './review-mends';
import { readFileRows } from './review-rows-queries';
import { GRID_PAGE_ROWS, type GridCell, type GridPage, type GridRow, type GridView } from './review-shapes';

const NAME_HEADERS =
  /^(nom|libelle|raison_sociale|denomination|laboratoire|labo|etablissement|structure|client|site|entite)(_|$)|_(laboratoire|labo)$/;
const NAMED_CODES = ['bad-finess', 'unknown-finess'];

/** What the review of an upload shows beside its lines: errors with what may be meant, mends, and which view is how long. */
export type Review = {
  kind: UploadKind;
  report: Report;
  mends: ReviewMends;
  groups: ErrorGroups;
  /** Whether the viewer may mend it. */
  mendable: boolean;
};

type Reviewed = { upload: Upload; review: Review };

/** The review of an upload in the viewer's scope; null when there is none, or none of a known kind. */
export async function readReview(viewer: Viewer, id: string): Promise<Review | null> {
  return (await reviewOf(viewer, id))?.review ?? null;
}

async function reviewOf(viewer: Viewer, id: string): Promise<Reviewed | null> {
  const upload = await findInScope(viewer, id);
  const kind = upload && uploadKind(upload.kind);
  if (!upload || !kind) return null;
  const kept = reportSchema.parse(upload.report);
  const mends = reviewMendsOf(upload.mends);
  const report = upload.state === 'CHECKED' ? await proposed(upload, kind, kept) : kept;
  return {
    upload,
    review: {
      kind,
      report,
      mends,
      groups: groupErrors(report, mends),
      mendable: upload.state === 'CHECKED' && kindHeld(viewer, upload) !== null,
    },
  };
}

async function proposed(upload: Upload, kind: UploadKind, report: Report): Promise<Report> {
  if (report.errors.length === 0) return report;
  const names = await readNames(upload, kind, report);
  const { vendorSlug } = upload;
  const errors = await db().$transaction((tx) => withProposals(tx, report.errors, { vendorSlug, names }));
  return { ...report, errors };
}

/** The names that rows with a faulty number hold in a column which is none of the format's, by line; none of a large file, to be read whole. */
async function readNames(upload: Upload, kind: UploadKind, { errors, columns }: Report): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  const lines = new Set(
    errors.flatMap(({ code, line }) => (NAMED_CODES.includes(code) && line !== null ? [line] : [])),
  );
  const named = columns.findIndex(({ name, meaning }) => meaning === null && NAME_HEADERS.test(normaliseHeader(name)));
  if (lines.size === 0 || named < 0 || upload.size > LARGE_BYTES) return names;
  const reading = await readFileRows(upload, kind);
  if (!reading) return names;
  const last = Math.max(...lines);
  for await (const { line, cells } of reading.rows) {
    if (line > last) break;
    const name = cells[named];
    if (lines.has(line) && name) names.set(line, name.slice(0, 200));
  }
  return names;
}

/** How many lines each view of the grid has. */
export function gridCounts({ report, mends, groups }: Review): Record<GridView, number> {
  return {
    errors: groups.linesLeft,
    warnings: new Set(report.warnings.flatMap((warning) => (placeOf(warning, report.columns) ? [warning.line] : [])))
      .size,
    mended: new Set([...Object.keys(mends.cells).map(Number), ...mends.removed]).size,
    all: report.rows + (mends.stale ? 0 : mends.removed.length),
  };
}

/** The lines of a view, in the order of the file; null: all of them. */
function linesOf(view: GridView, { report, mends }: Review): number[] | null {
  const numbers = (findings: readonly { line: number | null; column: string | null }[]) =>
    findings.flatMap((finding) => (placeOf(finding, report.columns) ? [finding.line ?? 0] : []));
  const lines = {
    errors: () => [...numbers(standingErrors(report, mends)), ...mends.since.map(({ line }) => line)],
    warnings: () => numbers(report.warnings),
    mended: () => [...Object.keys(mends.cells).map(Number), ...mends.removed],
    all: () => null,
  }[view]();
  return lines && [...new Set(lines)].sort((a, b) => a - b);
}

/**
 * One page of the rows of an upload as they are read and mended, from its kept bytes. The lines that hold an error and those just
 * mended come together, so that none moves while one works. Null: no such upload, or no table.
 */
export async function readGridPage(viewer: Viewer, id: string, view: GridView, page: number): Promise<GridPage | null> {
  const reviewed = await reviewOf(viewer, id);
  return reviewed && gridPageOf(reviewed, view, page);
}

/** Both at once, for the page. Without a view, the lines to mend, just mended ones included; when there are none, those to confirm; then all. */
export async function readReviewPage(
  viewer: Viewer,
  id: string,
  asked: GridView | null,
  page: number,
): Promise<{ review: Review; grid: GridPage | null } | null> {
  const reviewed = await reviewOf(viewer, id);
  if (!reviewed) return null;
  const counts = gridCounts(reviewed.review);
  const first = counts.errors > 0 || reviewed.review.mends.since.length > 0 ? 'errors' : null;
  const view = asked ?? first ?? (counts.warnings > 0 ? 'warnings' : 'all');
  return { review: reviewed.review, grid: await gridPageOf(reviewed, view, page) };
}

async function gridPageOf({ upload, review }: Reviewed, view: GridView, page: number): Promise<GridPage | null> {
  if (review.report.columns.length === 0) return null;
  const reading = await readFileRows(upload, review.kind);
  if (!reading) return null;
  const { mapping } = reading;
  const lines = linesOf(view, review);
  const from = page * GRID_PAGE_ROWS;
  const wanted = lines && new Set(lines.slice(from, from + GRID_PAGE_ROWS));
  const total = lines ? lines.length : gridCounts(review).all;
  const taken: TableRow[] = [];
  const last = wanted ? Math.max(0, ...wanted) : 0;
  let at = 0;
  for await (const row of reading.rows) {
    if (wanted ? row.line > last : at >= from + GRID_PAGE_ROWS) break;
    if (wanted ? wanted.has(row.line) && isConcerned(row, view, review) : at >= from) taken.push(row);
    at += 1;
  }
  const columns = mapping.columns.flatMap(({ meaning }, position) =>
    meaning && mapping.position[meaning] === position ? [meaning] : [],
  );
  const rows = taken.map((row) => gridRow(row, mapping, columns, review));
  const finess = mapping.position.finess;
  const names = finess === undefined ? new Map() : await readNamesOf(rows.map(({ cells }) => cells.finess?.text ?? ''));
  return {
    view,
    page,
    pages: Math.max(1, Math.ceil(total / GRID_PAGE_ROWS)),
    total,
    columns,
    named: finess !== undefined,
    rows: rows.map((row) => ({ ...row, lab: names.get(row.cells.finess?.text ?? '') ?? null })),
  };
}

/** Of a line that was turned into several rows, those of the months that something is said of. */
function isConcerned(row: TableRow, view: GridView, { report, mends }: Review): boolean {
  if (row.column === undefined || view === 'all') return true;
  const said = [...report.errors, ...report.warnings].filter(({ line }) => line === row.line);
  const made = Object.keys(mends.cells[row.line] ?? {});
  const months = [...said.map(({ column }) => column), ...made];
  const others = months.filter(
    (name) => name !== null && report.columns.some((one) => one.name === name || one.meaning === name),
  );
  return months.includes(row.column) || others.length > 0 || mends.removed.includes(row.line);
}

/** By the text of a number, the name of what it names. */
async function readNamesOf(texts: readonly string[]): Promise<Map<string, string>> {
  const { structures } = await readDirectory(db(), null, texts);
  const names = new Map<string, string>();
  for (const text of texts) {
    const compact = text.replace(/[\s\u00A0\u202F.-]/g, '').toUpperCase();
    const structure = structures.get(compact) ?? structures.get(compact.padStart(9, '0'));
    if (structure) names.set(text, structure.name);
  }
  return names;
}

function gridRow(row: TableRow, mapping: Mapping, columns: readonly string[], review: Review): Omit<GridRow, 'lab'> {
  const { report, mends } = review;
  const removed = mends.removed.includes(row.line);
  const [now = row] = mended([row], mapping, { ...mends, removed: [] });
  const isHere = (finding: { line: number | null; column: string | null }) =>
    finding.line === row.line && (row.column === undefined || !isOtherMonth(finding.column, row.column, report));
  const errors = standingErrors(report, mends).filter(isHere);
  const warnings = report.warnings.filter(isHere);
  const cells: { [column: string]: GridCell } = {};
  for (const column of columns) {
    const at = mapping.position[column] ?? -1;
    const mendColumn = mendColumnOf(row, mapping, column);
    const shownHere = (finding: { line: number | null; column: string | null }) =>
      placeOf(finding, report.columns)?.shown === column;
    const error = errors.find(shownHere);
    cells[column] = {
      text: shortened(now.cells[at] ?? ''),
      file: shortened(row.cells[at] ?? ''),
      mendColumn,
      code: error?.code ?? null,
      error: error?.message ?? null,
      warning: warnings.find(shownHere)?.message ?? null,
      proposals: error?.proposals ?? [],
      undo: !error && mendColumn !== null && mends.cells[row.line]?.[mendColumn] !== undefined,
    };
  }
  return {
    key: `${row.line} ${row.column ?? ''}`,
    line: row.line,
    removed,
    cells,
  };
}

const isOtherMonth = (column: string | null, own: string, { columns }: Report) =>
  column !== null && column !== own && !columns.some(({ name }) => name === column);

/** As the mends name a cell; null: it cannot be mended (the month of a turned row is its column's title). */
function mendColumnOf(row: TableRow, { turned }: Mapping, column: string): string | null {
  if (row.column === undefined || !turned) return column;
  if (column === turned.month) return null;
  return column === turned.value ? row.column : column;
}
