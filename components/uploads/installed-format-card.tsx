import { formatCount } from '@/lib/format/number';
import { FormatTable } from './format-table';

/** `lines`: of the pre-filled template; empty for the State. */
type Props = { lines: readonly { finess: string; product: string }[] };

/** The columns of a deposit of the installed base, and the template to download. */
export function InstalledFormatCard({ lines }: Props) {
  const [first] = lines;
  return (
    <aside className="vs-card" aria-labelledby="format-title">
      <h2 id="format-title" className="fr-h5">
        Le format attendu
      </h2>
      <p className="fr-text--sm">Une ligne par laboratoire ou site et par logiciel, avec la version en place.</p>
      <FormatTable
        examples={[
          ['finess', first?.finess ?? '350000022'],
          ['produit', first?.product ?? 'code ou nom du logiciel'],
          ['version', '4.2'],
          ['date_installation', '17/03/2023'],
          ['date_certificat_dmp', '12/12/2022'],
        ]}
      />
      <p className="vs-mention vs-below">
        Facultatives{'\u00A0'}: version, date_certificat_dmp. Une case vide ne change rien à ce qui est connu. Une autre
        version à une date plus récente s’ajoute à l’historique.
      </p>
      <ul className="vs-links">
        <li>
          <a href="/uploads/template?kind=installations">
            {lines.length === 0
              ? 'Télécharger un modèle'
              : `Télécharger votre parc tel qu’il est connu (${formatCount(lines.length, 'ligne')})`}
          </a>{' '}
          (CSV, <a href="/uploads/template?kind=installations&format=xlsx">XLSX</a>)
        </li>
        <li>
          <a href="/aide/api">Déposer par l’API</a>
        </li>
      </ul>
    </aside>
  );
}
