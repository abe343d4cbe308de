'use client';

import { useEffect, useState } from 'react';
import { formatInstant } from '@/lib/format/date';

/** Says since when the network is gone, and that it is back. */
export function NetworkBand() {
  const [since, setSince] = useState<Date | null>(null);
  const [back, setBack] = useState(false);

  useEffect(() => {
    const gone = () => {
      setSince(new Date());
      setBack(false);
    };
    const here = () => {
      setSince(null);
      setBack(true);
    };
    if (!navigator.onLine) gone();
    window.addEventListener('offline', gone);
    window.addEventListener('online', here);
    return () => {
      window.removeEventListener('offline', gone);
      window.removeEventListener('online', here);
    };
  }, []);

  return (
    <div role="status">
      {since && (
        <p className="vs-say__network fr-icon-wifi-off-line">Hors ligne depuis {formatInstant(since).slice(-5)}</p>
      )}
      {back && <p className="fr-sr-only">Réseau revenu</p>}
    </div>
  );
}
