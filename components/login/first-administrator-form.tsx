'use client';

import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Button } from '@codegouvfr/react-dsfr/Button';
import { Input } from '@codegouvfr/react-dsfr/Input';
import { useTextAction } from '@/components/forms/use-form-action';

type Props = {
  token: string;
  /** Answers with the refusal to show, or leaves for /login. */
  action: (refusal: string | null, form: FormData) => Promise<string | null>;
};

/** Name, address and password of the first account; works without JavaScript. */
export function FirstAdministratorForm({ token, action }: Props) {
  const [refusal, submit, busy] = useTextAction(action);
  return (
    <form action={submit} className="vs-card vs-card--narrow">
      {refusal && <Alert small severity="error" description={refusal} className="fr-mb-2w" />}
      <input type="hidden" name="token" value={token} />
      <Input label="Nom" nativeInputProps={{ name: 'name', autoComplete: 'name', required: true }} />
      <Input
        label="Adresse électronique"
        nativeInputProps={{ name: 'email', type: 'email', autoComplete: 'username', required: true }}
      />
      <Input
        label="Mot de passe"
        hintText="12 caractères au moins"
        nativeInputProps={{
          name: 'password',
          type: 'password',
          autoComplete: 'new-password',
          minLength: 12,
          required: true,
        }}
      />
      <Button type="submit" disabled={busy}>
        Créer le compte
      </Button>
    </form>
  );
}
