import { FormatTable } from './format-table';

/** The columns of a deposit of the Cnam's measures, and the template to download. */
export function CnamFormatCard({ month }: { month: string }) {
  return (
    <aside className="vs-card" aria-labelledby="format-title">
      <h2 id="format-title" className="fr-h5">
        Le format attendu
      </h2>
      <p className="fr-text--sm">Une ligne par mois, laboratoire et canal. La Cnam ne connaît pas le logiciel.</p>
      <FormatTable
        examples={[
          ['mois', month],
          ['finess', '350000022'],
          ['canal', 'DMP'],
          ['type_document', 'CR_BIO'],
          ['niveau', ''],
          ['nombre', '1 250'],
        ]}
      />
      <p className="vs-mention vs-below">
        Facultatifs{'\u00A0'}: canal (DMP), type_document (CR_BIO), niveau. Là où la Cnam a mesuré, les chiffres de la
        France, d’une région ou d’un secteur comptent sa mesure{'\u202F'}; ceux d’un éditeur restent ses déclarations.
        Les deux sont conservées, et comparées à la page{'\u00A0'}
        <a href="/feeds">Alimentation</a>.
      </p>
      <ul className="vs-links">
        <li>
          <a href="/uploads/template?kind=cnam-feeds">Télécharger un modèle</a> (CSV,{' '}
          <a href="/uploads/template?kind=cnam-feeds&format=xlsx">XLSX</a>)
        </li>
        <li>
          <a href="/aide/api">Déposer par l’API</a>
        </li>
      </ul>
    </aside>
  );
}
