'use client';

import { useState } from 'react';
import { textsOf as textsOfForm, useGuardedAction } from '@/components/forms/use-form-action';
import { cellField, type GridAction, type GridState, versionField } from '@/lib/targets/form-state';
import type { Grid } from '@/lib/targets/grid-queries';
import { cellText } from '@/lib/targets/value';
import { GridTools } from './grid-tools';
import { TargetsGrid } from './targets-grid';

type Props = {
  grid: Grid;
  kindLabel: string;
  /** What the grid is about, sent back with it. */
  about: { indicator: string; kind: string; corridor: string; by: string; year: string };
  save: GridAction;
};

const NEW: GridState = { status: 'new' };

/** What was not written, with all that was typed; null when there is nothing to give back. */
function unwritten(state: GridState) {
  return state.status === 'new' || state.status === 'done' ? null : state;
}

/** The texts of the cells and the versions that they are made from: those that came back with a refusal, else those saved. */
function textsOf(state: GridState, { rows, months, unit }: Grid): { [field: string]: string } {
  return (
    unwritten(state)?.values ??
    Object.fromEntries(
      rows.flatMap(({ code, version, values }) => [
        [versionField(code), String(version)],
        ...months.map(({ month }, i) => [cellField(code, month), cellText(values[i] ?? null, unit)]),
      ]),
    )
  );
}

/** The grid as a form: what is typed is kept until it is saved with its reason. */
export function TargetsForm({ grid, kindLabel, about, save }: Props) {
  const [state, submit, pending] = useGuardedAction<GridState>(save, NEW, {
    unsent: ({ message }, form) => ({
      status: 'refused',
      message,
      problems: [],
      values: textsOfForm(form),
      reason: String(form.get('reason') ?? ''),
    }),
    refused: ({ status }) => status !== 'done',
  });
  const [shown, setShown] = useState(state);
  const [texts, setTexts] = useState(() => textsOf(state, grid));
  const [told, setTold] = useState('');
  if (shown !== state) {
    setShown(state);
    setTexts(textsOf(state, grid));
    setTold('');
  }
  const refusal = unwritten(state);
  const problems = refusal?.problems ?? [];
  const write = (changes: { [field: string]: string }) => setTexts((before) => ({ ...before, ...changes }));
  return (
    <form action={submit} className="vs-targets">
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {grid.rows.map(({ code }) => (
        <input key={code} type="hidden" name={versionField(code)} value={texts[versionField(code)] ?? '0'} />
      ))}
      <GridTools grid={grid} texts={texts} write={write} tell={setTold} />
      <TargetsGrid
        grid={grid}
        kindLabel={kindLabel}
        texts={texts}
        wrong={problems.map(({ field }) => field)}
        write={write}
        tell={setTold}
      />
      <p role="status" className="vs-targets__told">
        {told}
      </p>
      <div role={refusal ? 'alert' : 'status'}>
        {state.status === 'done' && <p className="fr-valid-text">{state.message}</p>}
        {refusal && <p className={refusal.status === 'past' ? 'fr-info-text' : 'fr-error-text'}>{refusal.message}</p>}
        {problems.length > 0 && (
          <ul>
            {problems.map(({ field, message }) => (
              <li key={field}>{message}</li>
            ))}
          </ul>
        )}
      </div>
      {state.status === 'past' && (
        <div className="fr-checkbox-group">
          <input type="checkbox" id="targets-seen" name="seen" required />
          <label className="fr-label" htmlFor="targets-seen">
            J’ai vu ce qui change, et ce qui ne change pas, dans les mois terminés
          </label>
        </div>
      )}
      <div className="vs-targets__save">
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="targets-reason">
            Motif
            <span className="fr-hint-text">Obligatoire, gardé dans l’historique. Aucune donnée de patient.</span>
          </label>
          <input
            className="fr-input"
            id="targets-reason"
            name="reason"
            required
            maxLength={500}
            defaultValue={refusal?.reason ?? ''}
          />
        </div>
        <button type="submit" className="fr-btn" disabled={pending}>
          {pending ? 'Enregistrement…' : 'Enregistrer une nouvelle version'}
        </button>
        <button
          type="button"
          className="fr-btn fr-btn--tertiary"
          onClick={() => {
            setTexts(textsOf(NEW, grid));
            setTold('Saisie annulée\u00A0: le tableau montre les valeurs enregistrées.');
          }}
        >
          Annuler la saisie
        </button>
      </div>
    </form>
  );
}
