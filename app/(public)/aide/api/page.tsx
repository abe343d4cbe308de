import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { CodeBlock } from '@/components/help/code-block';
import { ColumnsTable } from '@/components/help/columns-table';
import { ExampleSection } from '@/components/help/example-section';
import { HelpTable } from '@/components/help/help-table';
import { sessionViewer } from '@/lib/access/viewer';
import { exampleData } from '@/lib/api/example-data';
import { examples, PYTHON_MODULE, preamble } from '@/lib/api/examples';
import { publicOrigin } from '@/lib/api/public-origin';
import { isDemo } from '@/lib/instance';
import { MAX_BYTES } from '@/lib/tabular/read';
import { CODE_ADVICE } from '@/lib/uploads/code-advice';
import { CODE_TITLES, ERROR_CODES, NOTICE_CODES, NOTICE_TITLES, WARNING_CODES } from '@/lib/uploads/codes';
import { columnWords } from '@/lib/uploads/column-words';
import { KIND_WORDS } from '@/lib/uploads/kind-words';
import { UPLOAD_KINDS } from '@/lib/uploads/kinds';
import type { DEPOSIT_MEDIA_TYPES } from '@/lib/uploads/media-types';

export const metadata: Metadata = { title: 'Déposer par l’API' };

const STATUSES = [
  ['200', 'Contrôlé ou appliqué\u202F; lu\u202F; annulé.', 'Lisez «\u00A0state\u00A0».'],
  ['304', 'Rien n’a changé depuis la réponse dont vous donnez l’ETag.', 'Gardez ce que vous avez.'],
  [
    '400',
    'Un paramètre est faux\u202F; à un dépôt, aussi inconnu, vide ou répété.',
    'Corrigez celui que «\u00A0detail\u00A0» nomme.',
  ],
  ['401', 'Pas de clé, ou clé inconnue ou révoquée.', 'Vérifiez l’en-tête Authorization, ou demandez une clé.'],
  ['403', 'La clé ne permet pas cette demande.', 'Déposez un type permis, ou demandez le droit.'],
  ['404', 'N’existe pas, ou pas pour cette clé.', 'Vérifiez l’adresse et l’identifiant.'],
  ['405', 'Méthode inconnue à cette adresse.', 'Prenez l’une de celles de l’en-tête Allow.'],
  [
    '409',
    'Dépôt\u00A0: des avertissements seulement, rien n’est écrit\u202F; ou une autre feuille du classeur est déjà déposée. Annulation\u00A0: un mois est verrouillé.',
    'Lisez les avertissements puis acceptez-les, déposez la feuille à part, ou demandez la réouverture du mois.',
  ],
  [
    '415',
    'Type de contenu inconnu, ou contenu compressé.',
    'Donnez l’un des types ci-dessus dans Content-Type, sans Content-Encoding.',
  ],
  ['422', 'Le fichier a des erreurs, rien n’est écrit.', 'Corrigez-les toutes, puis renvoyez le fichier.'],
  ['500', 'Faute du serveur, rien n’est écrit.', 'Renvoyez la même demande\u202F; elle ne compte qu’une fois.'],
] as const;

const MEDIA_WORDS: Record<keyof typeof DEPOSIT_MEDIA_TYPES, string> = {
  'text/csv': 'CSV, séparé par ; , ou |',
  'text/tab-separated-values': 'texte séparé par des tabulations',
  'text/plain': 'l’un des deux',
  'application/json': 'liste d’objets, un par ligne',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/octet-stream': 'CSV, XLSX ou ODS, reconnu à son contenu',
};

const TITLES = { ...CODE_TITLES, ...NOTICE_TITLES };
const CODES = [
  ...ERROR_CODES.map((code) => ({ code, effect: 'erreur\u00A0: rien n’est écrit' })),
  ...WARNING_CODES.filter((code) => !ERROR_CODES.some((error) => error === code)).map((code) => ({
    code,
    effect: 'avertissement\u00A0: à accepter',
  })),
  ...NOTICE_CODES.map((code) => ({ code, effect: 'signalement' })),
];

