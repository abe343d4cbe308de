import type { ReactNode } from 'react';

type Props = {
  caption: string;
  columns: readonly string[];
  /** A cell for each column; the first is the row's title. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** A table of the help pages. */
export function HelpTable({ caption, columns, rows }: Props) {
  return (
    <table className="vs-table vs-help-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [title, ...cells] }) => (
          <tr key={key}>
            <th scope="row">{title}</th>
            {cells.map((cell, i) => (
              <td key={columns[i + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
