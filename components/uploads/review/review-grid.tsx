'use client';

import Link from 'next/link';
import { type CSSProperties, Fragment, useState } from 'react';
import { formatMonth } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import { parseMonth } from '@/lib/month';
import type { GridCell, GridPage, GridRow, GridView, ReviewAction } from '@/lib/uploads/review-shapes';
import { CellChoices } from './cell-choices';
import { ReviewForm } from './review-form';
import { useLive } from './review-live';
import { useCellKeys } from './use-cell-keys';

const VIEWS: { view: GridView; label: string }[] = [
  { view: 'errors', label: 'À corriger' },
  { view: 'warnings', label: 'À confirmer' },
  { view: 'mended', label: 'Corrigées' },
  { view: 'all', label: 'Toutes' },
];
const EMPTY: Record<GridView, string> = {
  errors: 'Aucune ligne à corriger.',
  warnings: 'Aucune ligne à confirmer.',
  mended: 'Aucune ligne corrigée ici.',
  all: 'Aucune ligne.',
};

const MANY_COLUMNS = 5;

type Props = {
  id: string;
  grid: GridPage;
  counts: Record<GridView, number>;
  mendable: boolean;
  save: ReviewAction;
  remove: ReviewAction;
  undo: ReviewAction;
  accept: ReviewAction;
};

const placeOf = ({ line }: GridRow, { mendColumn }: GridCell) => `${line}:${mendColumn}`;
/** «sept. 2023» for a month that was read, else the text itself. */
const shown = (column: string, text: string) => {
  const month = column === 'mois' ? parseMonth(text) : null;
  return month ? formatMonth(month) : text;
};

