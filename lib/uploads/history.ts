import type { Month } from '../month';
import { UPLOAD_KINDS } from './kinds';

/** The states of a deposit in words people use: an upload's own state, and what became of one that has errors. */
export const HISTORY_STATES = ['to-mend', 'to-apply', 'applied', 'refused', 'cancelled', 'abandoned'] as const;
export type HistoryState = (typeof HISTORY_STATES)[number];

export const HISTORY_WORDS: Record<HistoryState, { word: string; icon: string }> = {
  'to-mend': { word: 'À corriger', icon: 'fr-icon-edit-line' },
  'to-apply': { word: 'À appliquer', icon: 'fr-icon-upload-2-line' },
  applied: { word: 'Appliqué', icon: 'fr-icon-checkbox-circle-fill' },
  refused: { word: 'Refusé', icon: 'fr-icon-error-fill' },
  cancelled: { word: 'Annulé', icon: 'fr-icon-arrow-go-back-line' },
  abandoned: { word: 'Abandonné', icon: 'fr-icon-subtract-line' },
};

/** What can be asked of the history, as an address says it. */
export const HISTORY_FILTERS = { kinds: UPLOAD_KINDS, states: HISTORY_STATES } as const;

/** A deposit as the list shows it; instants as ISO text, for the browser. */
export type HistoryLine = {
  id: string;
  number: string;
  /** In French: «Comptages». */
  kind: string;
  receivedAt: string;
  fileName: string;
  depositor: string;
  vendor: string | null;
  months: Month[];
  state: HistoryState;
  added: number;
  changed: number;
  unchanged: number;
  errors: number;
  /** Whether the viewer may take its effect back: the last one written of its kind, no month of it locked. */
  cancellable: boolean;
};

/**
 * The state of an upload. `followed`: a later deposit of the same depositor and kind was written since, so that this one is no longer
 * the one to mend.
 */
export function historyState(
  state: 'CHECKED' | 'APPLIED' | 'CANCELLED',
  { errors, written, followed }: { errors: number; written: boolean; followed: boolean },
): HistoryState {
  if (state === 'APPLIED') return 'applied';
  if (state === 'CANCELLED') return written ? 'cancelled' : 'abandoned';
  if (errors === 0) return 'to-apply';
  return followed ? 'refused' : 'to-mend';
}

/** The first thing to do with a deposit, and where. */
export function historyAction({ id, state, cancellable }: Pick<HistoryLine, 'id' | 'state' | 'cancellable'>): {
  verb: string;
  href: string;
} {
  const href = `/uploads/${id}`;
  if (state === 'to-mend' || state === 'to-apply') return { verb: 'Reprendre', href };
  if (state === 'refused') return { verb: 'Voir les erreurs', href };
  if (state === 'abandoned') return { verb: 'Voir le dépôt', href };
  return cancellable ? { verb: 'Annuler', href: `${href}#cancel` } : { verb: 'Voir le reçu', href };
}
