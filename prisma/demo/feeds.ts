import type { Month } from '../../lib/month';
import { apportion } from '../../lib/targets/apportion';
import type { Life } from './adoption';
import { MONTHS, rankOf } from './calendar';
import type { DemoLab } from './labs';
import { LAB_DOCUMENTS, MSS_MESSAGES } from './published';
import { type Random, randomFrom, shuffled } from './random';
import { DEPOSITOR, productOf } from './vendors';

export type DemoCount = {
  month: Month;
  finess: string;
  product: string;
  channel: 'DMP' | 'MSS_PRO' | 'MSS_CITIZEN';
  level: 'N1' | 'N3' | null;
  count: number;
};

type Present = { lab: DemoLab; life: Life; product: string };

// Labs of a vendor that have not declared a month; every other lab has declared every month.
const UNDECLARED: { [month: string]: { [vendor: string]: number } } = {
  '2023-08': { [DEPOSITOR]: 1, sillage: 5 },
  '2023-09': { [DEPOSITOR]: Number.POSITIVE_INFINITY, calanque: 6, verdance: 14 },
};
const LATE_IN_AUGUST = 'SELARL du Bief'; // the lab of DEPOSITOR, as its home page shows it

const LAST = MONTHS.length - 1;
const FIRST_MONTHS = [0.35, 0.7]; // share of its usual documents that a lab sends in its first months
const INCIDENT = { probability: 0.01, share: 0.3 };
const STRUCTURED = { first: 0.35, last: 0.85, months: 6 }; // N3 share of a lab, from its first structured month on
const CITIZEN_FROM = rankOf('2022-02'); // Mon espace santé opens

function isFeeding({ start, stop }: Life, rank: number): boolean {
  return start !== null && start <= rank && (stop === null || rank < stop);
}

/** FINESS of the labs that have not declared a month: never one in trouble, whose zero or fall must be known. */
function undeclared(random: Random, month: Month, labs: readonly Present[]): Set<string> {
  return new Set(
    Object.entries(UNDECLARED[month] ?? {}).flatMap(([vendor, count]) => {
      const own = labs.filter(({ product }) => productOf(product).vendor === vendor);
      if (own.length <= count) return own.map(({ lab }) => lab.finess);
      const late = own.filter(({ lab }) => lab.name === LATE_IN_AUGUST);
      const sound = own.filter(({ life }) => life.stop === null && life.lastMonthShare === 1 && life.start !== null);
      return [...late, ...shuffled(random, sound)].slice(0, count).map(({ lab }) => lab.finess);
    }),
  );
}

/** Documents of each lab that feeds, of which at least one each, which sum to `total`. */
function documentsOf(random: Random, rank: number, total: number, labs: readonly Present[]): Map<string, number> {
  const feeding = labs.filter(({ life }) => isFeeding(life, rank));
  const weights = feeding.map(({ lab, life }) => {
    const beginning = FIRST_MONTHS[rank - (life.start ?? 0)] ?? 1;
    const incident = random() < INCIDENT.probability ? INCIDENT.share : 1;
    const trouble = rank === LAST ? life.lastMonthShare : 1;
    return lab.activity * beginning * incident * trouble * (0.92 + 0.16 * random());
  });
  const counts = apportion(total, weights, 1);
  return new Map(feeding.map(({ lab }, i) => [lab.finess, counts[i] ?? 0]));
}

function structuredShare({ structured }: Life, rank: number): number {
  if (structured === null || rank < structured) return 0;
  const { first, last, months } = STRUCTURED;
  return first + (last - first) * Math.min(1, (rank - structured) / months);
}

/** MSSanté messages of each lab that sends any, by channel; both channels sum to `total`. */
function messagesOf(random: Random, rank: number, total: number, labs: readonly Present[]) {
  const senders = labs.filter(({ life }) => life.usesMss);
  const citizenShare = rank < CITIZEN_FROM ? 0 : Math.min(0.35, 0.02 * (rank - CITIZEN_FROM + 1));
  const citizen = Math.round(total * citizenShare);
  return (['MSS_PRO', 'MSS_CITIZEN'] as const).flatMap((channel) => {
    const sum = channel === 'MSS_CITIZEN' ? citizen : total - citizen;
    if (sum === 0) return [];
    const counts = apportion(
      sum,
      senders.map(({ lab }) => lab.activity * (0.9 + 0.2 * random())),
    );
    return senders.map(({ lab, product }, i) => ({ finess: lab.finess, product, channel, count: counts[i] ?? 0 }));
  });
}

/** The counts of one month by those who have declared it. */
function countsOf(random: Random, rank: number, month: Month, labs: readonly Present[]): DemoCount[] {
  const away = undeclared(random, month, labs);
  // The last month's national figures are those of all labs; an earlier month's, of those that have declared.
  const counted = rank === LAST ? labs : labs.filter(({ lab }) => !away.has(lab.finess));
  const documents = documentsOf(random, rank, LAB_DOCUMENTS[rank] ?? 0, counted);
  const byLevel = counted.flatMap(({ lab: { finess }, life, product }): DemoCount[] => {
    const count = documents.get(finess) ?? 0;
    const structured = Math.round(count * structuredShare(life, rank));
    const row = { month, finess, product, channel: 'DMP' as const };
    return [
      // A lab that sends nothing declares its zero.
      ...(structured < count || count === 0 ? [{ ...row, level: 'N1' as const, count: count - structured }] : []),
      ...(structured > 0 ? [{ ...row, level: 'N3' as const, count: structured }] : []),
    ];
  });
  const messages = messagesOf(random, rank, MSS_MESSAGES[rank] ?? 0, counted);
  return [...byLevel, ...messages.map((row) => ({ ...row, month, level: null }))].filter(
    ({ finess }) => !away.has(finess),
  );
}

/** Every count of the demo: DMP by level, MSSanté by channel. The national sums are those of `published.ts`. Pure. */
export function generateCounts(
  labs: readonly DemoLab[],
  lives: ReadonlyMap<string, Life>,
  systems: ReadonlyMap<string, string>,
): DemoCount[] {
  const random = randomFrom(2_033_395);
  const present = labs.flatMap((lab) => {
    const life = lives.get(lab.finess);
    const product = systems.get(lab.finess);
    return life && product ? [{ lab, life, product }] : [];
  });
  return MONTHS.flatMap((month, rank) => countsOf(random, rank, month, present));
}
