import Link from 'next/link';
import { formatDate, formatOfMonth } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import { CONTACT_LABELS } from '@/lib/labs/labels';
import type { LabToCall } from '@/lib/labs/to-call-queries';
import type { Month } from '@/lib/month';

const REASONS = { silent: 'Silencieux', dropped: 'En forte baisse', stuck: 'Bloqué en N1' };

/** Why, with the fact behind. */
function fact({ reason, verifiedOn, documents, usual }: LabToCall, month: Month): string {
  switch (reason) {
    case 'silent':
      return `VA signée le ${verifiedOn ? formatDate(verifiedOn) : 'n.d.'}, aucun document au mois ${formatOfMonth(month)}.`;
    case 'dropped':
      return `${formatCount(documents, 'document')} au lieu de ${formatNumber(usual)} d’habitude (médiane de 3 mois).`;
    case 'stuck':
      return `${formatCount(documents, 'document')} dans le mois, aucun document structuré depuis 6 mois.`;
  }
}

type Props = { month: Month; labs: readonly LabToCall[] };

/** So many have a card; the others follow in a list. */
const MOST_CARDS = 9;

/** Phone-sized cards: the labs of the region that a call could help, the most urgent first. */
export function LabsToCall({ month, labs }: Props) {
  const [cards, others] = [labs.slice(0, MOST_CARDS), labs.slice(MOST_CARDS)];
  if (labs.length === 0) {
    return <p>Aucun laboratoire silencieux, en forte baisse ou bloqué en N1 parmi ceux qui ont déclaré.</p>;
  }
  return (
    <>
      <ul className="vs-cards">
        {cards.map((lab) => (
          <li key={lab.finess} className="vs-card vs-card--lab">
            <p className="vs-tag">{REASONS[lab.reason]}</p>
            <h3 className="fr-text--md">
              <Link href={`/labs/${lab.finess}`} prefetch={false}>
                {lab.name}
              </Link>
            </h3>
            <p className="vs-mention">
              {lab.town} · FINESS{'\u00A0'}
              {lab.finess}
            </p>
            <p>{fact(lab, month)}</p>
            {lab.lastContact && (
              <p className="vs-mention">
                Dernier contact{'\u00A0'}: {CONTACT_LABELS[lab.lastContact.kind]}, le {formatDate(lab.lastContact.on)}
              </p>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details className="vs-call-others">
          <summary>
            {others.length === 1
              ? 'L’autre laboratoire à appeler'
              : `Les ${others.length} autres laboratoires à appeler`}
          </summary>
          <p className="vs-mention">Les silencieux, puis ceux qui ont le plus de documents en jeu.</p>
          <ul className="vs-plain">
            {others.map((lab) => (
              <li key={lab.finess}>
                <Link href={`/labs/${lab.finess}`} prefetch={false}>
                  {lab.name}
                </Link>
                , {lab.town}. <strong>{REASONS[lab.reason]}</strong>
                {'\u00A0'}: {inSentence(fact(lab, month))}
                {lab.lastContact && ` Dernier contact le ${formatDate(lab.lastContact.on)}.`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
