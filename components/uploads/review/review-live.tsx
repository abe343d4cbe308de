'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useTransition } from 'react';
import type { ReviewAction, Told } from '@/lib/uploads/review-shapes';

type Live = {
  busy: boolean;
  /** Does what a form asks, says what came of it, and goes to where `next` finds the thing to do now. */
  run(action: ReviewAction, form: FormData, next: Next): void;
};

/** Where the focus goes: the title of the next kind of error, or the cell of the grid that was mended. */
export type Next = { group: string } | { cell: string } | 'stay';

const LiveContext = createContext<Live | null>(null);

/** What the forms of the review share. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('outside of the review');
  return live;
}

/** The review of a deposit: one status for all its forms, and the focus led from one mend to the next. */
export function ReviewLive({ children }: { children: ReactNode }) {
  const [busy, start] = useTransition();
  const [said, setSaid] = useState<{ told: Told; next: Next; nth: number } | null>(null);
  const region = useRef<HTMLDivElement>(null);

  function run(action: ReviewAction, form: FormData, next: Next) {
    start(async () => {
      const told = await action(form).catch(() => ({
        words: 'Connexion perdue. Votre relecture est gardée\u00A0: réessayez.',
      }));
      start(() => setSaid((before) => ({ told, next, nth: (before?.nth ?? 0) + 1 })));
    });
  }

  useEffect(() => {
    if (!said || !region.current) return;
    target(region.current, said.next)?.focus();
  }, [said]);

  return (
    <LiveContext value={{ busy, run }}>
      <div ref={region} aria-busy={busy}>
        {children}
        <div role="status" className="vs-review-told">
          {busy ? <p>Vérification…</p> : said && <p key={said.nth}>{said.told.words}</p>}
        </div>
      </div>
    </LiveContext>
  );
}

/** The next title of a kind of error after the one that was mended; the last ones lead to what comes after the errors. */
function target(region: HTMLElement, next: Next): HTMLElement | null {
  if (next === 'stay') return null;
  if ('cell' in next) return region.querySelector<HTMLElement>(`[data-place="${CSS.escape(next.cell)}"]`);
  const titles = [...region.querySelectorAll<HTMLElement>('[data-group-title]')];
  const open = (title: HTMLElement) => title.dataset.groupTitle === 'open';
  const at = titles.findIndex(({ id }) => id === `group-${next.group}` || id === `mended-${next.group}`);
  return (
    titles.slice(at + 1).find(open) ?? titles.find(open) ?? region.querySelector<HTMLElement>('[data-after-errors]')
  );
}
