'use client';

import type { ReactNode } from 'react';
import { useLive } from './review-live';

type Props = { look?: 'primary' | 'secondary' | 'tertiary' | 'link'; label?: string; children: ReactNode };

const LOOKS = {
  primary: 'fr-btn fr-btn--sm',
  secondary: 'fr-btn fr-btn--sm fr-btn--secondary',
  tertiary: 'fr-btn fr-btn--sm fr-btn--tertiary',
  link: 'vs-linklike',
};

/** The button of a form of the review; it stays in the order of Tab while the server works, and does nothing then. */
export function ReviewButton({ look = 'secondary', label, children }: Props) {
  const { busy } = useLive();
  return (
    <button
      type="submit"
      className={LOOKS[look]}
      aria-label={label}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
