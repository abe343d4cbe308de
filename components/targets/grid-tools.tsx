'use client';

import { useId, useState } from 'react';
import { formatMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { cellField } from '@/lib/targets/form-state';
import type { Grid } from '@/lib/targets/grid-queries';
import { addsUp } from '@/lib/targets/settable';
import { fillBetween, fillRight, shareNational } from '@/lib/targets/tools';
import { cellText, readValue } from '@/lib/targets/value';

type Props = {
  grid: Grid;
  texts: { [field: string]: string };
  write: (changes: { [field: string]: string }) => void;
  tell: (message: string) => void;
};

type Choice = { code: string; label: string };

function Choose({
  label,
  value,
  choices,
  choose,
}: {
  label: string;
  value: string;
  choices: Choice[];
  choose: (code: string) => void;
}) {
  const id = useId();
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <select className="fr-select" id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {choices.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Fills a row between two months, or shares the national values among the regions; what it writes is only typed, not saved. */
export function GridTools({ grid, texts, write, tell }: Props) {
  const { rows, months, unit, weights } = grid;
  const [place, setPlace] = useState(rows[0]?.code ?? '');
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState(months.length - 1);
  const monthChoices = months.map(({ month }, i) => ({ code: String(i), label: formatMonth(month) }));
  const nameAt = (code: string, column: number) => cellField(code, months[column]?.month ?? '');
  const valuesOf = (code: string) =>
    months.map((_, column) => {
      const reading = readValue(texts[nameAt(code, column)] ?? '', unit, 'screen');
      return reading.ok ? reading.value : null;
    });

  function put(cells: { code: string; column: number; value: number }[]) {
    const open = cells.filter(({ column }) => months[column]?.locked === false);
    write(Object.fromEntries(open.map(({ code, column, value }) => [nameAt(code, column), cellText(value, unit)])));
    const locked = cells.length - open.length;
    const left = `Mois verrouillés, laissé tel quel\u00A0: ${formatCount(locked, 'case')}. `;
    tell(
      `${formatCount(open.length, 'case remplie', 'cases remplies')}. ${locked > 0 ? left : ''}Rien n’est encore enregistré.`,
    );
  }

  function fill(result: ReturnType<typeof fillRight>) {
    if (!result.ok) tell(result.message);
    else put([...result.values].map(([column, value]) => ({ code: place, column, value })));
  }

  function share(by: readonly (readonly number[])[]) {
    const result = shareNational(valuesOf(rows[0]?.code ?? ''), by, from, to);
    if (!result.ok) return tell(result.message);
    const places = rows.slice(1);
    put(
      [...result.months].flatMap(([column, shares]) =>
        shares.map((value, i) => ({ code: places[i]?.code ?? '', column, value })),
      ),
    );
  }

  const button = (label: string, run: () => void) => (
    <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={run}>
      {label}
    </button>
  );
  const values = () => valuesOf(place);
  return (
    <details className="vs-targets__tools">
      <summary>Remplir et répartir</summary>
      <div className="vs-targets__choices">
        <Choose label="Ligne" value={place} choices={rows} choose={setPlace} />
        <Choose label="De" value={String(from)} choices={monthChoices} choose={(code) => setFrom(Number(code))} />
        <Choose label="À" value={String(to)} choices={monthChoices} choose={(code) => setTo(Number(code))} />
      </div>
      <div className="vs-targets__buttons">
        {button('Recopier à droite', () => fill(fillRight(values(), from, to)))}
        {button('Linéaire', () => fill(fillBetween('linear', values(), from, to, unit)))}
        {button('Courbe en S', () => fill(fillBetween('s', values(), from, to, unit)))}
        {weights && addsUp(unit) && (
          <>
            {weights.labs && button('Répartir la France par laboratoires', () => share(weights.labs ?? []))}
            {button('Répartir la France par population', () =>
              share(weights.population.map((inhabitants) => months.map(() => inhabitants))),
            )}
          </>
        )}
      </div>
      <p className="vs-mention">
        Courbe en S{'\u00A0'}: à la part t du chemin, t²{'\u00A0'}×{'\u00A0'}(3{'\u00A0'}−{'\u00A0'}2t) de l’écart est
        parcouru{'\u202F'}; les deux bouts sont exacts, chaque mois est arrondi au plus près. Répartition{'\u00A0'}: en
        proportion des entités juridiques ouvertes à la fin du mois (du dernier mois terminé pour les mois à venir) ou
        des habitants, aux plus forts restes{'\u00A0'}: la somme des régions est exactement la France.
      </p>
      <noscript>
        <p>Ces outils demandent JavaScript. Le tableau se remplit et s’enregistre sans lui.</p>
      </noscript>
    </details>
  );
}
