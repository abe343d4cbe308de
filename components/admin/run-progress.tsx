'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { formatPercent } from '@/lib/format/number';

const EVERY_MS = 1000;

type Props = {
  /** «Vérification» … */
  label: string;
  /** 0 to 1. */
  progress: number;
};

/** How far the work is; asks the page again every second, so that a reload loses nothing. */
export function RunProgress({ label, progress }: Props) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div>
      <p role="status">
        {label}… {progress >= 1 ? 'Écriture et comparaison.' : formatPercent(progress, 0)}
      </p>
      <progress className="vs-progress" max={1} value={progress} aria-label={label} />
      <p className="vs-mention">Vous pouvez quitter cette page{'\u00A0'}: le travail continue sur le serveur.</p>
    </div>
  );
}
