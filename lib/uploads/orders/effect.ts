import { formatDate } from '../../format/date';
import { formatEuros } from '../../format/euros';
import type { IsoDate } from '../../month';
import { dayFault, type Fault, type LifeEvent, signatureFaults } from '../../orders/life';
import type { KnownOrder, OrderIdentity, OrderWriting, Rules } from '../../orders/life-sql';
import { planEvents, type Step, stepFaults } from '../../orders/plan';
import { STAGE_WORDS } from '../../orders/stage-words';
import { ownerOn } from '../directory';
import type { Checked } from '../kind-spec';
import { MOST_CHANGES, type Report } from '../report';
import type { RowReader } from '../row-reader';
import type { ReadRow } from './check-rows';
import type { OrderColumn, OrderRow } from './row';

type Effect = Required<Pick<Checked, 'added' | 'changed' | 'unchanged' | 'textChanges'>> & { writings: OrderWriting[] };
type Given = OrderRow & { source: ReadRow['source'] };

/** The column to mend for each fault. */
const COLUMNS: Record<Fault['code'], OrderColumn> = {
  'event-out-of-order': 'etape',
  'event-before-signature': 'date',
  'order-cancelled': 'etape',
  'amount-over-ceiling': 'montant',
  'bad-amount': 'montant',
  'bad-cause': 'motif',
  'not-referenced': 'produit',
  'closed-structure': 'finess',
  'future-date': 'date',
  'locked-month': 'date',
};

/** What the rows without fault would make of the orders known; what the resulting lives do not allow is an error, given to the reader. Pure. */
export function effectOf(
  orders: ReadonlyMap<string, readonly ReadRow[]>,
  known: ReadonlyMap<string, KnownOrder>,
  rules: Rules,
  today: IsoDate,
  { errors, place }: RowReader<OrderColumn>,
): Effect {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const textChanges: Report['textChanges'] = [];
  const writings: OrderWriting[] = [];
  for (const [number, rows] of orders) {
    const [first] = rows;
    if (!first) continue;
    const found = known.get(number);
    const there = found && found.events.length > 0 ? found : null;
    if (there && differs(there, first.row)) {
      errors.push({
        ...place(first.source, 'numero'),
        code: 'number-conflict',
        message: `Numéro déjà pris\u00A0: ${number} est la commande ${there.device} (${there.product}) du ${there.site ?? there.legalEntity}. Vérifiez le numéro, le FINESS et le logiciel.`,
      });
      continue;
    }
    const events = there?.events ?? [];
    const givens = rows.map(({ source, row }): Given => ({ ...row, source }));
    const steps = planEvents(events, givens);
    const faults = faultsOf(events, steps, first.row, rules, today);
    for (const { given, fault } of faults) {
      errors.push({ ...place(given.source, COLUMNS[fault.code]), code: fault.code, message: fault.message });
    }
    if (faults.length > 0) continue;
    for (const step of steps) {
      counts[step.effect] += 1;
      if (step.effect !== 'changed') continue;
      const { finess, name } = step.given.structure;
      textChanges.push({
        line: step.given.source.line,
        finess,
        name,
        what: `${number}, ${STAGE_WORDS[step.event.stage].label}`,
        before: phrase(step.before),
        after: phrase(step.event),
      });
    }
    if (steps.every(({ effect }) => effect === 'unchanged')) continue;
    const signature = steps.find((step) => step.effect === 'added' && step.event.stage === 'ORDER_SIGNED');
    writings.push({
      number,
      identity: there ? null : identityOf(first.row, signature?.given.on ?? first.row.on),
      amountCents: there?.amountCents ?? signature?.given.amountCents ?? 0,
      steps,
    });
  }
  return { ...counts, textChanges: textChanges.slice(0, MOST_CHANGES), writings };
}

function faultsOf(
  events: KnownOrder['events'],
  steps: readonly Step<Given>[],
  { structure, product, device }: OrderRow,
  rules: Rules,
  today: IsoDate,
): { given: Given; fault: Fault }[] {
  const faults: { given: Given; fault: Fault }[] = [];
  const moving = steps.filter((step) => step.effect !== 'unchanged');
  for (const step of moving) {
    const { given, event } = step;
    const days = step.effect === 'changed' ? [event.on, step.before.on] : [event.on];
    const locked = days.map((on) => dayFault(on, today, rules.locked)).find((fault) => fault !== null);
    if (locked) faults.push({ given, fault: locked });
    if (event.stage !== 'ORDER_SIGNED') continue;
    const facts = {
      product: product.name,
      referencedOn: rules.referencedOn.get(product.code) ?? null,
      structure: structure.name,
      openedOn: structure.openedOn,
      closedOn: structure.closedOn,
    };
    for (const fault of signatureFaults(event.on, facts)) faults.push({ given, fault });
  }
  const [anyMoving] = moving;
  for (const { event, ...fault } of stepFaults(events, steps, rules.ceilings.get(device) ?? null)) {
    // A known event that no longer fits is told where the order is first changed.
    const step = moving.find((one) => one.event === event) ?? anyMoving;
    if (step) faults.push({ given: step.given, fault });
  }
  return faults;
}

function differs(known: KnownOrder, { structure, device, product }: OrderRow): boolean {
  return (
    (known.site ?? known.legalEntity) !== structure.finess || known.device !== device || known.product !== product.code
  );
}

function identityOf({ structure, device, product }: OrderRow, signedOn: IsoDate): OrderIdentity {
  return { legalEntity: ownerOn(structure, signedOn), site: structure.site, device, product: product.code };
}

/** «05/12/2022, 31 500 €, pièce illisible». */
function phrase({ on, amountCents, cause }: LifeEvent): string {
  return [formatDate(on), ...(amountCents === null ? [] : [formatEuros(amountCents)]), ...(cause ? [cause] : [])].join(
    ', ',
  );
}
