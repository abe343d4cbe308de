import type { IsoDate } from '../../month';
import type { OrderStage } from '../../orders/life';
import type { Structure } from '../directory';

/** The columns of a deposit of orders, by their names in a file. */
export const ORDER_COLUMNS = [
  'numero',
  'finess',
  'dispositif',
  'produit',
  'etape',
  'date',
  'montant',
  'motif',
] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];
export const ORDER_REQUIRED: readonly OrderColumn[] = ['numero', 'finess', 'dispositif', 'produit', 'etape', 'date'];

/** A row as it was read: one event of one order. Null: the cell is empty, and says nothing of what is known. */
export type OrderRow = {
  number: string;
  structure: Structure;
  device: string;
  product: { code: string; name: string };
  stage: OrderStage;
  on: IsoDate;
  /** Euro cents. */
  amountCents: number | null;
  cause: string | null;
};
