'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';

const PACES = [
  { code: 'NEVER', label: 'Jamais' },
  { code: 'DAILY', label: 'Au plus une fois par jour' },
  { code: 'WEEKLY', label: 'Au plus une fois par semaine' },
] as const;

type Props = { pace: (typeof PACES)[number]['code']; mail: boolean; choose: FormAction };

/** How often to be written to; says so when this server sends no mail. */
export function PaceForm({ pace, mail, choose }: Props) {
  const [state, submit, busy] = useFormAction(choose);
  if (!mail) {
    return <p>Le courriel n’est pas configuré sur ce serveur{'\u00A0'}: les nouvelles restent ici.</p>;
  }
  return (
    <form action={submit} className="vs-pace" aria-label="Courriel">
      <FormStatus id="pace-status" state={state} />
      <fieldset key={pace}>
        <legend>Recevoir ces nouvelles par courriel</legend>
        {PACES.map(({ code, label }) => (
          <label key={code}>
            <input type="radio" name="pace" value={code} defaultChecked={code === pace} />
            {label}
          </label>
        ))}
      </fieldset>
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Enregistrer'}
      </button>
    </form>
  );
}
