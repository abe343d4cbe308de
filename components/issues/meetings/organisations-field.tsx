type Props = {
  id: string;
  /** Offered as boxes to tick. */
  usual: readonly string[];
  /** Those that take part; the others than the usual ones are typed. */
  given: readonly string[];
  invalid: boolean;
};

/** Who takes part, by organisation: the usual ones to tick, the others one a line. Read together by `organisationsOf`. */
export function OrganisationsField({ id, usual, given, invalid }: Props) {
  const others = given.filter((name) => !usual.includes(name));
  return (
    <fieldset key={given.join('\n')} className="vs-meeting-orgs">
      <legend>Organisations présentes</legend>
      <div className="vs-meeting-orgs__usual">
        {usual.map((name) => (
          <label key={name}>
            <input type="checkbox" name="organisation" value={name} defaultChecked={given.includes(name)} />
            {name}
          </label>
        ))}
      </div>
      <label className="fr-label" htmlFor={`${id}-others`}>
        Autres organisations
        <span className="fr-hint-text">
          Une par ligne ou séparées par des virgules, par exemple{'\u00A0'}: ARS Bretagne
        </span>
      </label>
      <textarea
        className="fr-input"
        id={`${id}-others`}
        name="organisations"
        rows={2}
        maxLength={2000}
        defaultValue={others.join('\n')}
        aria-invalid={invalid}
      />
    </fieldset>
  );
}
