import { plainLetters } from '../format/text';
import type { OrderFact } from './board-facts-queries';

/**
 * The causes of refusal that the steps of the programme name. Source: reference table of the SONS workflow (`sons-workflow.csv`, column
 * `possible_rejection_causes`), which infers them from industriels.esante.gouv.fr/node/872, segurnum.asp-public.fr, gnius.esante.gouv.fr
 * and esante.gouv.fr/segur/biologie-medicale; the ASP publishes no list.
 */
const KNOWN_CAUSES = [
  'preuves de conformité incomplètes',
  'dépôt hors délai',
  'pièces manquantes',
  'identité bancaire ou SIRET incohérents',
  'signature ou date absente',
  'FINESS ou SIRET erroné',
  'solution non référencée',
  'commande en double',
  'dépôt après la date limite',
  'pièce illisible',
  'montant hors barème',
  'fin de prestation après la date limite',
  'signature absente',
  'date antérieure au bon de commande',
  'réserves non levées',
  'facture incohérente avec la commande',
  'VA manquante',
] as const;

/** What the causes that nobody else may read are counted under. */
const OTHER_CAUSE = 'Autre motif';

const plain = (text: string) => plainLetters(text).trim();
const BY_TEXT = new Map<string, string>(KNOWN_CAUSES.map((cause) => [plain(cause), cause]));

/** The orders with what is typed by hand left only in those that the viewer may see: elsewhere a cause is one of the known list, or another. */
export function withReadableCauses<Order extends Pick<OrderFact, 'number' | 'events'>>(
  orders: readonly Order[],
  visible: ReadonlyMap<string, boolean>,
): Order[] {
  return orders.map((order) =>
    visible.has(order.number)
      ? order
      : {
          ...order,
          events: order.events.map((event) => ({
            ...event,
            cause: event.cause === null ? null : (BY_TEXT.get(plain(event.cause)) ?? OTHER_CAUSE),
          })),
        },
  );
}
