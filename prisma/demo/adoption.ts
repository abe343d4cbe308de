import type { IsoDate } from '../../lib/month';
import { addDays, dayOf, MONTHS, monthAt, rankOf } from './calendar';
import { type DemoLab, SEL_BY_REGION } from './labs';
import type { DemoOrder } from './orders';
import { SEL_EQUIPPED, SEL_FEEDING } from './published';
import { between, type Random, randomFrom, shuffled, weighted } from './random';
import { DEPOSITOR, productOf } from './vendors';

/** Months are ranks in `MONTHS`. */
export type Life = {
  /** First month with a document; null: never fed. */
  start: number | null;
  /** First month without any again; null: still feeding. */
  stop: number | null;
  /** Share of its usual documents in the last month, for a lab in trouble; else 1. */
  lastMonthShare: number;
  /** Day of the DMP server certificate; null: not equipped. */
  equippedOn: IsoDate | null;
  /** First month with structured (N3) documents; null: none. */
  structured: number | null;
  usesMss: boolean;
};

const FEBRUARY_2022 = rankOf('2022-02');
const LAST = MONTHS.length - 1;
// Labs that are no metropolitan SEL, feeding in the first and in the last month.
const OTHERS_FIRST = 48;
const OTHERS_LAST = 312;
// VA of labs that fed before, with the version they had.
const FED_BEFORE_VA = 0.15;
const NEVER_FED = 8;
const STOPPED = 6;
const DROPPED = 12;
const DROPPED_AT_HOME: { [region: string]: number } = { '11': 2, '53': 2 }; // the regions of the demo's ARS accounts
const NEVER_FED_EQUIPPED = 0.12;
const STRUCTURED_FROM = rankOf('2022-10');
const STRUCTURED_SHARE = 0.58;
const MSS_SHARE = 0.63; // labs equipped with MSSanté in June 2021, published (ANS, infirmiers.com)

type Candidate = {
  lab: DemoLab;
  /** First month in which it may begin. */
  from: number;
  /** Begins before those that are not due. */
  due: boolean;
};

/** Months of the first document by FINESS: `pace[rank]` labs have begun by then. */
function begin(random: Random, pace: readonly number[], candidates: readonly Candidate[]): Map<string, number> {
  const waiting = shuffled(random, candidates).sort((a, b) => Number(b.due) - Number(a.due) || a.from - b.from);
  return new Map(
    pace.flatMap((count, rank) => {
      const places = count - (pace[rank - 1] ?? 0);
      const next = waiting.filter(({ from }) => from <= rank).slice(0, places);
      for (const one of next) waiting.splice(waiting.indexOf(one), 1);
      return next.map(({ lab }) => [lab.finess, rank] as const);
    }),
  );
}

/** The SEL that feed in February 2022: as many in each region as `SEL_BY_REGION` says. */
function earlySel(random: Random, labs: readonly DemoLab[]): Set<DemoLab> {
  return new Set(
    SEL_BY_REGION.flatMap(({ region, feeding }) => {
      const sel = labs.filter((lab) => lab.sel && lab.region === region);
      return shuffled(random, sel).slice(0, feeding);
    }),
  );
}

/** First months of the labs that ever feed. `verified`: month of the VA by FINESS. */
function firstMonths(
  random: Random,
  labs: readonly DemoLab[],
  early: ReadonlySet<DemoLab>,
  verified: ReadonlyMap<string, number>,
): Map<string, number> {
  const candidate = (lab: DemoLab): Candidate => {
    if (early.has(lab)) return { lab, from: 0, due: true };
    const afterFebruary = FEBRUARY_2022 + 1;
    const va = verified.get(lab.finess);
    // The regional table of February 2022 is of SEL: only the others may have begun before it.
    if (va === undefined) return { lab, from: lab.sel ? afterFebruary : 0, due: false };
    if (random() < FED_BEFORE_VA) return { lab, from: afterFebruary, due: true };
    return { lab, from: Math.min(LAST, va + between(random, 0, 1)), due: true };
  };
  const others = MONTHS.map((_, rank) => Math.round(OTHERS_FIRST + (OTHERS_LAST - OTHERS_FIRST) * (rank / LAST) ** 2));
  return new Map([
    ...begin(random, SEL_FEEDING, labs.filter(({ metropolitanSel }) => metropolitanSel).map(candidate)),
    ...begin(random, others, labs.filter(({ metropolitanSel }) => !metropolitanSel).map(candidate)),
  ]);
}

/** A day of the month of a rank, or of one before the first. */
function dayIn(random: Random, rank: number): IsoDate {
  return dayOf(monthAt(rank), between(random, 1, 28));
}

