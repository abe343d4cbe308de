'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatCount } from '@/lib/format/number';
import { readOutbox, type Waiting } from './phone';
import { flushOutbox, isClaimed, onDelivery } from './sending';

const RETRY_MS = 30_000;
/** The page that tells itself what it has sent, and what waits. */
const FORM = '/issues/new';

type Props = {
  /** Account of the signed-in person: only what it has written is sent. */
  userId: string;
};

/** Sends the feedbacks that this phone keeps as soon as the network is back, whatever the page, and says so. */
export function ReportOutbox({ userId }: Props) {
  const onForm = usePathname() === FORM;
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [sent, setSent] = useState<string[]>([]);
  const [signedOut, setSignedOut] = useState(false);

  useEffect(() => {
    const look = () => setWaiting(readOutbox(userId));
    const flush = () => {
      if (readOutbox(userId).some(({ refused }) => refused === null)) void flushOutbox(userId).then(look);
    };
    const forget = onDelivery(({ clientKey, outcome }) => {
      if (outcome.kind === 'kept' && !isClaimed(clientKey)) setSent((numbers) => [...numbers, outcome.receipt.number]);
      setSignedOut(outcome.kind === 'signed-out');
      look();
    });
    look();
    flush();
    window.addEventListener('online', flush);
    window.addEventListener('storage', look);
    const timer = window.setInterval(flush, RETRY_MS);
    return () => {
      forget();
      window.removeEventListener('online', flush);
      window.removeEventListener('storage', look);
      window.clearInterval(timer);
    };
  }, [userId]);

  const refused = waiting.filter((one) => one.refused !== null);
  const kept = waiting.length - refused.length;
  return (
    <div className="vs-outbox" role="status">
      {sent.map((number) => (
        <p key={number}>
          Votre remontée {number} est partie.{' '}
          <Link href={`/issues/feedback/${number}`}>Suivre la remontée {number}</Link>
        </p>
      ))}
      {!onForm && kept > 0 && (
        <p>
          {formatCount(kept, 'remontée gardée', 'remontées gardées')} sur cet appareil{'\u202F'}: envoi{' '}
          {signedOut ? 'dès votre prochaine connexion' : 'au retour du réseau'}.
        </p>
      )}
      {!onForm &&
        refused.map(({ report, refused: why }) => (
          <p key={report.clientKey}>
            Une remontée n’a pas pu partir. {why}{' '}
            <Link href={`${FORM}?outbox=${report.clientKey}`}>Modifier ma remontée</Link>
          </p>
        ))}
    </div>
  );
}
