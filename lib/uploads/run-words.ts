import { formatNumber } from '../format/number';

export type RunTask = 'CHECK' | 'APPLY' | 'CANCEL';
export type RunState = 'RUNNING' | 'DONE' | 'FAILED' | 'INTERRUPTED';

/** The last work on an upload. */
export type RunLine = {
  task: RunTask;
  state: RunState;
  rowsDone: number;
  /** Null: not known yet. While a deposit is applied, it is known from when rows are written. */
  rowsTotal: number | null;
};

const NAMES: Record<RunTask, { title: string; noun: string; again: string }> = {
  CHECK: { title: 'Vérification', noun: 'la vérification', again: 'vérifiez à nouveau' },
  APPLY: { title: 'Application', noun: 'l’application', again: 'appliquez à nouveau' },
  CANCEL: { title: 'Annulation', noun: 'l’annulation', again: 'annulez à nouveau' },
};

/** «Application en cours». */
export function runTitle(task: RunTask): string {
  return `${NAMES[task].title} en cours`;
}

/** How far a run is: what to say («Application : 420 000 lignes sur 1 000 000»), and the share done, 0 to 1; null: not known. `rowsKnown`: rows of the file as last read, 0 when it never was. */
export function progressOf(
  { task, rowsDone, rowsTotal }: RunLine,
  rowsKnown: number,
): { words: string; share: number | null } {
  const { title } = NAMES[task];
  if (task === 'CANCEL') return { words: `${title}\u00A0: les valeurs d’avant reviennent.`, share: null };
  const rereading = task === 'APPLY' && rowsTotal === null;
  const total = rowsTotal ?? (rowsKnown > 0 ? rowsKnown : null);
  const done = total === null ? rowsDone : Math.min(rowsDone, total);
  const shown =
    total === null ? null : task === 'CHECK' ? `environ ${formatNumber(rounded(total))}` : formatNumber(total);
  const of = shown === null ? '' : ` sur ${shown}`;
  const lines = `${formatNumber(done)}\u00A0${done >= 2 ? 'lignes' : 'ligne'}`;
  return {
    words: rereading ? `${title}\u00A0: relecture, ${lines}${of}` : `${title}\u00A0: ${lines}${of}`,
    share: total === null || total === 0 ? null : done / total,
  };
}

/** To two figures, as an estimate is worth: 981 224 → 980 000. */
function rounded(total: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, total))) - 1);
  return Math.round(total / unit) * unit;
}

/** What to say of a run that did not end well; null of any other. `state` is the upload's, which alone tells what was written. */
export function brokenRunWords(
  { task, state }: Pick<RunLine, 'task' | 'state'>,
  upload: 'CHECKED' | 'APPLIED' | 'CANCELLED',
): string | null {
  if (state !== 'INTERRUPTED' && state !== 'FAILED') return null;
  const { noun, title, again } = NAMES[task];
  const what =
    state === 'INTERRUPTED'
      ? `Le serveur s’est arrêté pendant ${noun}.`
      : `${title} non aboutie, à cause d’une erreur du serveur.`;
  return `${what} ${outcome(task, upload, again)}`;
}

function outcome(task: RunTask, upload: 'CHECKED' | 'APPLIED' | 'CANCELLED', again: string): string {
  if (upload === 'CANCELLED') return 'Le dépôt est annulé en entier.';
  if (upload === 'APPLIED') return task === 'CANCEL' ? `Le dépôt est entier\u00A0: ${again}.` : 'Le dépôt est entier.';
  return `Rien n’a été écrit\u00A0: ${again}.`;
}
