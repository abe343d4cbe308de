'use client';

import type { ReactNode } from 'react';
import type { ReviewAction } from '@/lib/uploads/review-shapes';
import { type Next, useLive } from './review-live';

type Props = {
  /** Of the deposit. */
  id: string;
  action: ReviewAction;
  /** What the form says beside its fields; a list is said once for each. */
  values?: { [name: string]: string | readonly string[] };
  next: Next;
  className?: string;
  children: ReactNode;
};

/** A form of the review. Without JavaScript it posts and the page comes back as it then is. */
export function ReviewForm({ id, action, values = {}, next, className, children }: Props) {
  const { run } = useLive();
  const hidden = Object.entries(values).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => ({ name, one })),
  );
  return (
    <form
      // What it answers is read by the script alone.
      action={action as unknown as (form: FormData) => Promise<void>}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        run(action, new FormData(event.currentTarget), next);
      }}
    >
      <input type="hidden" name="id" value={id} />
      {hidden.map(({ name, one }) => (
        <input key={`${name} ${one}`} type="hidden" name={name} value={one} />
      ))}
      {children}
    </form>
  );
}
