import type { ReportReceipt, ReportRefusal } from '@/lib/issues/report';
import { inputOf } from './draft';
import { type Draft, putInOutbox, takeFromOutbox, writeDraft } from './phone';
import type { Outcome } from './sending';

export type Screen =
  | { kind: 'form' }
  | { kind: 'sent'; receipt: ReportReceipt; draft: Draft }
  /** `failed`: sent again since, in vain. */
  | { kind: 'kept'; at: Date; draft: Draft; failed: boolean }
  | { kind: 'signed-out' };

/** `draft`: what the form holds from now on; null: what it held. */
export type After = { draft: Draft | null } & ({ screen: Screen } | { refusal: ReportRefusal });

const NOWHERE: ReportRefusal = {
  field: null,
  message: 'Pas de réseau, et cet appareil ne garde rien. Laissez cette page ouverte, puis réessayez.',
  successor: null,
};

/** What the phone keeps of a feedback once it was sent, and what its author sees. */
export function afterSending(userId: string, sent: Draft, outcome: Outcome): After {
  switch (outcome.kind) {
    case 'kept':
      writeDraft(userId, null);
      takeFromOutbox(userId, sent.clientKey);
      return { draft: null, screen: { kind: 'sent', receipt: outcome.receipt, draft: sent } };
    case 'refused':
      takeFromOutbox(userId, sent.clientKey);
      return { draft: { ...sent, toSend: false }, refusal: outcome.refusal };
    case 'signed-out': {
      const draft = { ...sent, toSend: true };
      takeFromOutbox(userId, sent.clientKey);
      writeDraft(userId, draft);
      return { draft, screen: { kind: 'signed-out' } };
    }
    case 'unreachable': {
      const at = new Date();
      const report = inputOf(sent);
      if (!report || !putInOutbox(userId, { report, draft: sent, keptAt: at.toISOString(), refused: null })) {
        return { draft: null, refusal: NOWHERE };
      }
      writeDraft(userId, null);
      return { draft: null, screen: { kind: 'kept', at, draft: sent, failed: false } };
    }
  }
}
