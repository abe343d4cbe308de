/** Submits the filters where scripts do not run. */
export function ShowButton() {
  return (
    <noscript>
      <button type="submit" className="fr-btn fr-btn--secondary">
        Afficher
      </button>
    </noscript>
  );
}
