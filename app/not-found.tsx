import Link from 'next/link';

export default function NotFound() {
  return (
    <main className="fr-container vs-main">
      <h1>Page introuvable</h1>
      <p>
        Cette adresse ne mène à rien, ou à rien que vous puissiez voir. <Link href="/">Revenir à l’accueil</Link>
      </p>
    </main>
  );
}
