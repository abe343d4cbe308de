import type { InboxParams } from '@/lib/issues/inbox-search-params';

/** Looks for another issue, by its number or its words; a plain form, so that the search has an address. */
export function IssueSearch({ params, shown }: { params: InboxParams; shown: number }) {
  const { region, category, channel, q } = params;
  return (
    <search>
      <form method="get" className="vs-inbox__search" action="/issues/inbox">
        {Object.entries({ region, category, channel, r: shown }).map(([name, value]) =>
          value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="issue-search">
            Chercher un autre irritant
            <span className="fr-hint-text">Par son numéro ou ses mots.</span>
          </label>
          <input
            className="fr-input"
            id="issue-search"
            type="search"
            name="q"
            defaultValue={q}
            maxLength={200}
            autoComplete="off"
            data-shortcut="r"
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Chercher
        </button>
      </form>
    </search>
  );
}
