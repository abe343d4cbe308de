import type { Metadata } from 'next';
import { ColumnsTable } from '@/components/help/columns-table';
import { MAX_BYTES } from '@/lib/tabular/read';
import { columnWords } from '@/lib/uploads/column-words';

export const metadata: Metadata = { title: 'Aide' };

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
        CSV, XLSX ou ODS, {MAX_BYTES / 1024 / 1024} Mo au plus, une ligne par mois, laboratoire et niveau. Toutes les
        erreurs sont montrées avant que rien ne soit écrit, et rien n’est écrit tant qu’il en reste une. Redéposer une
        ligne remplace sa valeur. <strong>Aucune donnée de patient</strong> : ni nom, ni INS, ni document.
      </p>
      <ColumnsTable
        caption="Colonnes des comptages mensuels, dans n’importe quel ordre"
        columns={columnWords('feeds')}
      />
      <h2>Déposer un parc installé</h2>
      <p>
        Une ligne par laboratoire (ou par site) et par logiciel, avec la version en place aujourd’hui. Une case vide ne
        change rien. Une autre version à une date plus récente met fin à la précédente ce jour-là ; toute autre
        différence corrige la ligne connue. L’historique garde ce qui était su avant.
      </p>
      <ColumnsTable
        caption="Colonnes du parc installé, dans n’importe quel ordre"
        columns={columnWords('installations')}
      />
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
        La même vérification, par programme, avec une clé. La page <a href="/aide/api">Déposer par l’API</a> dit comment
        l’obtenir, avec des exemples en curl et en Python, les colonnes de chaque type de dépôt et le sens des codes.
      </p>
    </article>
  );
}
