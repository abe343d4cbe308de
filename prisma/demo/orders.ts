import type { IsoDate } from '../../lib/month';
import { apportion } from '../../lib/targets/apportion';
import { AS_OF, addDays, dayOf, earlier, monthAt, rankOf, workday } from './calendar';
import type { DemoLab } from './labs';
import { ORDERS_TARGET, VA_SIGNED } from './published';
import { between, pick, type Random, randomFrom, shuffled } from './random';
import { withRefusals } from './refusals';
import { type DemoProduct, productOf, TRANSCODERS_FOR_OTHERS, transcoderOf } from './vendors';

type Stage =
  | 'ORDER_SIGNED'
  | 'ADVANCE_REQUESTED'
  | 'ADVANCE_PAID'
  | 'SERVICE_DELIVERED'
  | 'VA_SIGNED'
  | 'BALANCE_REQUESTED'
  | 'BALANCE_PAID'
  | 'REFUSED';

/** `cause`: of a refusal. */
export type DemoOrderEvent = { stage: Stage; on: IsoDate; amountCents: number | null; cause?: string };

export type DemoOrder = {
  number: string;
  lab: DemoLab;
  device: 'SGL' | 'LOINC';
  product: string;
  amountCents: number;
  /** By day: the stages in their order, and refusals with the request made again. */
  events: DemoOrderEvent[];
  /** Day of the VA; null: not signed. */
  verifiedOn: IsoDate | null;
};

// 250 of 339 are private (73,7 %) and 89 of health establishments (26,3 %): the published «> 73 %» and «> 22 %», read as
// shares of the orders.
const SGL_PRIVATE = 210;
const LOINC_PRIVATE = 40;
const HOSPITAL = 89;
// Signatures from January to November 2022, when the period closed.
const SIGNED_FROM = rankOf('2022-01');
const SIGNED_WEIGHTS = [1, 2, 4, 6, 8, 9, 10, 9, 10, 14, 16];
const CLOSING = '2022-11-30' as IsoDate;
const VERIFIED_FROM = rankOf('2022-12');
// Signed first, verified first, give or take so many orders.
const OVERTAKING = 120;
// The two published ends of the SGL's amount, before tax; in between a straight line by number of sites, since the bands are
// not published. The LOINC's amount is flat. Source: geer.fr, «Le Ségur du numérique en santé pour les laboratoires».
const SGL_CENTS = { least: 2_250_000, most: 3_856_500, sitesAtMost: 60 };
const LOINC_CENTS = 350_000;
const ADVANCE_SHARE = 0.3;
// One VA in twelve has had no request of its balance.
const NO_BALANCE = 1 / 12;

/** Amount of an order in euro cents, before tax. */
export function amountOf(device: 'SGL' | 'LOINC', sites: number): number {
  if (device === 'LOINC') return LOINC_CENTS;
  const share = Math.min(1, (sites - 1) / (SGL_CENTS.sitesAtMost - 1));
  return Math.round(SGL_CENTS.least + share * (SGL_CENTS.most - SGL_CENTS.least));
}

type Ordered = { lab: DemoLab; product: DemoProduct };

/** Who orders what: labs that run a referenced system order it, other private ones a transcoder. */
function chosen(random: Random, labs: readonly DemoLab[], systems: ReadonlyMap<string, string>): Ordered[] {
  const withSystem = (lab: DemoLab): Ordered => ({ lab, product: productOf(systems.get(lab.finess)) });
  const ofSector = (sector: DemoLab['sector']) =>
    shuffled(
      random,
      labs.filter((lab) => lab.sector === sector),
    ).map(withSystem);
  const privates = ofSector('PRIVATE');
  const forSystem = privates.filter(({ product }) => product.referencedOn !== null).slice(0, SGL_PRIVATE);
  const forTranscoder = privates
    .filter((one) => !forSystem.includes(one))
    .slice(0, LOINC_PRIVATE)
    .map(({ lab }) => {
      const { vendor } = productOf(systems.get(lab.finess));
      return { lab, product: transcoderOf(vendor) ?? pick(random, TRANSCODERS_FOR_OTHERS) };
    });
  const hospitals = ofSector('HOSPITAL').filter(({ product }) => product.referencedOn !== null);
  return shuffled(random, [...forSystem, ...forTranscoder, ...hospitals.slice(0, HOSPITAL)]);
}

