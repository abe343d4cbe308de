'use client';

import { useEffect, useRef, useState } from 'react';

const STORED = 'vs-inbox-keys';
/** Share of the window's height under which a title is too low to be read on from. */
const LOWEST_TITLE = 0.6;
const KEYS = [
  { key: 'j', does: 'suivante' },
  { key: 'k', does: 'précédente' },
  { key: 'a', does: 'rattacher à la première proposition' },
  { key: 'r', does: 'chercher un autre irritant' },
  { key: 'o', does: 'ouvrir un irritant' },
  { key: 's', does: 'scinder' },
  { key: 'n', does: 'ne pas retenir' },
  { key: 'u', does: 'annuler' },
] as const;

/** Whether a key pressed here is text, or a choice in a list. */
function isTypedIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target.isContentEditable || target.matches('textarea, select');
}

/** Presses what carries `data-shortcut`: a field takes the cursor, a disclosure opens on its first field. */
function press(key: string): boolean {
  const target = document.querySelector<HTMLElement>(`[data-shortcut="${key}"]`);
  if (!target) return false;
  if (target instanceof HTMLInputElement) target.focus();
  else if (target instanceof HTMLElement && target.tagName === 'SUMMARY') {
    const details = target.closest('details');
    if (details) details.open = true;
    details?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus();
  } else target.click();
  return true;
}

/** Another feedback is shown: its title takes the focus, and comes into sight where the list stands above it. */
function goToTitle() {
  const title = document.getElementById('shown-title');
  title?.focus({ preventScroll: true });
  const top = title?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight * LOWEST_TITLE) title?.scrollIntoView();
}

/** One key a gesture, while no field is typed in; can be switched off. The legend appears where scripts run. */
export function InboxKeys({ shown }: { shown: number | null }) {
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => setOn(localStorage.getItem(STORED) !== 'off'), []);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) goToTitle();
    before.current = shown;
  }, [shown]);
  useEffect(() => {
    if (!on) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTypedIn(event.target)) return;
      const key = event.key.toLowerCase();
      if (KEYS.some((known) => known.key === key) && press(key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [on]);
  if (on === null) return null;
  const toggle = () => {
    localStorage.setItem(STORED, on ? 'off' : 'on');
    setOn(!on);
  };
  return (
    <section className="vs-inbox__keys" aria-labelledby="keys-title">
      <h2 id="keys-title" className="vs-inbox__keys-title">
        Raccourcis clavier
      </h2>
      <label className="vs-inbox__keys-switch">
        <input type="checkbox" checked={on} onChange={toggle} /> Actifs, hors d’un champ de saisie
      </label>
      {on && (
        <ul className="vs-plain">
          {KEYS.map(({ key, does }) => (
            <li key={key}>
              <kbd>{key.toUpperCase()}</kbd> {does}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
