'use client';

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

type Cell = { row: number; column: number };

const MOVES: Record<string, Cell> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

type Options = {
  rows: number;
  columns: number;
  textAt: (cell: Cell) => string;
  write: (cell: Cell, text: string) => void;
  locked: (column: number) => boolean;
};

/**
 * The keyboard of a grid of fields: arrows move, Enter or a character edits, Enter again goes down, Escape gives the text back,
 * Delete empties, Home and End go to the row's ends. One stop of Tab. Until the script runs, every field is a plain one.
 */
export function useGridKeys({ rows, columns, textAt, write, locked }: Options) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [ready, setReady] = useState(false);
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  /** The text that the cell being edited had before. */
  const [before, setBefore] = useState<string | null>(null);
  useEffect(() => setReady(true), []);

  const isActive = ({ row, column }: Cell) => row === active.row && column === active.column;

  function go(to: Cell) {
    const cell = {
      row: Math.min(Math.max(to.row, 0), rows - 1),
      column: Math.min(Math.max(to.column, 0), columns - 1),
    };
    setBefore(null);
    setActive(cell);
    body.current?.querySelector<HTMLInputElement>(`[data-cell="${cell.row}:${cell.column}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, cell: Cell) {
    const { key } = event;
    const move = MOVES[key];
    const command = event.ctrlKey || event.metaKey || event.altKey;
    if (before !== null) {
      if (key === 'Escape') {
        write(cell, before);
        setBefore(null);
      } else if (key === 'Enter') go({ ...cell, row: cell.row + 1 });
      else return;
      event.preventDefault();
      return;
    }
    if (command) return;
    if (move) go({ row: cell.row + move.row, column: cell.column + move.column });
    else if (key === 'Home') go({ ...cell, column: 0 });
    else if (key === 'End') go({ ...cell, column: columns - 1 });
    else if (key === 'Enter' || key === 'F2') edit(cell);
    else if ((key === 'Delete' || key === 'Backspace') && !locked(cell.column)) write(cell, '');
    else if (key.length === 1 && key !== ' ' && !locked(cell.column)) {
      setBefore(textAt(cell));
      write(cell, key);
    } else return;
    event.preventDefault();
  }

  function edit(cell: Cell) {
    if (!locked(cell.column)) setBefore(textAt(cell));
  }

  return {
    body,
    active,
    /** What the field of a cell takes. */
    field: (cell: Cell) => ({
      'data-cell': `${cell.row}:${cell.column}`,
      tabIndex: !ready || isActive(cell) ? 0 : -1,
      readOnly: locked(cell.column) || (ready && !(isActive(cell) && before !== null)),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => onKeyDown(event, cell),
      onFocus: () => {
        if (!isActive(cell)) {
          setBefore(null);
          setActive(cell);
        }
      },
      onBlur: () => setBefore(null),
      onDoubleClick: () => edit(cell),
      // A second tap edits: a finger has no Enter before the keyboard is up.
      onClick: () => {
        if (isActive(cell) && before === null) edit(cell);
      },
    }),
  };
}