/** Days of signature in order, all before the closing. */
function signatures(random: Random): IsoDate[] {
  return apportion(ORDERS_TARGET, SIGNED_WEIGHTS)
    .flatMap((count, i) =>
      Array.from({ length: count }, () => workday(dayOf(monthAt(SIGNED_FROM + i), between(random, 3, 28)))),
    )
    .sort();
}

/** Gives each signature to an order whose product is referenced that day; the rows come in the order of the signatures. */
function signed(random: Random, ordered: readonly Ordered[]): (Ordered & { on: IsoDate })[] {
  const waiting = [...ordered];
  return signatures(random).map((on) => {
    const first = waiting.findIndex(({ product }) => product.referencedOn !== null && product.referencedOn <= on);
    const [one] = waiting.splice(first, 1);
    if (first < 0 || !one) throw new RangeError(`no product referenced on ${on} is left to order`);
    return { ...one, on };
  });
}

/** Months of the VA by rank of signature; null for the orders that have none. */
function verificationMonths(random: Random): (number | null)[] {
  const months = VA_SIGNED.flatMap((cumulative, i) =>
    Array.from({ length: cumulative - (VA_SIGNED[i - 1] ?? 0) }, () => VERIFIED_FROM + i),
  );
  const result: (number | null)[] = Array.from({ length: ORDERS_TARGET }, () => null);
  result
    .map((_, i) => ({ i, at: i + random() * OVERTAKING }))
    .sort((a, b) => a.at - b.at)
    .forEach(({ i }, rank) => {
      result[i] = months[rank] ?? null;
    });
  return result;
}

/** The life of an order up to the day of the data: stages in order, on as many later days. */
function eventsOf(random: Random, amountCents: number, signedOn: IsoDate, verified: number | null): DemoOrderEvent[] {
  const advance = Math.round(amountCents * ADVANCE_SHARE);
  const balance = amountCents - advance;
  const filed = addDays(signedOn, between(random, 2, 20));
  const requested = earlier(filed, CLOSING);
  const events: DemoOrderEvent[] = [
    { stage: 'ORDER_SIGNED', on: signedOn, amountCents },
    { stage: 'ADVANCE_REQUESTED', on: requested, amountCents: advance },
  ];
  const paid = addDays(requested, between(random, 25, 60));
  if (verified === null) {
    // Late ones stop at any stage.
    const reached = between(random, 0, 2);
    if (reached > 0) events.push({ stage: 'ADVANCE_PAID', on: workday(paid), amountCents: advance });
    if (reached > 1) {
      const on = workday(addDays(AS_OF, -between(random, 40, 120)));
      events.push({ stage: 'SERVICE_DELIVERED', on, amountCents: null });
    }
    return events;
  }
  const va = workday(dayOf(monthAt(verified), between(random, 8, 20)));
  const delivered = addDays(va, -between(random, 2, 6));
  // The service is not delivered before the advance: a quick VA means a quick payment.
  const before = addDays(delivered, -1);
  events.push(
    { stage: 'ADVANCE_PAID', on: earlier(paid, before), amountCents: advance },
    { stage: 'SERVICE_DELIVERED', on: delivered, amountCents: null },
    { stage: 'VA_SIGNED', on: va, amountCents: null },
  );
  const asked = addDays(va, between(random, 10, 95));
  if (random() < NO_BALANCE || asked > AS_OF) return events;
  events.push({ stage: 'BALANCE_REQUESTED', on: asked, amountCents: balance });
  const settled = addDays(asked, between(random, 35, 105));
  if (settled <= AS_OF) events.push({ stage: 'BALANCE_PAID', on: settled, amountCents: balance });
  return events;
}

/**
 * The 339 orders, each of another lab, all signed and filed by 2022-11-30; their VA follow `VA_SIGNED`. Pure.
 * @param systems the laboratory system of each lab by FINESS.
 */
export function generateOrders(labs: readonly DemoLab[], systems: ReadonlyMap<string, string>): DemoOrder[] {
  const random = randomFrom(339);
  const ordered = signed(random, chosen(random, labs, systems));
  const verified = verificationMonths(random);
  const orders = ordered.map(({ lab, product, on }, i): DemoOrder => {
    const amountCents = amountOf(product.device, lab.sites.length);
    const events = eventsOf(random, amountCents, on, verified[i] ?? null);
    return {
      number: `SONS-BIO-${String(i + 1).padStart(6, '0')}`,
      lab,
      device: product.device,
      product: product.code,
      amountCents,
      events,
      verifiedOn: events.find(({ stage }) => stage === 'VA_SIGNED')?.on ?? null,
    };
  });
  return withRefusals(orders, CLOSING);
}