/** What is said above each example: its title, and how to read what it answers. */
const WORDS: { [example: string]: { title: string; text: ReactNode } } = {
  labs: {
    title: 'Lire ses laboratoires',
    text: (
      <p>
        Le numéro FINESS (<code>finess</code>) et le code du logiciel (<code>products[].code</code>) sont ceux à écrire
        dans un dépôt. Une clé d’éditeur ne voit que les laboratoires de ses logiciels.
      </p>
    ),
  },
  file: {
    title: 'Préparer un fichier',
    text: (
      <p>
        Une ligne de titres, puis une ligne par mois, laboratoire et niveau. Les colonnes sont dans n’importe quel
        ordre ; les facultatives peuvent manquer.
      </p>
    ),
  },
  'dry-run': {
    title: 'Premier dépôt, à blanc',
    text: (
      <p>
        Avec <code>dryRun=true</code>, tout est contrôlé et rien n’est écrit. <code>added</code>, <code>changed</code>{' '}
        et <code>unchanged</code> disent ce que le dépôt ferait ; <code>state</code> reste <code>CHECKED</code>. Ce qui
        a été deviné est dit : <code>reading</code> pour le fichier, <code>columns</code> pour chaque colonne. D’un
        classeur de plusieurs feuilles, une seule est lue : <code>sheet</code> la choisit.
      </p>
    ),
  },
  errors: {
    title: 'Lire les erreurs',
    text: (
      <p>
        Le statut est 422. Toutes les erreurs sont données d’un coup (<code>errors</code>, les 1 000 premières ;{' '}
        <code>errorCount</code> les compte toutes) : ligne du fichier, colonne, code, phrase et valeur lue.
      </p>
    ),
  },
  apply: {
    title: 'Appliquer',
    text: (
      <p>
        Sans <code>dryRun</code>, le dépôt est appliqué en entier s’il n’a ni erreur ni avertissement. Avec des
        avertissements seulement, la réponse est 409 et rien n’est écrit : lisez-les, puis renvoyez les mêmes octets
        avec <code>acknowledgeWarnings=true</code> et, pour les nombres inhabituels, une raison (<code>reason</code>)
        que la task force lira. Les mêmes octets sont toujours le même dépôt : même <code>id</code>, écrit une seule
        fois. Après une coupure, renvoyez-les sans crainte.
      </p>
    ),
  },
  read: {
    title: 'Relire un dépôt',
    text: (
      <p>
        <code>GET /uploads</code> les donne tous, le plus récent d’abord ; <code>kind</code>, <code>state</code> et{' '}
        <code>month</code> les filtrent. <code>/uploads/ID/file</code> rend les octets tels qu’ils sont venus.
      </p>
    ),
  },
  cancel: {
    title: 'Annuler',
    text: (
      <p>
        Les valeurs d’avant reviennent. Ce qu’un dépôt plus récent a remplacé reste : <code>kept</code> le compte,{' '}
        <code>keptBy</code> nomme ces dépôts. Un mois verrouillé refuse.
      </p>
    ),
  },
  json: {
    title: 'Déposer en JSON, et un parc installé',
    text: (
      <p>
        Les mêmes colonnes, une par propriété. <code>kind</code> dit ce que le fichier contient.
      </p>
    ),
  },
  figures: {
    title: 'Lire les chiffres',
    text: (
      <p>
        <code>GET /indicators</code> donne les définitions. Un point par mois ; <code>null</code> veut dire n.d., jamais
        zéro. Un taux va de 0 à 1.
      </p>
    ),
  },
  pages: {
    title: 'Suivre les pages',
    text: (
      <p>
        Une liste a <code>items</code> et <code>next</code>. Redemandez avec <code>cursor</code> égal à{' '}
        <code>next</code>, tel quel, jusqu’à ce qu’il soit nul. <code>limit</code> fixe la taille d’une page.
      </p>
    ),
  },
  etag: {
    title: 'Ne relire que ce qui a changé',
    text: (
      <p>
        Chaque lecture a un <code>ETag</code>. Rendez-le dans <code>If-None-Match</code> : si rien n’a changé, la
        réponse est 304, sans contenu.
      </p>
    ),
  },
};

const SUMMARY = [
  ['cle', 'Obtenir une clé'],
  ['commencer', 'Commencer'],
  ...Object.entries(WORDS).map(([id, { title }]) => [id, title] as const),
  ['formats', 'Types de contenu'],
  ['colonnes', 'Colonnes, par type de dépôt'],
  ['reponses', 'Statuts des réponses'],
  ['codes', 'Codes d’un rapport'],
] as const;

