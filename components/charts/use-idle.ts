'use client';

import { useEffect, useState } from 'react';

/** Browsers without requestIdleCallback: as soon as the page has had its turn, ms. */
const TURN = 100;

/** True once the page is there and has nothing more urgent to do: when what is heavy and not needed first may be loaded. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const begin = () => setIdle(true);
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(begin, TURN);
      return () => clearTimeout(timer);
    }
    const request = window.requestIdleCallback(begin, { timeout: 1000 });
    return () => window.cancelIdleCallback(request);
  }, []);
  return idle;
}
