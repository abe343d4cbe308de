import type { LadderStep } from '@/lib/labs/ladder';

const STATES = { done: 'fait', current: 'en cours', skipped: 'sans trace', ahead: 'à venir' };

/** The five steps of a lab; the rest after where it stands is dashed. */
export function Ladder({ steps }: { steps: LadderStep[] }) {
  return (
    <ol className="vs-ladder" aria-label="Étapes du laboratoire">
      {steps.map(({ key, label, state, lines }, i) => (
        <li
          key={key}
          className={`vs-ladder__step vs-ladder__step--${state}`}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span
            className={state === 'done' ? 'vs-ladder__mark fr-icon-check-line' : 'vs-ladder__mark'}
            aria-hidden="true"
          >
            {state === 'done' ? '' : state === 'skipped' ? '–' : i + 1}
          </span>
          <span className="vs-ladder__text">
            <strong>{label}</strong>
            <span className="fr-sr-only">, {STATES[state]}</span>
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
