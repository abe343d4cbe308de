import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Aide' };

const COLUMNS = [
  ['mois', '2023-09, 09/2023 ou sept. 2023', 'obligatoire'],
  ['finess', '9 caractères, entité juridique ou établissement', 'obligatoire'],
  ['produit', 'code ou nom de votre logiciel', 'obligatoire'],
  ['canal', 'DMP, MSS_PRO ou MSS_CITOYENNE', 'facultative, DMP par défaut'],
  ['type_document', 'CR_BIO', 'facultative, CR_BIO par défaut'],
  ['niveau', 'N1, N3 ou vide', 'facultative'],
  ['nombre', 'nombre entier, zéro compris', 'obligatoire'],
] as const;

const INSTALLED_COLUMNS = [
  ['finess', 'entité juridique, ou établissement\u00A0: le logiciel n’est alors déclaré que pour lui', 'obligatoire'],
  ['produit', 'code ou nom de votre logiciel', 'obligatoire'],
  ['version', '60 caractères au plus', 'facultative'],
  ['date_installation', '17/03/2023 ou 2023-03-17', 'facultative si le logiciel est déjà connu à cet endroit'],
  ['date_certificat_dmp', 'date depuis laquelle l’entité juridique est équipée', 'facultative'],
] as const;

const EXAMPLE = `curl -X POST "$ADRESSE/api/v1/uploads?dryRun=true" \\
  -H "Authorization: Bearer $CLE" \\
  -H "Content-Type: text/csv" \\
  --data-binary @septembre.csv`;

type ColumnsTableProps = {
  caption: string;
  columns: readonly (readonly [name: string, values: string, presence: string])[];
};

function ColumnsTable({ caption, columns }: ColumnsTableProps) {
  return (
    <div className="fr-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Colonne</th>
            <th scope="col">Valeurs</th>
            <th scope="col">Présence</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(([name, values, presence]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{values}</td>
              <td>{presence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export default function HelpPage() {
  return (
    <article className="vs-prose">
      <h1>Aide</h1>
      <h2>Lire le tableau de bord</h2>
      <p>
        Trois séries ne se mélangent jamais. La <strong>cible</strong> (trait plein) est ce qu’il faut atteindre, la{' '}
        <strong>trajectoire</strong> (pointillé) le chemin prévu, le <strong>réalisé</strong> (barres) ce qui a été
        mesuré. Une barre hachurée est incomplète : des laboratoires n’ont pas encore déclaré. « n.d. » veut dire que
        rien n’est connu, jamais zéro. Chaque chiffre porte un (i) qui donne sa définition ; toutes sont à la page
        Indicateurs.
      </p>
      <p>
        Le mois, le couloir, la région et la vue sont dans l’adresse de la page : copiez-la pour montrer exactement ce
        que vous voyez.
      </p>
      <h2>Déposer un fichier</h2>
      <p>
        CSV ou XLSX, 50 Mo au plus, une ligne par mois, laboratoire et niveau. Toutes les erreurs sont montrées avant
        que rien ne soit écrit, et rien n’est écrit tant qu’il en reste une. Redéposer une ligne remplace sa valeur.{' '}
        <strong>Aucune donnée de patient</strong> : ni nom, ni INS, ni document.
      </p>
      <ColumnsTable caption="Colonnes des comptages mensuels, dans n’importe quel ordre" columns={COLUMNS} />
      <h2>Déposer un parc installé</h2>
      <p>
        Une ligne par laboratoire (ou par site) et par logiciel, avec la version en place aujourd’hui. Une case vide ne
        change rien. Une autre version à une date plus récente met fin à la précédente ce jour-là ; toute autre
        différence corrige la ligne connue. L’historique garde ce qui était su avant.
      </p>
      <ColumnsTable caption="Colonnes du parc installé, dans n’importe quel ordre" columns={INSTALLED_COLUMNS} />
      <h2>Trouver un laboratoire</h2>
      <p>
        La page Laboratoires cherche dans les noms, les villes et les numéros FINESS des entités juridiques et de leurs
        sites, accents et fautes de frappe compris. Filtres, ordre, colonnes et lignes cochées sont dans l’adresse ; une
        vue se garde sous un nom. L’export contient exactement ce qui est affiché, toutes pages comprises.
      </p>
      <p>
        Un laboratoire repris par un autre compte à part jusqu’au mois de la reprise, puis avec celui qui l’a repris :
        les mois passés ne changent pas.
      </p>
      <h2 id="api">Déposer par l’API</h2>
      <p>
        La même vérification, avec une clé d’API (<code>kind=installations</code> pour le parc installé). Sans{' '}
        <code>dryRun=true</code>, le dépôt est appliqué s’il n’a ni erreur ni avertissement ;{' '}
        <code>acknowledgeWarnings=true</code> accepte les avertissements. La description complète est à{' '}
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
      </p>
      <pre className="vs-code">
        <code>{EXAMPLE}</code>
      </pre>
    </article>
  );
}
