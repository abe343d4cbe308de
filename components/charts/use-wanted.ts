'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/** The keyboard may reach what is further down at once, and paper shows all of it. */
const USES = ['keydown', 'beforeprint'];
/** Begins to load shortly before it is seen. */
const NEAR = { rootMargin: '200px 0px' };

/**
 * True once the element that `ref` is given to has come near the window, or once a key is pressed or the page printed:
 * what is only then worth loading.
 */
export function useWanted(): { ref: RefObject<HTMLDivElement | null>; wanted: boolean } {
  const ref = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    if (wanted || !ref.current) return;
    const want = () => setWanted(true);
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && want(), NEAR);
    observer.observe(ref.current);
    for (const use of USES) window.addEventListener(use, want, { once: true, passive: true });
    return () => {
      observer.disconnect();
      for (const use of USES) window.removeEventListener(use, want);
    };
  }, [wanted]);
  return { ref, wanted };
}
