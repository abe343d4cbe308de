'use client';

import { useId, useState } from 'react';
import type { GridRow, ReviewAction } from '@/lib/uploads/review-shapes';
import { useLive } from './review-live';

type Props = { id: string; row: GridRow; columns: readonly string[]; span: number; accept: ReviewAction };

/** Below a row: what its faulty cell may mean, to choose once for all the rows that say the same. */
export function CellChoices({ id, row, columns, span, accept }: Props) {
  const { run, busy } = useLive();
  const name = useId();
  const cell = columns.map((column) => row.cells[column]).find((one) => (one?.proposals.length ?? 0) > 1);
  const [choice, setChoice] = useState(cell?.proposals[0]?.value ?? '');
  if (!cell?.code) return null;
  const { code, text, proposals } = cell;

  function take() {
    const form = new FormData();
    form.set('id', id);
    form.set('code', code ?? '');
    form.set('value', text);
    form.set('choice', choice);
    run(accept, form, { group: code ?? '' });
  }

  return (
    <tr className="vs-review-grid__choices">
      <td colSpan={span}>
        <fieldset>
          <legend className="fr-sr-only">Propositions pour «{`\u00A0${text}\u00A0`}»</legend>
          {proposals.map(({ value, label, why }) => (
            <label key={value} data-chosen={choice === value}>
              <input
                type="radio"
                name={name}
                value={value}
                checked={choice === value}
                onChange={() => setChoice(value)}
              />
              <span>
                <strong>{value}</strong> {label !== value && `· ${label}`}
                <br />
                <span className="vs-mention">{why}</span>
              </span>
            </label>
          ))}
          <button
            type="button"
            className="fr-btn fr-btn--sm"
            aria-disabled={busy || undefined}
            onClick={() => !busy && take()}
          >
            Appliquer à toutes ces lignes
          </button>
        </fieldset>
      </td>
    </tr>
  );
}
