import { useEffect, useEffectEvent } from 'react';
import type { Draft } from './phone';
import { claimDelivery, flushOutbox, type Outcome, onDelivery } from './sending';

const RETRY_MS = 30_000;

/** Sends what waits when the network is back, and tells what came of the feedback of this key; null: none waits on this page. */
export function useDelivery(
  userId: string,
  waitingKey: string | null,
  onOutcome: (sent: Draft, outcome: Outcome) => void,
): void {
  const hear = useEffectEvent(onOutcome);
  useEffect(() => {
    if (waitingKey === null) return;
    const release = claimDelivery(waitingKey);
    const forget = onDelivery(({ clientKey, waiting, outcome }) => {
      if (clientKey === waitingKey) hear(waiting.draft, outcome);
    });
    const flush = () => void flushOutbox(userId);
    window.addEventListener('online', flush);
    const timer = window.setInterval(flush, RETRY_MS);
    return () => {
      forget();
      release();
      window.removeEventListener('online', flush);
      window.clearInterval(timer);
    };
  }, [userId, waitingKey]);
}
