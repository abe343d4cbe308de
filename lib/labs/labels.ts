import type { ContactKind, OrderStage } from './lab';

/** A stage of an order as screens name it. */
export const STAGE_LABELS: Record<OrderStage, string> = {
  ORDER_SIGNED: 'Signée',
  ADVANCE_REQUESTED: 'Avance demandée',
  ADVANCE_PAID: 'Avance versée',
  SERVICE_DELIVERED: 'Prestation livrée',
  VA_SIGNED: 'VA signée',
  BALANCE_REQUESTED: 'Solde demandé',
  BALANCE_PAID: 'Solde versé',
  REFUSED: 'Refusée',
  CANCELLED: 'Annulée',
};

/** How a contact was made, as screens name it. */
export const CONTACT_LABELS: Record<ContactKind, string> = {
  CALL: 'appel',
  VISIT: 'visite',
  EMAIL: 'courriel',
  MEETING: 'réunion',
};
