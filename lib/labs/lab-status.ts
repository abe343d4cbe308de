import { formatMonth } from '../format/date';
import { type IsoDate, monthOf } from '../month';
import type { FeedFacts } from './feed-facts';
import type { LabFeed, LabOrder } from './lab';
import { orderLife } from './order-life';

/** A state of the lab in two or three words; `kind` gives its icon and its look. */
export type LabStatus = { kind: 'done' | 'waiting' | 'missing'; text: string };

const since = (day: IsoDate) => formatMonth(monthOf(day));

function ofOrder(order: LabOrder): LabStatus[] {
  const { signedOn, verifiedOn, cancelled } = orderLife(order);
  const { device } = order.product;
  if (cancelled) return [{ kind: 'missing', text: `commande ${device} annulée` }];
  if (signedOn === null) return [];
  return [
    { kind: 'done', text: `${device} commandé ${since(signedOn)}` },
    verifiedOn === null
      ? { kind: 'waiting', text: `VA ${device} en attente` }
      : { kind: 'done', text: `VA ${device} ${since(verifiedOn)}` },
  ];
}

/** The states under a lab's name, in the order of its life. */
export function labStatuses(
  equippedOn: IsoDate | null,
  orders: readonly LabOrder[],
  { firstMonth, firstStructured, lastDeclared }: LabFeed,
  { silentMonths }: FeedFacts,
): LabStatus[] {
  const statuses: LabStatus[] = [
    equippedOn === null
      ? { kind: 'missing', text: 'sans certificat DMP' }
      : { kind: 'done', text: `équipé ${since(equippedOn)}` },
    ...orders.flatMap(ofOrder),
    firstMonth === null
      ? { kind: 'missing', text: lastDeclared === null ? 'aucun envoi déclaré' : 'jamais alimenté' }
      : { kind: 'done', text: `alimente depuis ${formatMonth(firstMonth)}` },
    ...(silentMonths > 0 && firstMonth !== null
      ? [{ kind: 'waiting' as const, text: `silencieux depuis ${silentMonths} mois` }]
      : []),
    firstStructured === null
      ? { kind: 'missing', text: 'pas de N3' }
      : { kind: 'done', text: `N3 depuis ${formatMonth(firstStructured)}` },
  ];
  // Two orders of a device in a month, of two sites, read as one.
  return statuses.filter(({ text }, i) => statuses.findIndex((other) => other.text === text) === i);
}
