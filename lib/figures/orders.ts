import type { Month } from '../month';
import { pointOf } from './point';
import type { Facts, Figure, OrderRow } from './types';

const SOURCE = 'Événements des commandes SONS';

/** Orders at a stage by the end of each month; null before the first event known. */
function cumulative(facts: Facts, at: Month, stage: 'filed' | 'deployed'): number | null {
  if (facts.orders.length === 0) return null;
  return facts.orders.reduce((sum, row: OrderRow) => (row.month <= at ? sum + row[stage] : sum), 0);
}

const COMMON = {
  unit: 'orders',
  sources: 'Événements datés des commandes (dépôts et extraction de l’ASP).',
  whenEmpty: '«\u00A0n.d.\u00A0» tant qu’aucune commande n’est connue dans le périmètre.',
  whenIncomplete: 'Sans objet\u00A0: une commande est comptée à la date de son événement.',
  splits: ['region', 'sector', 'vendor', 'product'],
} as const;

/** Cumulative orders whose VA is signed. Our reading of the seed's «Commandes», see the definition. */
export const ordersDeployed: Figure = {
  definition: {
    ...COMMON,
    id: 'orders-deployed',
    label: 'Commandes déployées (VA signée)',
    formula:
      'Nombre de commandes SONS dont la vérification d’aptitude est datée au plus tard du dernier jour du mois. ' +
      'C’est notre lecture de la ligne «\u00A0Commandes\u00A0» publiée\u00A0: sa trajectoire part de 60 en janvier 2023 alors que 339 dossiers ' +
      'étaient déjà déposés à l’ASP, elle ne peut donc pas compter des dépôts. Atteinte = valeur ÷ cible.',
    perimeter: 'Commandes de la biologie, vague 1, tous dispositifs\u202F; une commande annulée ne compte plus.',
  },
  compute: (facts, months) =>
    months.map((at) =>
      pointOf(facts, 'orders-deployed', at, { value: cumulative(facts, at, 'deployed'), source: SOURCE }),
    ),
};

/** Cumulative orders signed and filed at the ASP. */
export const ordersSigned: Figure = {
  definition: {
    ...COMMON,
    id: 'orders-signed',
    label: 'Commandes signées et déposées à l’ASP',
    formula:
      'Nombre de commandes SONS signées et dont la demande d’avance est déposée à l’ASP, ' +
      'l’une et l’autre au plus tard le dernier jour du mois.',
    perimeter: 'Commandes de la biologie, vague 1, tous dispositifs\u202F; une commande annulée ne compte plus.',
  },
  compute: (facts, months) =>
    months.map((at) => pointOf(facts, 'orders-signed', at, { value: cumulative(facts, at, 'filed'), source: SOURCE })),
};
