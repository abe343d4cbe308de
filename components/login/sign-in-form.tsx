'use client';

import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';

export type DemoAccount = { email: string; label: string };

type Props = {
  /** Where to go once signed in: a path of this site. */
  callbackPath: string;
  /** Empty out of demo. */
  demoAccounts: DemoAccount[];
  demoPassword: string;
};

/** Address and password and, in demo, one button an account. */
export function SignInForm({ callbackPath, demoAccounts, demoPassword }: Props) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function enter(email: string, password: string) {
    setBusy(true);
    setRefusal(null);
    const result = await signIn('credentials', { email, password, redirect: false }).catch(() => undefined);
    if (result?.ok) return window.location.assign(callbackPath);
    setBusy(false);
    setRefusal(
      result?.status === 401
        ? 'Adresse ou mot de passe inconnus. Vérifiez la saisie, ou demandez un accès à l’administration DNS.'
        : 'Le serveur n’a pas répondu. Réessayez dans un instant.',
    );
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    void enter(String(given.get('email')), String(given.get('password')));
  }

  return (
    <div className="fr-grid-row fr-grid-row--gutters">
      <div className="fr-col-12 fr-col-md-6">
        <form onSubmit={submit} className="vs-card">
          <h2 className="fr-h5">Avec votre adresse</h2>
          {refusal && <Alert small severity="error" description={refusal} className="fr-mb-2w" />}
          <Input
            label="Adresse électronique"
            nativeInputProps={{ name: 'email', type: 'email', autoComplete: 'username', required: true }}
          />
          <Input
            label="Mot de passe"
            nativeInputProps={{ name: 'password', type: 'password', autoComplete: 'current-password', required: true }}
          />
          <Button type="submit" disabled={busy}>
            Se connecter
          </Button>
        </form>
      </div>
      {demoAccounts.length > 0 && (
        <div className="fr-col-12 fr-col-md-6">
          <div className="vs-card">
            <h2 className="fr-h5">Avec un compte de démonstration</h2>
            <p className="fr-text--sm">
              Un clic suffit. Le mot de passe de tous ces comptes est <code>{demoPassword}</code>.
            </p>
            <ul className="vs-accounts">
              {demoAccounts.map(({ email, label }) => (
                <li key={email}>
                  <button type="button" disabled={busy} onClick={() => void enter(email, demoPassword)}>
                    <strong>{label}</strong>
                    <span>{email}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}
