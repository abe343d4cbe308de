import { useEffect, useState } from 'react';
import { type Draft, writeDraft } from './phone';

/** Keeps a draft on the phone at each change while it is being written. @returns whether the phone keeps it. */
export function useKeptDraft(userId: string, draft: Draft, writing: boolean): boolean {
  const [kept, setKept] = useState(true);
  useEffect(() => {
    if (writing) setKept(writeDraft(userId, draft.place === null && draft.body === '' ? null : draft));
  }, [writing, draft, userId]);
  return kept;
}
