'use client';

import type { ClipboardEvent } from 'react';
import { formatMonth, formatMonthName } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { cellField } from '@/lib/targets/form-state';
import type { Grid } from '@/lib/targets/grid-queries';
import { placeBlock, readBlock } from '@/lib/targets/paste';
import { cellText, readValue, sameValue } from '@/lib/targets/value';
import { GridSums } from './grid-sums';
import { useGridKeys } from './use-grid-keys';

type Props = {
  grid: Grid;
  kindLabel: string;
  texts: { [field: string]: string };
  /** Fields that the server could not read. */
  wrong: readonly string[];
  write: (changes: { [field: string]: string }) => void;
  /** Said after a paste: how many cells it filled, and those that are no value. */
  tell: (message: string) => void;
};

/** One place a row, one month a column, every cell a field. */
export function TargetsGrid({ grid, kindLabel, texts, wrong, write, tell }: Props) {
  const { rows, months, unit } = grid;
  const fieldAt = ({ row, column }: { row: number; column: number }) =>
    cellField(rows[row]?.code ?? '', months[column]?.month ?? '');
  const textAt = (cell: { row: number; column: number }) => texts[fieldAt(cell)] ?? '';
  const { body, field } = useGridKeys({
    rows: rows.length,
    columns: months.length,
    textAt,
    write: (cell, text) => write({ [fieldAt(cell)]: text }),
    locked: (column) => months[column]?.locked ?? false,
  });

  function paste(event: ClipboardEvent, at: { row: number; column: number }) {
    const text = event.clipboardData.getData('text/plain');
    if (text === '') return;
    event.preventDefault();
    const changes: { [name: string]: string } = {};
    const faults: string[] = [];
    let outside = 0;
    for (const cell of placeBlock(readBlock(text), at)) {
      const [row, month] = [rows[cell.row], months[cell.column]];
      if (!row || !month) {
        outside += 1;
        continue;
      }
      const where = `${row.label}, ${formatMonth(month.month)}`;
      const reading = readValue(cell.text, unit, 'screen');
      if (month.locked) faults.push(`${where}\u00A0: mois verrouillé, laissé tel quel.`);
      else {
        changes[fieldAt(cell)] = reading.ok ? cellText(reading.value, unit) : cell.text;
        if (!reading.ok) faults.push(`${where}\u00A0: ${reading.message}`);
      }
    }
    write(changes);
    const told = [`${formatCount(Object.keys(changes).length, 'case collée', 'cases collées')}.`, ...faults];
    if (outside > 0) {
      told.push(`Hors du tableau, non collé\u00A0: ${formatCount(outside, 'case')}.`);
    }
    tell(told.join(' '));
  }

  return (
    <section className="vs-targets__box" aria-label="Tableau des cibles">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved in with the arrows is a grid */}
      <table className="vs-targets__grid" role="grid">
        <caption className="fr-sr-only">
          {kindLabel}, {grid.label}, {grid.year}. Flèches pour se déplacer, Entrée pour modifier, Échap pour annuler.
        </caption>
        <thead>
          <tr>
            <th scope="col">{grid.year}</th>
            {months.map(({ month, over, locked }) => (
              <th key={month} scope="col" data-over={over} className="vs-num">
                {formatMonthName(month)}
                {locked && <span className="vs-targets__lock fr-icon-lock-line" role="img" aria-label=", verrouillé" />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, i) => (
            <tr key={row.code} className={i === 0 ? 'vs-targets__national' : undefined}>
              <th scope="row">{row.label}</th>
              {months.map(({ month, over, locked }, j) => {
                const name = cellField(row.code, month);
                const text = texts[name] ?? '';
                const saved = row.values[j] ?? null;
                const counted = row.counted[j] ?? null;
                const changed = text.trim() !== cellText(saved, unit);
                const bad = wrong.includes(name) || !readValue(text, unit, 'screen').ok;
                const differs = over && counted !== null && !sameValue(counted, saved);
                return (
                  <td key={month} data-over={over} data-changed={changed}>
                    <input
                      {...field({ row: i, column: j })}
                      name={name}
                      value={text}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={`${row.label}, ${formatMonth(month)}${locked ? ', verrouillé' : ''}${changed ? ', modifié' : ''}`}
                      aria-invalid={bad || undefined}
                      title={differs ? `Compte dans l’atteinte\u00A0: ${cellText(counted, unit)}` : undefined}
                      onChange={(event) => write({ [name]: event.target.value })}
                      onPaste={(event) => paste(event, { row: i, column: j })}
                    />
                    {differs && (
                      <small className="vs-targets__counted">
                        compte{'\u00A0'}: {cellText(counted, unit)}
                      </small>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <GridSums
          grid={grid}
          valueAt={(row, column) => {
            const reading = readValue(textAt({ row, column }), unit, 'screen');
            return reading.ok ? reading.value : null;
          }}
        />
      </table>
    </section>
  );
}
