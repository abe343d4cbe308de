import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Mentions légales' };

export default function LegalPage() {
  return (
    <article className="vs-prose">
      <h1>Mentions légales</h1>
      <h2>Éditeur du site</h2>
      <p>
        Vigie Ségur est un logiciel libre, publié sous licence EUPL 1.2. L’organisme qui l’installe en est l’éditeur au
        sens de la loi et répond des données qu’il y place.
      </p>
      <h2>Sources et licences des données</h2>
      <ul>
        <li>Régions, départements et populations : Insee, Code officiel géographique, Licence Ouverte.</li>
        <li>
          Cibles et trajectoires de 2023, documents par émetteur de janvier 2023, adoption de février 2022 :
          présentations publiques du programme Ségur numérique.
        </li>
        <li>Déclarations mensuelles : éditeurs de logiciels de laboratoire.</li>
      </ul>
      <h2>Marque de l’État</h2>
      <p>
        Le bloc-marque et la police de l’État n’apparaissent que sur les installations autorisées à les porter. Une
        installation de démonstration ne les porte pas et ne s’exprime pas au nom de l’État.
      </p>
    </article>
  );
}
