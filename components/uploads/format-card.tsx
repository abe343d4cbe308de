import { FormatTable } from './format-table';

type Props = {
  month: string;
  /** The lines of the pre-filled template; empty for the State. */
  labs: readonly { finess: string; product: string }[];
};

/** The columns expected, with an example of the depositor's own, and the template to download. */
export function FormatCard({ month, labs }: Props) {
  const examples = [
    ['mois', month],
    ['finess', labs[0]?.finess ?? '350000022'],
    ['produit', labs[0]?.product ?? 'code ou nom du logiciel'],
    ['niveau', 'N1 ou N3'],
    ['nombre', '18\u202F402'],
  ] as const;
  return (
    <aside className="vs-card" aria-labelledby="format-title">
      <h2 id="format-title" className="fr-h5">
        Le format attendu
      </h2>
      <p className="fr-text--sm">Une ligne par mois, laboratoire et niveau.</p>
      <FormatTable examples={examples} />
      <p className="vs-mention vs-below">Facultatives{'\u00A0'}: canal (DMP), type_document (CR_BIO), niveau.</p>
      <ul className="vs-links">
        <li>
          <a href="/uploads/template">
            {labs.length === 0
              ? 'Télécharger un modèle'
              : `Télécharger un modèle rempli avec vos ${labs.length} laboratoires`}
          </a>{' '}
          (CSV, <a href="/uploads/template?format=xlsx">XLSX</a>)
        </li>
        <li>
          <a href="/aide/api">Déposer par l’API</a>
        </li>
      </ul>
    </aside>
  );
}
