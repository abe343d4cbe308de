'use client';

import Link from 'next/link';
import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import { formatCount } from '@/lib/format/number';
import type { InboxItem } from '@/lib/issues/inbox-queries';
import { LateSign, SeverityMark } from '../severity-mark';

type Props = {
  items: readonly (InboxItem & { href: string })[];
  /** All that the filters leave, listed or not. */
  count: number;
  shown: number | null;
  /** Query of the address to come back to. */
  back: string;
  attach: FormAction;
};

const waited = (days: number) => (days === 0 ? 'aujourd’hui' : formatCount(days, 'jour'));

/** The feedbacks that wait, the oldest first; ticked ones are attached together. */
export function InboxList({ items, count, shown, back, attach }: Props) {
  const [state, submit, busy] = useFormAction(attach);
  const typed = state.status === 'refused' ? state.values : null;
  const ticked = new Set(typed?.feedbacks?.split(/[,\n]/));
  return (
    <form action={submit} aria-label="Remontées à qualifier">
      <input type="hidden" name="back" value={back} />
      <ul className="vs-plain vs-inbox__list">
        {items.map(({ id, number, place, category, severity, excerpt, days, late, href }) => (
          <li key={id} className={id === shown ? 'vs-inbox__item vs-inbox__item--shown' : 'vs-inbox__item'}>
            <label className="vs-inbox__tick">
              <span className="fr-sr-only">Cocher {number}</span>
              <input type="checkbox" name="feedbacks" value={id} defaultChecked={ticked.has(String(id))} />
            </label>
            <Link href={href} aria-current={id === shown ? 'true' : undefined} prefetch={false} scroll={false}>
              <span className="vs-inbox__line">
                <strong>{number}</strong> <span>{place}</span>
                <span className={late ? 'vs-inbox__age vs-inbox__age--late' : 'vs-inbox__age'}>
                  {late && <LateSign />} {waited(days)}
                  {late && ', en retard'}
                </span>
              </span>
              <span>{excerpt}</span>
              <span className="vs-mention vs-inbox__marks">
                <span>{category}</span> <SeverityMark severity={severity} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {count > items.length && (
        <p className="vs-mention">
          {items.length} des {count} remontées sont listées, les plus anciennes d’abord.
        </p>
      )}
      <div className="vs-inbox__bulk">
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="bulk-issue">
            Rattacher les remontées cochées à l’irritant{'\u00A0'}n°
          </label>
          <input
            className="fr-input"
            id="bulk-issue"
            name="issue"
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            defaultValue={typed?.issue}
            aria-describedby="bulk-status"
            aria-invalid={state.status === 'refused' && state.field === 'issue'}
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
          Rattacher
        </button>
      </div>
      <FormStatus id="bulk-status" state={state} />
    </form>
  );
}