/** How to deposit and read by program, with examples that work as they stand. */
export default async function ApiHelpPage() {
  const [viewer, demo] = await Promise.all([sessionViewer(), isDemo()]);
  const data = await exampleData(viewer, publicOrigin(await headers()));
  const first = preamble(data);
  return (
    <article className="vs-prose">
      <p>
        <a href="/aide">Retour à l’aide</a>
      </p>
      <h1>Déposer par l’API</h1>
      <p>
        La même vérification que sur la page Dépôts, par programme. <strong>Aucune donnée de patient</strong> : ni nom,
        ni INS, ni document. La description complète, au format OpenAPI 3.1, est à{' '}
        <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.
      </p>

      <nav className="vs-toc" aria-label="Sommaire">
        <ul>
          {SUMMARY.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>

      <h2 id="cle" className="fr-h4">
        Obtenir une clé
      </h2>
      <p>
        Demandez-la à la task force de la Délégation au numérique en santé, ou à l’administration de ce site. Une clé
        vaut pour un éditeur ; elle se donne dans l’en-tête <code>Authorization: Bearer</code>, jamais dans une adresse.
        {demo && (
          <>
            {' '}
            Dans cette démonstration, les clés sont <code>demo-key-editeur-a</code> (Ormélis),{' '}
            <code>demo-key-editeur-b</code> (Calanque Santé) et <code>demo-key-dns</code> (task force).
          </>
        )}
      </p>

      <h2 id="commencer" className="fr-h4">
        Commencer
      </h2>
      <p>Les exemples se suivent, dans un même dossier et un même terminal. Donnez d’abord l’adresse et votre clé :</p>
      <CodeBlock language="Terminal" code={first.shell} what="l’adresse et la clé" />
      <p>
        Pour Python (3.9 ou plus récent, rien à installer), enregistrez ceci sous le nom <code>{PYTHON_MODULE}</code> :
      </p>
      <CodeBlock language={PYTHON_MODULE} code={first.python} what={`le fichier ${PYTHON_MODULE}`} />

      {examples(data).map((example) => (
        <ExampleSection
          key={example.id}
          title={WORDS[example.id]?.title ?? example.id}
          example={{ id: example.id, curl: example.curl, python: example.python }}
        >
          {WORDS[example.id]?.text}
        </ExampleSection>
      ))}

      <h2 id="formats" className="fr-h4">
        Types de contenu
      </h2>
      <p>
        Le fichier est le corps de la demande, sans formulaire, {MAX_BYTES / 1024 / 1024} Mo au plus (50 Mo pour un
        classeur ou du JSON). Séparateur, encodage et ligne de titres sont reconnus.
      </p>
      <HelpTable
        caption="Content-Type d’un dépôt"
        columns={['Content-Type', 'Contenu']}
        rows={Object.entries(MEDIA_WORDS).map(([type, words]) => ({
          key: type,
          cells: [<code key={type}>{type}</code>, words],
        }))}
      />

      <h2 id="colonnes" className="fr-h4">
        Colonnes, par type de dépôt
      </h2>
      <p>
        Un éditeur dépose les comptages et le parc installé ; la task force dépose tout. Redéposer une ligne remplace sa
        valeur.
      </p>
      {UPLOAD_KINDS.map((kind) => (
        <ColumnsTable key={kind} caption={`${KIND_WORDS[kind].tab} (kind=${kind})`} columns={columnWords(kind)} />
      ))}

      <h2 id="reponses" className="fr-h4">
        Statuts des réponses
      </h2>
      <p>
        Un refus est un document <code>application/problem+json</code> (RFC 9457) : <code>title</code>,{' '}
        <code>status</code> et <code>detail</code>, qui dit quoi faire. Un dépôt refusé (409, 422) répond avec son
        rapport.
      </p>
      <HelpTable
        caption="Statuts"
        columns={['Statut', 'Sens', 'Que faire']}
        rows={STATUSES.map(([status, meaning, advice]) => ({ key: status, cells: [status, meaning, advice] }))}
      />

      <h2 id="codes" className="fr-h4">
        Codes d’un rapport
      </h2>
      <HelpTable
        caption="Erreurs, avertissements et signalements"
        columns={['Code', 'Sens', 'Que faire']}
        rows={CODES.map(({ code, effect }) => ({
          key: code,
          cells: [
            <code key={code}>{code}</code>,
            <>
              {TITLES[code]}
              <small>{effect}</small>
            </>,
            CODE_ADVICE[code],
          ],
        }))}
      />
    </article>
  );
}
