import { formatDate } from '../format/date';
import type { LifeEvent, Standing } from './life';

/** Where an order stands, as the title of its page: «Commande vérifiée le 05/12/2022, solde à demander». */
export function standingSentence({ stage, signedOn, verifiedOn }: Standing, events: readonly LifeEvent[]): string {
  const dayOf = (wanted: LifeEvent['stage']) => {
    const on = events.findLast((event) => event.stage === wanted)?.on;
    return on ? formatDate(on) : '';
  };
  const verified = verifiedOn ? `Commande vérifiée le ${formatDate(verifiedOn)}` : null;
  switch (stage) {
    case 'CANCELLED':
      return `Commande annulée le ${dayOf('CANCELLED')}`;
    case 'REFUSED':
      return `Demande refusée le ${dayOf('REFUSED')}, à refaire`;
    case 'BALANCE_PAID':
      return `Commande soldée le ${dayOf('BALANCE_PAID')}`;
    case 'BALANCE_REQUESTED':
      return `Solde demandé le ${dayOf('BALANCE_REQUESTED')}, en attente de versement`;
    case 'VA_SIGNED':
      return `${verified}, solde à demander`;
    case 'SERVICE_DELIVERED':
      return `Prestation livrée le ${dayOf('SERVICE_DELIVERED')}, VA à signer`;
    case 'ADVANCE_PAID':
      return `Avance versée le ${dayOf('ADVANCE_PAID')}, prestation à livrer`;
    case 'ADVANCE_REQUESTED':
      return `Avance demandée le ${dayOf('ADVANCE_REQUESTED')}, en attente de versement`;
    default:
      return signedOn
        ? `Commande signée le ${formatDate(signedOn)}, avance à demander`
        : 'Commande sans signature connue';
  }
}
