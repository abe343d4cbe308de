import { CELL_STATES, CELL_WORDS, type CellState } from '@/lib/uploads/matrix';

const MEANS: Record<CellState, string> = {
  complete: 'tous les laboratoires attendus ont une ligne',
  partial: 'il en manque',
  due: 'rien encore, l’échéance n’est pas passée',
  late: 'rien, l’échéance est passée',
  refused: 'le dernier fichier avait des erreurs, rien n’a été écrit',
  locked: 'ni dépôt ni annulation',
  'not-expected': 'aucun laboratoire équipé ce mois-là',
};

/** What the words of the matrix mean. */
export function MatrixKey() {
  return (
    <details className="vs-matrix-key">
      <summary>Ce que disent les cases</summary>
      <ul className="vs-plain">
        {CELL_STATES.map((state) => (
          <li key={state}>
            <span className={`vs-matrix__state vs-matrix__cell--${state} ${CELL_WORDS[state].icon}`}>
              {CELL_WORDS[state].word}
            </span>
            {'\u00A0'}: {MEANS[state]}.
          </li>
        ))}
      </ul>
      <p className="vs-mention">
        Les nombres sont ceux des laboratoires déclarés et attendus. Un laboratoire est attendu quand le SGL en place à
        la fin du mois est de cet éditeur{'\u202F'}; zéro document déclaré compte comme déclaré.
      </p>
    </details>
  );
}
