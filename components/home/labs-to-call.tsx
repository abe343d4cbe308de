import Link from 'next/link';
import { formatDate, formatOfMonth } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
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

type Props = { month: Month; labs: LabToCall[]; total: number };

/** Phone-sized cards: the labs of the region that a call could help. */
export function LabsToCall({ month, labs, total }: Props) {
  if (total === 0) {
    return <p>Aucun laboratoire silencieux, en forte baisse ou bloqué en N1 parmi ceux qui ont déclaré.</p>;
  }
  return (
    <>
      <ul className="vs-cards">
        {labs.map((lab) => (
          <li key={lab.finess} className="vs-card vs-card--lab">
            <p className="vs-tag">{REASONS[lab.reason]}</p>
            <h3 className="fr-text--md">
              <Link href={`/labs/${lab.finess}`} prefetch={false}>
                {lab.name}
              </Link>
            </h3>
            <p className="vs-mention">
              {lab.town} · FINESS {lab.finess}
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
      {total > labs.length && (
        <p className="vs-mention">
          {formatCount(labs.length, 'laboratoire')} sur {formatNumber(total)}
          {'\u00A0'}: les silencieux, puis ceux qui ont le plus de documents en jeu.
        </p>
      )}
    </>
  );
}
