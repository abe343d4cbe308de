'use client';

import { useTextAction } from '@/components/forms/use-form-action';

type Props = {
  id: string;
  /** What going on does, in words. */
  verb: string;
  apply: (refusal: string | null, form: FormData) => Promise<string | null>;
  abandon: (form: FormData) => Promise<void>;
};

/** Goes on with an import, or puts it aside. */
export function RunDecision({ id, verb, apply, abandon }: Props) {
  const [refusal, submit, pending] = useTextAction(apply);
  return (
    <div className="vs-run__decision">
      <form action={submit}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="fr-btn" disabled={pending}>
          {verb}
        </button>
      </form>
      <form action={abandon}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="fr-btn fr-btn--secondary">
          Abandonner cet import
        </button>
      </form>
      {refusal && (
        <p role="alert" className="fr-error-text">
          {refusal}
        </p>
      )}
    </div>
  );
}
