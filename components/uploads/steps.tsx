const STEPS = ['Déposer', 'Ce que nous avons lu', 'Ce qui va changer', 'Déposé'];

/** The four moments of a deposit, and the one where it stands (0 to 3). */
export function Steps({ current }: { current: 0 | 1 | 2 | 3 }) {
  return (
    <ol className="vs-steps">
      {STEPS.map((name, i) => (
        <li
          key={name}
          aria-current={i === current ? 'step' : undefined}
          className={i < current ? 'vs-steps__done' : undefined}
        >
          {i + 1}. {name}
          {i < current && <span className="fr-sr-only"> (fait)</span>}
        </li>
      ))}
    </ol>
  );
}
