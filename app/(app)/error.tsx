'use client';

/** An error of a signed-in page: what happened, in words, and a way on. The cause is in the server's log. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <>
      <h1>Cette page n’a pas pu être préparée</h1>
      <p>Vos données sont intactes. Réessayez ; si cela se répète, prévenez l’administration en donnant l’heure.</p>
      <button type="button" className="fr-btn" onClick={reset}>
        Réessayer
      </button>
    </>
  );
}
