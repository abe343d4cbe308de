import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Accessibilité' };

export default function AccessibilityPage() {
  return (
    <article className="vs-prose">
      <h1>Accessibilité : non conforme</h1>
      <p>
        Vigie Ségur s’engage à rendre son service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11
        février 2005. Cette déclaration s’applique à l’ensemble du site.
      </p>
      <h2>État de conformité</h2>
      <p>
        Vigie Ségur est <strong>non conforme</strong> au référentiel général d’amélioration de l’accessibilité (RGAA
        4.1) : aucun audit n’a encore été mené par un tiers, et sans audit aucun taux ne peut être annoncé.
      </p>
      <h2>Ce qui est vérifié à chaque version</h2>
      <ul>
        <li>les règles automatiques d’axe-core sur les pages, connecté et non connecté ;</li>
        <li>l’usage au clavier du dépôt et du tableau de bord ;</li>
        <li>l’affichage à 320 pixels de large et à 200 % ;</li>
        <li>un tableau de mêmes données derrière chaque graphique.</li>
      </ul>
      <h2>Contenus dont nous savons qu’ils sont imparfaits</h2>
      <ul>
        <li>les graphiques ne se parcourent pas point par point au clavier : leur tableau le permet ;</li>
        <li>la connexion et le choix d’un filtre demandent JavaScript ; les tableaux et les liens, non.</li>
      </ul>
      <h2>Signaler une difficulté</h2>
      <p>
        Écrivez à la personne qui administre ce service dans votre organisation. Sans réponse satisfaisante, vous pouvez
        saisir le <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>, par son formulaire ou
        par courrier gratuit : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.
      </p>
    </article>
  );
}