/** The rows of the file that something is said of, each cell a field: what is typed is checked at once. */
export function ReviewGrid({ id, grid, counts, mendable, save, remove, undo, accept }: Props) {
  const { run } = useLive();
  const { rows, named, view, page, pages } = grid;
  const alike = view === 'all' ? [] : columnsAlike(grid);
  const columns = grid.columns.filter((column) => !alike.some((one) => one.column === column));
  // Beside many columns the sentence says a long text whole.
  const wide = columns.length > MANY_COLUMNS;
  const widest = wide ? 9 : 12;
  const look = wide ? 'vs-review-grid vs-review-grid--wide' : 'vs-review-grid';
  const [typed, setTyped] = useState<{ [place: string]: string }>({});
  const faulty = rows.findIndex(({ cells }) => columns.some((column) => cells[column]?.error));
  const first = Math.max(faulty, 0);
  const firstColumn = Math.max(
    columns.findIndex((column) => rows[first]?.cells[column]?.error),
    0,
  );
  const cellAt = ({ row, column }: { row: number; column: number }) => rows[row]?.cells[columns[column] ?? ''];

  const keys = useCellKeys({
    rows: rows.length,
    columns: columns.length + 1,
    first: { row: first, column: firstColumn },
    onEnd(at, text) {
      const [row, cell] = [rows[at.row], cellAt(at)];
      if (!row || !cell || cell.mendColumn === null) return;
      const place = placeOf(row, cell);
      setTyped(({ [place]: _, ...rest }) => rest);
      if (text === null || text.trim() === cell.text) return;
      const form = new FormData();
      form.set('id', id);
      form.set(`cell:${place}`, text);
      form.set(`was:${place}`, cell.text);
      form.set(`code:${place}`, cell.code ?? '');
      run(save, form, { cell: place });
    },
  });

  function act(action: ReviewAction, name: string, values: readonly string[], row: GridRow) {
    const form = new FormData();
    form.set('id', id);
    for (const value of values) form.append(name, value);
    const cell = columns.map((column) => row.cells[column]).find((one) => one?.mendColumn);
    run(action, form, cell ? { cell: placeOf(row, cell) } : 'stay');
  }

  const href = (to: GridView, at = 0) => `?view=${to}${at > 0 ? `&page=${at + 1}` : ''}#grid`;
  const choices = firstOfEachChoice(rows, columns);
  return (
    <section aria-labelledby="grid" className="vs-section" data-grid>
      <div className="vs-heading">
        <h2 id="grid" tabIndex={-1} data-after-errors>
          La grille
        </h2>
        <p className="vs-mention vs-keys">
          <kbd>Entrée</kbd> modifier <kbd>Échap</kbd> restaurer <kbd>↑</kbd>
          <kbd>↓</kbd> se déplacer
        </p>
        <ul className="vs-review-views">
          {VIEWS.map((one) => (
            <li key={one.view}>
              <Link href={href(one.view)} scroll={false} aria-current={one.view === view ? 'true' : undefined}>
                {one.label} · {formatNumber(counts[one.view])}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {alike.length > 0 && (
        <p className="vs-mention">
          Sur toutes ces lignes{'\u00A0'}: {alike.map(({ column, text }) => `${column} ${text || 'vide'}`).join(' · ')}.
        </p>
      )}
      <ReviewForm id={id} action={save} next="stay">
        <div className="vs-scroll vs-review-grid__box">
          {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved in with the arrows is a grid */}
          <table className={look} role="grid" aria-rowcount={rows.length + 1}>
            <caption className="fr-sr-only">
              Lignes du fichier. Flèches pour se déplacer, Entrée pour modifier, Échap pour restaurer.
            </caption>
            <thead>
              <tr>
                <th scope="col">Ligne</th>
                {columns.map((column) => (
                  <Fragment key={column}>
                    <th scope="col" className={column === 'nombre' ? 'vs-num' : undefined}>
                      {column}
                    </th>
                    {named && column === 'finess' && <th scope="col">Laboratoire reconnu</th>}
                  </Fragment>
                ))}
                <th scope="col">Ce qui ne va pas, et que faire</th>
              </tr>
            </thead>
            <tbody ref={keys.body}>
              {rows.map((row, i) => (
                <Fragment key={row.key}>
                  <tr data-removed={row.removed || undefined}>
                    <th scope="row">
                      <span className="vs-review-grid__label">Ligne </span>
                      {row.line}
                    </th>
                    {columns.map((column, j) => {
                      const cell = row.cells[column];
                      if (!cell) return <td key={column} />;
                      const place = placeOf(row, cell);
                      const editable = mendable && cell.mendColumn !== null && !row.removed;
                      const said = `said-${i}-${j}`;
                      return (
                        <Fragment key={column}>
                          <td
                            data-state={
                              cell.error ? 'error' : cell.undo ? 'mended' : cell.warning ? 'warning' : undefined
                            }
                            className={column === 'nombre' ? 'vs-num' : undefined}
                          >
                            <span className="vs-review-grid__label" aria-hidden="true">
                              {column}
                            </span>
                            <input
                              {...keys.field({ row: i, column: j }, editable)}
                              data-place={place}
                              name={editable ? `cell:${place}` : undefined}
                              value={typed[place] ?? cell.text}
                              autoComplete="off"
                              maxLength={1000}
                              aria-label={`Ligne ${row.line}, ${column}${cell.text === '' ? ', vide' : ''}`}
                              aria-invalid={cell.error !== null || undefined}
                              aria-describedby={cell.error || cell.warning ? said : undefined}
                              title={shown(column, cell.text)}
                              style={
                                {
                                  '--characters': Math.min(Math.max((typed[place] ?? cell.text).length, 4), widest),
                                } as CSSProperties
                              }
                              onChange={(event) => setTyped({ ...typed, [place]: event.target.value })}
                            />
                            {editable && !keys.ready && (
                              <>
                                <input type="hidden" name={`was:${place}`} value={cell.text} />
                                <input type="hidden" name={`code:${place}`} value={cell.code ?? ''} />
                              </>
                            )}
                          </td>
                          {named && column === 'finess' && (
                            <td className={row.lab === null ? 'vs-unknown' : undefined}>
                              <span className="vs-review-grid__label" aria-hidden="true">
                                Laboratoire reconnu
                              </span>
                              {row.lab ?? 'aucun'}
                            </td>
                          )}
                        </Fragment>
                      );
                    })}
                    <td className="vs-review-grid__said">
                      <Said row={row} columns={columns} at={i} />
                      {mendable && (
                        <RowButton
                          row={row}
                          columns={columns}
                          keys={keys.button({ row: i, column: columns.length })}
                          act={(name, values) => act(name === 'line' ? remove : undo, name, values, row)}
                        />
                      )}
                    </td>
                  </tr>
                  {mendable && choices.has(row.key) && (
                    <CellChoices id={id} row={row} columns={columns} span={columns.length + 3} accept={accept} />
                  )}
                </Fragment>
              ))}
              {rows.length === 0 && (
                <tr>
                  <td colSpan={columns.length + 3}>{EMPTY[view]}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
        {mendable && !keys.ready && rows.length > 0 && (
          <button type="submit" className="fr-btn fr-btn--secondary">
            Enregistrer les cases modifiées
          </button>
        )}
      </ReviewForm>
      <div className="vs-review-grid__foot">
        <p className="vs-mention">
          {formatCount(rows.length, 'ligne affichée', 'lignes affichées')} sur {formatNumber(grid.total)}. Une ligne
          corrigée reste visible jusqu’à la prochaine vérification.
        </p>
        {pages > 1 && (
          <nav aria-label="Pages de la grille" className="vs-links">
            {page > 0 && (
              <Link href={href(view, page - 1)} scroll={false}>
                Lignes précédentes
              </Link>
            )}
            <span>
              Page {page + 1} sur {formatNumber(pages)}
            </span>
            {page + 1 < pages && (
              <Link href={href(view, page + 1)} scroll={false}>
                Lignes suivantes
              </Link>
            )}
          </nav>
        )}
      </div>
    </section>
  );
}

/** Columns of which nothing is said, and which hold one text in all the rows shown: told once. */
function columnsAlike({ rows, columns }: GridPage): { column: string; text: string }[] {
  const [first] = rows;
  if (!first || rows.length < 2) return [];
  return columns.flatMap((column) => {
    const text = first.cells[column]?.text ?? '';
    const plain = rows.every(({ cells }) => {
      const cell = cells[column];
      return cell?.text === text && !cell.error && !cell.warning && !cell.undo;
    });
    return plain && column !== 'finess' && column !== 'nombre' ? [{ column, text: shown(column, text) }] : [];
  });
}

/** The rows below which the choices are shown: the first with each text that may mean several things. */
function firstOfEachChoice(rows: readonly GridRow[], columns: readonly string[]): Set<string> {
  const texts = new Set<string>();
  return new Set(
    rows.flatMap((row) => {
      const cell = columns.map((column) => row.cells[column]).find((one) => (one?.proposals.length ?? 0) > 1);
      if (!cell || texts.has(`${cell.code} ${cell.text}`)) return [];
      texts.add(`${cell.code} ${cell.text}`);
      return [row.key];
    }),
  );
}

function Said({ row, columns, at }: { row: GridRow; columns: readonly string[]; at: number }) {
  if (row.removed) return <span>Ligne retirée.</span>;
  const said = columns.flatMap((column, j) => {
    const cell = row.cells[column];
    const text = cell?.error ?? cell?.warning;
    if (text) return [{ key: column, id: `said-${at}-${j}`, text, state: cell?.error ? 'error' : 'warning' }];
    if (cell?.undo)
      return [
        {
          key: column,
          id: `said-${at}-${j}`,
          text: `Corrigé. «\u00A0${cell.file}\u00A0» est lu ${cell.text || 'vide'}.`,
          state: 'mended',
        },
      ];
    return [];
  });
  return said.map(({ key, id, text, state }) => (
    <span key={key} id={id} data-state={state} className="vs-review-grid__sentence">
      {text}{' '}
    </span>
  ));
}

type RowButtonProps = {
  row: GridRow;
  columns: readonly string[];
  keys: ReturnType<ReturnType<typeof useCellKeys>['button']>;
  /** `line`: leaves the row out; `place`: takes back what was mended. */
  act: (name: 'line' | 'place', values: readonly string[]) => void;
};

/** The one thing to do with a row as a whole: leave it out, or take back what was done to it. */
function RowButton({ row, columns, keys, act }: RowButtonProps) {
  const undone = columns.flatMap((column) => {
    const cell = row.cells[column];
    return cell?.undo && cell.mendColumn !== null ? [placeOf(row, cell)] : [];
  });
  if (row.removed || undone.length > 0) {
    return (
      <button
        type="button"
        className="vs-linklike"
        aria-label={`Annuler, ligne ${row.line}`}
        {...keys}
        onClick={() => act('place', row.removed ? [String(row.line)] : undone)}
      >
        Annuler
      </button>
    );
  }
  return (
    <button
      type="button"
      className="vs-linklike"
      aria-label={`Retirer la ligne ${row.line}`}
      {...keys}
      onClick={() => act('line', [String(row.line)])}
    >
      Retirer
    </button>
  );
}
