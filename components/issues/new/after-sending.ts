import type { ReportReceipt, ReportRefusal } from '@/lib/issues/report';
import { inputOf } from './draft';
import { type Draft, putInOutbox, readDraft, takeFromOutbox, writeDraft } from './phone';
import type { Outcome } from './sending';

export type Screen =
  | { kind: 'form' }
  | { kind: 'sent'; receipt: ReportReceipt; draft: Draft }
  /** `failed`: sent again since, in vain. */
  | { kind: 'kept'; at: Date; draft: Draft; failed: boolean }
  | { kind: 'signed-out'; draft: Draft };

/** `draft`: what the form holds from now on; null: what it held. */
export type After = { draft: Draft | null } & ({ screen: Screen } | { refusal: ReportRefusal });

/** What is said on a phone that keeps nothing. */
const NOWHERE: { readonly [kind in 'unreachable' | 'signed-out']: ReportRefusal } = {
  unreachable: {
    field: null,
    message: 'Pas de réseau, et cet appareil ne garde rien. Laissez cette page ouverte, puis réessayez.',
    successor: null,
  },
  'signed-out': {
    field: null,
    message:
      'Votre session est terminée, et cet appareil ne garde rien. Laissez cette page ouverte, connectez-vous dans un autre onglet, puis réessayez.',
    successor: null,
  },
};

/** The draft that the phone keeps, unless another one was begun since. */
function dropDraft(userId: string, { clientKey }: Draft): void {
  if (readDraft(userId)?.clientKey === clientKey) writeDraft(userId, null);
}

/** What the phone keeps of a feedback once it was sent, and what its author sees. */
export function afterSending(userId: string, sent: Draft, outcome: Outcome): After {
  switch (outcome.kind) {
    case 'kept':
      dropDraft(userId, sent);
      takeFromOutbox(userId, sent.clientKey);
      return { draft: null, screen: { kind: 'sent', receipt: outcome.receipt, draft: sent } };
    case 'refused':
      takeFromOutbox(userId, sent.clientKey);
      return { draft: sent, refusal: outcome.refusal };
    case 'signed-out':
    case 'unreachable': {
      const at = new Date();
      const report = inputOf(sent);
      if (!report || !putInOutbox(userId, { report, draft: sent, keptAt: at.toISOString(), refused: null })) {
        return { draft: null, refusal: NOWHERE[outcome.kind] };
      }
      dropDraft(userId, sent);
      return {
        draft: null,
        screen:
          outcome.kind === 'signed-out'
            ? { kind: 'signed-out', draft: sent }
            : { kind: 'kept', at, draft: sent, failed: false },
      };
    }
  }
}
