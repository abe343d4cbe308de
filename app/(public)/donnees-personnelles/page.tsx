import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Données personnelles' };

export default function PrivacyPage() {
  return (
    <article className="vs-prose">
      <h1>Aucune donnée de patient, peu de données de personnes</h1>
      <p>
        Vigie Ségur ne reçoit que des totaux par laboratoire et par mois, et les logiciels installés. Ni nom de patient,
        ni INS, ni date de naissance, ni document : un fichier qui en contiendrait n’a pas sa place ici.
      </p>
      <h2>Ce qui est conservé sur vous</h2>
      <ul>
        <li>votre nom, votre adresse électronique professionnelle, votre rôle et votre périmètre ;</li>
        <li>l’empreinte de votre mot de passe (argon2id), jamais le mot de passe ;</li>
        <li>le journal de ce que vous déposez, appliquez, corrigez ou annulez, avec sa date ;</li>
        <li>les notes de contact que vous écrivez sur un laboratoire, et les vues que vous enregistrez ;</li>
        <li>
          vos remontées, commentaires et réponses : votre nom n’est lu que des services de l’État, un éditeur ne lit que
          votre organisation ;
        </li>
        <li>ce que vous suivez, et l’instant de votre dernière visite.</li>
      </ul>
      <h2>Cookies</h2>
      <p>
        Trois cookies, tous nécessaires à la connexion : la session (12 heures), le jeton contre les requêtes forgées et
        l’adresse de retour. Aucune mesure d’audience, aucun service tiers.
      </p>
      <h2>Sur votre téléphone</h2>
      <p>
        Le brouillon d’une remontée et ce qui attend le réseau restent dans le navigateur de l’appareil, jusqu’à
        l’envoi. Votre position n’est lue que si vous le demandez, pour trouver les laboratoires proches ; elle n’est
        pas conservée.
      </p>
      <h2>Vos droits</h2>
      <p>
        Accès, rectification, effacement, limitation : écrivez à la personne qui administre ce service dans votre
        organisation ou à son délégué à la protection des données. Vous pouvez aussi saisir la{' '}
        <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.
      </p>
    </article>
  );
}
