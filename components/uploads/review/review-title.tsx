'use client';

import { useEffect, useRef } from 'react';

/** The title of the review, which takes the focus when one comes from a deposit: its sentence sums the reading up. */
export function ReviewTitle({ children }: { children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const from = URL.canParse(document.referrer) ? new URL(document.referrer) : null;
    const fromDeposit = from?.origin === location.origin && /^\/uploads(\/new)?$/.test(from.pathname);
    const untouched = document.activeElement === null || document.activeElement === document.body;
    if (fromDeposit && untouched && location.hash === '') title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={title} tabIndex={-1}>
      {children}
    </h1>
  );
}
