const STEPS = ['0\u00A0%', '≤\u00A025', '≤\u00A050', '≤\u00A075', '≤\u00A0100\u00A0%'];

/** What the colours of the map and of the ranking mean. */
export function Scale() {
  return (
    <div className="vs-scale">
      <ul aria-label="Échelle des couleurs">
        {STEPS.map((label, step) => (
          <li key={label}>
            <span className={`vs-scale__colour vs-rate--${step}`} aria-hidden="true" />
            {label}
          </li>
        ))}
        <li className="vs-scale__unknown">
          <span className="vs-scale__colour vs-rate--unknown" aria-hidden="true" />
          n.d.
        </li>
      </ul>
      <p>Échelle fixe, la même tous les mois</p>
    </div>
  );
}
