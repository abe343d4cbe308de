type Props = { by: string; confirmed: { title: string; reason: string | null }[] };

/** The warnings that the depositor confirmed, and why: what the task force reads. */
export function Acknowledgement({ by, confirmed }: Props) {
  return (
    <section aria-labelledby="confirmed-title" className="vs-section">
      <h2 id="confirmed-title" className="fr-h5">
        Avertissements confirmés par {by}
      </h2>
      {confirmed.length === 0 ? (
        <p>Tous, d’avance, par un programme.</p>
      ) : (
        <ul>
          {confirmed.map(({ title, reason }) => (
            <li key={title}>
              {title}
              {reason !== null && (
                <>
                  {'\u00A0'}: «{'\u00A0'}
                  {reason}
                  {'\u00A0'}»
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
