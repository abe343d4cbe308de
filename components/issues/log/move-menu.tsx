'use client';

import Link from 'next/link';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import type { LogLine } from '@/lib/issues/log';
import { STATE_WORDS } from '@/lib/issues/words';

type State = LogLine['state'];

// Those that ask for nothing else: a fix has a day, a closing its reason, both given on the issue's page.
const SIMPLE: readonly State[] = ['TO_QUALIFY', 'ANALYSIS', 'AWAITING_ANSWER', 'PLANNED', 'IN_PROGRESS'];

type Moving = { submit: (form: FormData) => void; pending: boolean; name: (id: number) => void };

const MovingContext = createContext<Moving | null>(null);

/** Where the menus of a board say what came of a move: the card that was moved is by then in another column. */
export function Moves({ move, children }: { move: FormAction; children: ReactNode }) {
  const [result, submit, pending] = useFormAction(move);
  const [last, name] = useState<number | null>(null);
  return (
    <MovingContext value={{ submit, pending, name }}>
      {children}
      <div className="vs-moved" role="status">
        {result.status !== 'new' && !pending && (
          <p className={result.status === 'refused' ? 'vs-moved__refused' : undefined}>
            {last !== null && `Irritant n°\u00A0${last}\u00A0: `}
            {result.message}
          </p>
        )}
      </div>
    </MovingContext>
  );
}

type Props = { issue: Pick<LogLine, 'id' | 'version' | 'title' | 'state'> };

/** «Changer d’étape»: the states that ask for nothing more, and the way to the others. Inside `Moves`. */
export function MoveMenu({ issue: { id, version, title, state } }: Props) {
  const moving = useContext(MovingContext);
  if (!moving) return null;
  return (
    <details className="vs-move">
      <summary>
        Changer d’étape<span className="fr-sr-only">{`\u00A0: ${title}`}</span>
      </summary>
      <form action={moving.submit} onSubmit={() => moving.name(id)}>
        <input type="hidden" name="issueId" value={id} />
        <input type="hidden" name="version" value={version} />
        {SIMPLE.filter((one) => one !== state).map((one) => (
          <button key={one} type="submit" name="state" value={one} disabled={moving.pending}>
            {STATE_WORDS[one]}
          </button>
        ))}
        <Link href={`/issues/${id}`} prefetch={false}>
          Correctif livré, effet ou clôture…
        </Link>
      </form>
    </details>
  );
}