/** Day of the certificate, before the first document. `soon`: among those that are equipped in February 2022 without feeding. */
function equipped(random: Random, start: number | null, soon: boolean, verified: number | undefined): IsoDate | null {
  if (soon) return dayIn(random, between(random, -8, FEBRUARY_2022));
  if (start !== null && start <= FEBRUARY_2022) return dayIn(random, start - between(random, 1, 6));
  // Whoever starts later is not equipped in February 2022, or would be one of the 179.
  if (start !== null) {
    const rank = Math.max(start - between(random, 1, 3), FEBRUARY_2022 + 1);
    return rank === start ? dayOf(monthAt(rank), 1) : dayIn(random, rank);
  }
  if (verified !== undefined) return addDays(dayOf(monthAt(verified), 1), -between(random, 1, 30));
  return random() < NEVER_FED_EQUIPPED ? dayIn(random, between(random, FEBRUARY_2022 + 2, LAST)) : null;
}

/** First month of structured documents: from the end of 2022 on, after the first documents and the VA of the transcoding. */
function structuredFrom(random: Random, start: number | null, transcoding: number | undefined): number | null {
  const from = between(random, STRUCTURED_FROM, LAST - 1);
  const sends = random() < STRUCTURED_SHARE;
  if (start === null || start >= LAST) return null;
  if (transcoding !== undefined) return Math.min(LAST, Math.max(start, transcoding) + 1);
  return sends ? Math.min(LAST, Math.max(start + 1, from)) : null;
}

/** When each lab is equipped, feeds, sends structured documents, falls silent: its life, by FINESS. Pure. */
export function generateLives(
  labs: readonly DemoLab[],
  orders: readonly DemoOrder[],
  systems: ReadonlyMap<string, string>,
): Map<string, Life> {
  const random = randomFrom(33_522);
  const rankOfVa = (device: DemoOrder['device']) =>
    new Map(
      orders.flatMap((order) =>
        order.device === device && order.verifiedOn ? [[order.lab.finess, rankOf(order.verifiedOn)] as const] : [],
      ),
    );
  const systemVa = rankOfVa('SGL');
  const transcodingVa = rankOfVa('LOINC');
  const verified = new Map([...systemVa, ...transcodingVa]);
  const early = earlySel(random, labs);

  // Troubles are shown on labs that declare September: not those of the vendor that has it to deposit.
  const declaring = labs.filter(({ finess }) => productOf(systems.get(finess)).vendor !== DEPOSITOR);
  const installed = (by: string) => declaring.filter(({ finess }) => (verified.get(finess) ?? LAST) <= rankOf(by));
  const silent = new Set(
    shuffled(
      random,
      installed('2023-06').filter((lab) => !early.has(lab)),
    ).slice(0, NEVER_FED),
  );
  const starts = firstMonths(
    random,
    labs.filter((lab) => !silent.has(lab)),
    early,
    verified,
  );
  const startedBy = (by: string) => (lab: DemoLab) => (starts.get(lab.finess) ?? LAST) <= rankOf(by);
  const stopped = new Set(shuffled(random, installed('2023-04').filter(startedBy('2023-05'))).slice(0, STOPPED));
  const sound = shuffled(
    random,
    declaring.filter((lab) => startedBy('2023-03')(lab) && !stopped.has(lab)),
  );
  const droppedAtHome = Object.entries(DROPPED_AT_HOME).flatMap(([region, count]) =>
    sound.filter((lab) => lab.region === region).slice(0, count),
  );
  const dropped = new Set([...new Set([...droppedAtHome, ...sound])].slice(0, DROPPED));
  const notEarly = labs.filter((lab) => lab.metropolitanSel && !early.has(lab));
  const equippedEarly = new Set(
    weighted(random, notEarly, (lab) => 1 / (1 + (starts.get(lab.finess) ?? LAST) - FEBRUARY_2022)).slice(
      0,
      SEL_EQUIPPED - [...early].filter(({ metropolitanSel }) => metropolitanSel).length,
    ),
  );
  return new Map(
    labs.map((lab) => {
      const { finess } = lab;
      const start = starts.get(finess) ?? null;
      const life: Life = {
        start,
        stop: stopped.has(lab) ? between(random, LAST - 3, LAST) : null,
        lastMonthShare: dropped.has(lab) ? 0.15 + 0.25 * random() : 1,
        equippedOn: equipped(random, start, equippedEarly.has(lab), verified.get(finess)),
        structured: structuredFrom(random, start, transcodingVa.get(finess)),
        usesMss: random() < MSS_SHARE,
      };
      return [finess, life];
    }),
  );
}
