'use client';

import { useEffect } from 'react';

type Props = { until: string; shown: (until: string) => Promise<void> };

/** Once the news are on the screen, they are seen: the bell says so from the next page on. The page keeps its marks. */
export function MarkSeen({ until, shown }: Props) {
  useEffect(() => {
    shown(until).catch(() => {}); // the next visit tells them again
  }, [until, shown]);
  return null;
}
