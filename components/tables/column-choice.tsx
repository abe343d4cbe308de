'use client';

import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from 'nuqs';

/** The columns that a list shows, kept in the address: `asked` is null for the usual ones. */
export function useColumnChoice<Column extends string>(all: readonly Column[], usual: readonly Column[]) {
  const [asked, ask] = useQueryState('columns', parseAsArrayOf(parseAsStringLiteral(all)));
  const shown = asked ?? usual;
  return {
    asked,
    shown,
    visibility: Object.fromEntries(all.map((column) => [column, shown.includes(column)])),
    toggle: (column: Column) => {
      const next = all.filter((one) => (one === column ? !shown.includes(one) : shown.includes(one)));
      const isUsual = next.length === usual.length && next.every((one) => usual.includes(one));
      ask(isUsual ? null : next);
    },
  };
}

type Props<Column extends string> = {
  summary: string;
  legend: string;
  words: { readonly [column in Column]: string };
  choice: { visibility: { [column: string]: boolean }; toggle: (column: Column) => void };
};

/** A box for each column of a list. */
export function ColumnChoice<Column extends string>({ summary, legend, words, choice }: Props<Column>) {
  return (
    <details className="vs-columns">
      <summary>{summary}</summary>
      <fieldset>
        <legend className="fr-sr-only">{legend}</legend>
        {Object.entries(choice.visibility).map(([id, shown]) => {
          const column = id as Column;
          return (
            <label key={column}>
              <input type="checkbox" checked={shown} onChange={() => choice.toggle(column)} /> {words[column]}
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}
