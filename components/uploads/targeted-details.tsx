'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** `<details>` that is open when the address names it. */
export function TargetedDetails({ id, className, children }: { id: string; className?: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const reveal = () => {
      if (details.current && window.location.hash === `#${id}`) details.current.open = true;
    };
    reveal();
    window.addEventListener('hashchange', reveal);
    return () => window.removeEventListener('hashchange', reveal);
  }, [id]);
  return (
    <details id={id} ref={details} className={className}>
      {children}
    </details>
  );
}
