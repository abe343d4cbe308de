'use client';

import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

type Cell = { row: number; column: number };

const MOVES: { [key: string]: Cell } = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

type Options = {
  rows: number;
  columns: number;
  /** The cell that Tab comes to first. */
  first: Cell;
  /** Ends the edition of a cell with its text, or gives up (null). */
  onEnd: (cell: Cell, text: string | null) => void;
};

/**
 * The keyboard of the review's grid: arrows move, Enter or F2 edits, Enter again keeps, Escape gives the text back, Home and End go
 * to the row's ends. One stop of Tab. Letters do nothing outside of an edition: N and P are the page's. Until the script runs,
 * every field is a plain one.
 */
export function useCellKeys({ rows, columns, first, onEnd }: Options) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [ready, setReady] = useState(false);
  const [active, setActive] = useState<Cell>(first);
  const [editing, setEditing] = useState(false);
  // A blur that comes of Enter or Escape has ended already.
  const ended = useRef(false);
  useEffect(() => setReady(true), []);

  const within = { row: Math.min(active.row, Math.max(rows - 1, 0)), column: Math.min(active.column, columns - 1) };
  const isActive = ({ row, column }: Cell) => row === within.row && column === within.column;
  const find = ({ row, column }: Cell) => body.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);

  /** The nearest cell that can be gone to in a direction: some rows have no button, and titles are no cells. */
  function go(from: Cell, step: Cell) {
    let to = { row: from.row + step.row, column: from.column + step.column };
    while (to.row >= 0 && to.row < rows && to.column >= 0 && to.column < columns) {
      const cell = find(to);
      if (cell) {
        setEditing(false);
        setActive(to);
        cell.focus();
        return;
      }
      to = { row: to.row + step.row, column: to.column + step.column };
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, cell: Cell, editable: boolean) {
    const { key, currentTarget } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (editing) {
      if (key !== 'Enter' && key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      ended.current = true;
      setEditing(false);
      onEnd(cell, key === 'Enter' && currentTarget instanceof HTMLInputElement ? currentTarget.value : null);
      return;
    }
    const move = MOVES[key];
    if (move) go(cell, move);
    else if (key === 'Home') go({ ...cell, column: -1 }, { row: 0, column: 1 });
    else if (key === 'End') go({ ...cell, column: columns }, { row: 0, column: -1 });
    else if ((key === 'Enter' || key === 'F2') && editable) edit();
    else return;
    event.preventDefault();
  }

  function edit() {
    ended.current = false;
    setEditing(true);
  }

  const place = (cell: Cell) => ({
    'data-cell': `${cell.row}:${cell.column}`,
    tabIndex: !ready || isActive(cell) ? 0 : -1,
    onFocus: () => {
      if (isActive(cell)) return;
      setEditing(false);
      setActive(cell);
    },
  });

  return {
    body,
    ready,
    /** What a field takes. */
    field: (cell: Cell, editable: boolean) => ({
      ...place(cell),
      readOnly: !editable || (ready && !(isActive(cell) && editing)),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => onKeyDown(event, cell, editable),
      onBlur: (event: FocusEvent<HTMLInputElement>) => {
        if (editing && isActive(cell) && !ended.current) onEnd(cell, event.currentTarget.value);
        if (isActive(cell)) setEditing(false);
      },
      onDoubleClick: () => editable && edit(),
      // A second tap edits: a finger has no Enter before the keyboard is up.
      onClick: () => {
        if (isActive(cell) && editable && !editing) edit();
      },
    }),
    /** What a button takes. */
    button: (cell: Cell) => ({
      ...place(cell),
      onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
        if (MOVES[event.key] || event.key === 'Home' || event.key === 'End') onKeyDown(event, cell, false);
      },
    }),
  };
}
