import type { MilestoneCode } from '../figures/closings';
import type { Euros, Stage } from '../figures/order-stages';
import type { OrderSort } from './board-search-params';

/** Where an order stands, and what it waits for. */
export const WAIT_LABELS: { readonly [stage in Stage]: string } = {
  ORDER_SIGNED: 'Signée, avance non demandée',
  ADVANCE_REQUESTED: 'Avance demandée, non versée',
  ADVANCE_PAID: 'Avance versée, prestation en cours',
  SERVICE_DELIVERED: 'Prestation réalisée, VA non signée',
  VA_SIGNED: 'VA signée, solde non demandé',
  BALANCE_REQUESTED: 'Solde demandé, non versé',
  BALANCE_PAID: 'Solde versé',
};

/** What a closing date closes. */
export const CLOSING_LABELS: { readonly [code in MilestoneCode]: string } = {
  ORDER: 'Commandes signées',
  ADVANCE_REQUEST: 'Demandes d’avance',
  SERVICE: 'Prestations et VA',
  BALANCE_REQUEST: 'Demandes de solde',
};

/** What an order lacks when it missed a closing date, after «sans». */
export const LACKS: { readonly [code in MilestoneCode]: string } = {
  ORDER: 'signature à temps',
  ADVANCE_REQUEST: 'demande d’avance à temps',
  SERVICE: 'VA à temps',
  BALANCE_REQUEST: 'demande de solde à temps',
};

export const SECTOR_LABELS = { PRIVATE: 'Laboratoires privés', HOSPITAL: 'Établissements de santé' } as const;

/** The parts of what is committed, and the whole. */
export const EURO_LABELS: { readonly [part in keyof Euros]: string } = {
  balancesPaid: 'Soldes versés',
  advancesPaid: 'Avances versées',
  balancesRequested: 'Soldes demandés, à verser',
  advancesToPay: 'Avances demandées, à verser',
  toRequest: 'Avances et soldes à demander',
  committed: 'Engagé',
};

/** The columns of the table of orders. */
export const COLUMN_LABELS: { readonly [sort in OrderSort]: string } = {
  number: 'Numéro',
  lab: 'Laboratoire',
  region: 'Région',
  vendor: 'Éditeur',
  product: 'Logiciel',
  device: 'Dispositif',
  stage: 'Étape en cours',
  since: 'Depuis',
  signed: 'Signée le',
  verified: 'VA le',
  amount: 'Montant',
  balance: 'Solde, 70\u00A0%',
};
