'use client';

import { useFormStatus } from 'react-dom';

type Props = { children: string; busy: string };

/** A form's button that says it is at work, and cannot be pressed twice. */
export function SubmitButton({ children, busy }: Props) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" className="fr-btn" disabled={pending}>
      {pending ? busy : children}
    </button>
  );
}
