import { FormatTable } from './format-table';

/** The columns of a deposit of series, and the template to download. */
export function SeriesFormatCard() {
  return (
    <aside className="vs-card" aria-labelledby="format-title">
      <h2 id="format-title" className="fr-h5">
        Le format attendu
      </h2>
      <p className="fr-text--sm">Une ligne par indicateur, mois, type et périmètre.</p>
      <FormatTable
        examples={[
          ['indicateur', 'dmp-documents'],
          ['mois', '2023-12'],
          ['type', 'cible'],
          ['perimetre', 'France'],
          ['valeur', '8 333 333'],
          ['source', 'Feuille de route 2023'],
          ['date_arrete', '30/09/2023'],
        ]}
      />
      <p className="vs-mention vs-below">
        Types{'\u00A0'}: cible, trajectoire, réalisé (pour dmp-documents et documents-by-emitter). Périmètres{'\u00A0'}:
        France, une région (code ou nom), secteur:privé, secteur:hospitalier, éditeur:nom, émetteur:nom, couloir:nom
        {'\u202F'}; «{'\u00A0'}+{'\u00A0'}» en relie plusieurs. Une part s’écrit de 0 à 1, ou en pourcentage avec son
        signe. Facultatifs{'\u00A0'}: source, date_arrete.
      </p>
      <p className="vs-mention">
        Chaque dépôt est une nouvelle version des séries qu’il change{'\u202F'}; leurs autres mois sont repris. Un mois
        terminé garde la cible de son temps. Annuler le dépôt retire ses versions, sans rien effacer.
      </p>
      <ul className="vs-links">
        <li>
          <a href="/uploads/template?kind=series">Télécharger un modèle</a> (CSV,{' '}
          <a href="/uploads/template?kind=series&format=xlsx">XLSX</a>)
        </li>
        <li>
          <a href="/indicators">Identifiants des indicateurs</a>
        </li>
        <li>
          <a href="/aide/api">Déposer par l’API</a>
        </li>
      </ul>
    </aside>
  );
}
