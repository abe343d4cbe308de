'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';

type Props = {
  subject: { issueId: number } | { regionCode: string } | { productCode: string };
  following: boolean;
  /** `followSubject` of lib/issues/follow-actions.ts. */
  follow: FormAction;
  /** What is followed, for who hears the button out of its place; none where the page says it. */
  name?: string;
};

function field(subject: Props['subject']): { name: string; value: string | number } {
  if ('issueId' in subject) return { name: 'issue', value: subject.issueId };
  if ('regionCode' in subject) return { name: 'region', value: subject.regionCode };
  return { name: 'product', value: subject.productCode };
}

/** «Suivre», or «Ne plus suivre» what is followed. Works without JavaScript. */
export function FollowButton({ subject, following, follow, name }: Props) {
  const [state, submit, busy] = useFormAction(follow);
  const { name: key, value } = field(subject);
  return (
    <form action={submit} className="vs-follow">
      <input type="hidden" name={key} value={value} />
      <input type="hidden" name="follow" value={following ? '0' : '1'} />
      <button
        type="submit"
        className={`fr-btn fr-btn--sm ${following ? 'fr-btn--tertiary' : 'fr-btn--secondary'}`}
        disabled={busy}
      >
        {following ? 'Ne plus suivre' : 'Suivre'}
        {name && <span className="fr-sr-only">{`\u00A0: ${name}`}</span>}
      </button>
      <FormStatus id={`follow-${key}-${value}`} state={state.status === 'refused' ? state : { status: 'new' }} />
    </form>
  );
}
