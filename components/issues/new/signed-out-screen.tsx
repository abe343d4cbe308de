import type { RefObject } from 'react';
import { ThisDevice } from './this-device';

const SIGN_IN = `/login?callbackUrl=${encodeURIComponent('/issues/new?resume=1')}`;

/** The session has ended: what was written waits on the phone for its author. */
export function SignedOutScreen({ title }: { title: RefObject<HTMLHeadingElement | null> }) {
  return (
    <>
      <div className="vs-say__page">
        <div className="vs-say__outcome fr-icon-save-line" data-kind="kept">
          <h1 ref={title} tabIndex={-1}>
            Votre session est terminée
          </h1>
        </div>
        <p className="vs-say__lead">
          Votre remontée est gardée sur <ThisDevice />. Connectez-vous de nouveau{'\u00A0'}: elle partira aussitôt, une
          seule fois.
        </p>
      </div>
      <div className="vs-say__bar">
        <a className="fr-btn" href={SIGN_IN}>
          Se connecter et envoyer
        </a>
      </div>
    </>
  );
}
