'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatPercent } from '@/lib/format/number';
import type { RunProgress as Progress } from '@/lib/uploads/run-queries';

const EVERY_MS = 1000;

type Props = { id: string; first: Progress };

/** How far the work on a deposit is. The state is the server's: a reload loses nothing, and without JavaScript the page asks again by itself. */
export function RunProgress({ id, first }: Props) {
  const router = useRouter();
  const [progress, setProgress] = useState(first);

  useEffect(() => {
    const timer = setInterval(async () => {
      const now = await fetch(`/uploads/${id}/progress`)
        .then((response) => (response.ok ? (response.json() as Promise<Progress>) : null))
        .catch(() => null); // the server may be starting again: ask later
      if (!now) return;
      if (now.running) setProgress(now);
      else router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, router]);

  const { title, words, share } = progress;
  return (
    <section className="vs-card" aria-label={title}>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <p className="vs-run__words">
        {words}
        {share !== null && <span className="vs-run__share"> {formatPercent(share, 0)}</span>}
      </p>
      {/* Without a value, the browser's own bar shows that work goes on. */}
      <progress className="vs-run__bar" max={1} value={share ?? undefined} aria-label={title} aria-valuetext={words} />
      <p className="vs-mention">
        Vous pouvez quitter cette page{'\u00A0'}: le travail continue sur le serveur, et rien n’est écrit à moitié.
      </p>
    </section>
  );
}
