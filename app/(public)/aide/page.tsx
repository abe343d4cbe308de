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

const EXAMPLE = `curl -X POST "$ADRESSE/api/v1/uploads?dryRun=true" \\
  -H "Authorization: Bearer $CLE" \\
  -H "Content-Type: text/csv" \\
  --data-binary @septembre.csv`;

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
      <div className="fr-table">
        <table>
          <caption>Colonnes du fichier, dans n’importe quel ordre</caption>
          <thead>
            <tr>
              <th scope="col">Colonne</th>
              <th scope="col">Valeurs</th>
              <th scope="col">Présence</th>
            </tr>
          </thead>
          <tbody>
            {COLUMNS.map(([name, values, presence]) => (
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
      <h2 id="api">Déposer par l’API</h2>
      <p>
        La même vérification, avec une clé d’API. Sans <code>dryRun=true</code>, le dépôt est appliqué s’il n’a ni
        erreur ni avertissement ; <code>acknowledgeWarnings=true</code> accepte les avertissements. La description
        complète est à <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
      </p>
      <pre className="vs-code">
        <code>{EXAMPLE}</code>
      </pre>
    </article>
  );
}
