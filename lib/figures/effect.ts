import { addMonths, type IsoDate, lastDay, type Month, monthOf, monthRange } from '../month';
import { LEAST_PEERS } from './peers';
import type { Definition } from './types';

/** Full months before the fix: their mean is index 100. */
const BEFORE_MONTHS = 3;
/** Full months after the fix from which an effect is measured. */
export const LEAST_AFTER = 2;
/** Later months say more about everything else than about the fix. */
const MOST_AFTER = 6;
/** Sizes that are similar: a comparable lab sent between these shares of what a concerned one sent before the fix. */
const SIZE = { from: 0.5, to: 2 };
/** Under so many points between the two sides, they have moved alike. */
const LEAST_DIFFERENCE = 0.05;

/** How the effect of a fix is measured, in words. */
export const effectDefinition: Pick<
  Definition,
  'label' | 'formula' | 'sources' | 'perimeter' | 'whenEmpty' | 'whenIncomplete'
> = {
  label: 'Effet d’un correctif',
  formula:
    'Documents par mois des laboratoires concernés après le correctif, moins ceux d’avant multipliés par l’évolution des comparables. ' +
    'Avant\u00A0: moyenne des trois mois pleins qui précèdent (indice\u00A0100). Après\u00A0: moyenne des mois pleins qui suivent, six au plus\u202F; ' +
    'le mois du correctif n’est ni dans l’un ni dans l’autre. À moins de 5\u00A0points d’écart, l’effet n’est pas mesurable.',
  sources: 'Alimentation du DMP retenue chaque mois\u00A0: la mesure de la Cnam, à défaut la déclaration de l’éditeur.',
  perimeter:
    'Concernés\u00A0: les laboratoires rattachés à l’irritant où un de ses logiciels tournait le jour du correctif, tous lorsqu’il n’en cite aucun. ' +
    'Comparables\u00A0: mêmes régions, même secteur, de la moitié au double des documents d’un laboratoire concerné avant le correctif, ' +
    'qui ont déclaré chaque mois, que l’irritant ne touche pas et qui n’ont pas ses logiciels. Un laboratoire compte avec ce qu’il a repris.',
  whenEmpty:
    'Moins de deux mois pleins après le correctif\u00A0: pas de mesure. Moins de cinq comparables\u00A0: pas de comparaison.',
  whenIncomplete:
    'Pas de mesure lorsqu’un laboratoire concerné n’a pas déclaré chaque mois\u202F; les derniers mois que tous n’ont pas encore déclarés attendent.',
};

/** A lab and the DMP documents that it has declared, by month; a month without a declaration is not there. */
export type EffectLab = {
  finess: string;
  region: string;
  sector: string;
  documents: ReadonlyMap<Month, number>;
  /** Whether some of them are a vendor's declaration, and some the Cnam's measure. */
  declared: boolean;
  measured: boolean;
};

/** Labs of one side in one month. Index: 100 is the mean before the fix; null where a lab has not declared or nothing was sent before. */
export type EffectSide = { documents: number | null; reported: number; labs: number; index: number | null };

/** `waiting`: after the fix, and not declared yet by all the concerned labs up to the last month that is over. */
type Phase = 'before' | 'fix' | 'after' | 'waiting';

export type EffectMonth = {
  month: Month;
  phase: Phase;
  concerned: EffectSide;
  /** Null: no comparison. */
  comparable: EffectSide | null;
};

/** Mean documents a month of a side, and after ÷ before − 1 (null when nothing was sent before). */
export type EffectMeans = { before: number; after: number; change: number | null };

export type Effect =
  /** `from`: the first day on which it can be measured. */
  | { kind: 'too-soon'; from: IsoDate }
  /** No concerned lab, or none that has declared. */
  | { kind: 'no-lab' }
  /** Labs, and none that ran the product on the day of the fix. */
  | { kind: 'not-run' }
  | {
      kind: 'measured';
      fixedOn: IsoDate;
      months: EffectMonth[];
      /** Where the documents of the labs shown come from. */
      sources: { declared: boolean; measured: boolean };
      /** Concerned labs that count, and those left out because they have declared nothing at all. */
      labs: number;
      silent: number;
      /** Labs of the issue left out because none of its products ran there on the day of the fix. */
      unequipped: number;
      /** Labs similar to them. Under five of them there is no comparison. */
      comparables: number;
      /** Null: a concerned lab has not declared each month, or not yet two months after the fix. */
      concerned: EffectMeans | null;
      comparable: EffectMeans | null;
      /** Documents a month that the fix has brought (negative: lost); null without both sides. */
      gain: number | null;
      /** Whether the two sides have moved apart enough; null without both sides. */
      measurable: boolean | null;
    };

/** The months around a fix: three full ones before, its own unless it begins with the fix, and the full ones after up to `last`. */
export function effectMonths(fixedOn: IsoDate, last: Month): { month: Month; phase: Phase }[] {
  const fixMonth = monthOf(fixedOn);
  const firstAfter = firstFullMonth(fixedOn);
  const until = addMonths(firstAfter, MOST_AFTER - 1);
  return [
    ...monthRange(addMonths(fixMonth, -BEFORE_MONTHS), addMonths(fixMonth, -1)).map((month) => ({
      month,
      phase: 'before' as const,
    })),
    ...(firstAfter === fixMonth ? [] : [{ month: fixMonth, phase: 'fix' as const }]),
    ...monthRange(firstAfter, until < last ? until : last).map((month) => ({ month, phase: 'after' as const })),
  ];
}

function firstFullMonth(fixedOn: IsoDate): Month {
  return fixedOn.endsWith('-01') ? monthOf(fixedOn) : addMonths(monthOf(fixedOn), 1);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean documents a month of a lab in the months where it has declared; null when it has declared in none. */
function usual({ documents }: EffectLab, months: readonly Month[]): number | null {
  const known = months.flatMap((month) => documents.get(month) ?? []);
  return known.length === 0 ? null : mean(known);
}

/** Those of the candidates that a concerned lab can be compared with, each of which has declared in all of the months. */
function comparableLabs(
  concerned: readonly EffectLab[],
  candidates: readonly EffectLab[],
  before: readonly Month[],
  all: readonly Month[],
): EffectLab[] {
  const regions = new Set(concerned.map(({ region }) => region));
  const sizes = concerned.map((lab) => ({ sector: lab.sector, size: usual(lab, before) }));
  return candidates.filter((candidate) => {
    if (!regions.has(candidate.region) || !all.every((month) => candidate.documents.has(month))) return false;
    const own = usual(candidate, before) ?? 0;
    return sizes.some(
      ({ sector, size }) =>
        sector === candidate.sector && size !== null && own >= size * SIZE.from && own <= size * SIZE.to,
    );
  });
}

/** The sums of a side, month by month; null where one of its labs has not declared. */
function sumsOf(labs: readonly EffectLab[], months: readonly Month[]): Omit<EffectSide, 'index'>[] {
  return months.map((month) => {
    const known = labs.flatMap(({ documents }) => documents.get(month) ?? []);
    return {
      documents: known.length === labs.length ? known.reduce((sum, count) => sum + count, 0) : null,
      reported: known.length,
      labs: labs.length,
    };
  });
}

function meansOf(sides: readonly Omit<EffectSide, 'index'>[], phases: readonly Phase[]): EffectMeans | null {
  const of = (phase: Phase) => sides.filter((_, i) => phases[i] === phase).map(({ documents }) => documents);
  const [before, after] = [of('before'), of('after')];
  const known = (values: (number | null)[]): values is number[] => values.every((value) => value !== null);
  if (!known(before) || !known(after) || after.length < LEAST_AFTER) return null;
  const means = { before: mean(before), after: mean(after) };
  return { ...means, change: means.before === 0 ? null : means.after / means.before - 1 };
}

function indexed(sides: readonly Omit<EffectSide, 'index'>[], phases: readonly Phase[]): EffectSide[] {
  const before = sides.filter((_, i) => phases[i] === 'before').map(({ documents }) => documents);
  const base = before.every((value) => value !== null) ? mean(before) : 0;
  return sides.map((side) => ({
    ...side,
    index: side.documents === null || base === 0 ? null : (side.documents / base) * 100,
  }));
}

/**
 * What a fix has changed: the concerned labs before and after it, against comparable ones (difference in differences).
 * @param candidates labs that the issue does not touch and that do not run its products.
 * @param last the last month that is over.
 * @param unequipped labs of the issue that are not among `concerned`: none of its products ran there on the day of the fix.
 */
export function measureEffect(
  fixedOn: IsoDate,
  last: Month,
  concerned: readonly EffectLab[],
  candidates: readonly EffectLab[],
  unequipped = 0,
): Effect {
  const shown = effectMonths(fixedOn, last);
  const [months, phases] = [shown.map(({ month }) => month), shown.map(({ phase }) => phase)];
  if (phases.filter((phase) => phase === 'after').length < LEAST_AFTER) {
    const measurable = addMonths(firstFullMonth(fixedOn), LEAST_AFTER);
    return { kind: 'too-soon', from: `${measurable}-01` as IsoDate };
  }
  const counted = concerned.filter(({ documents }) => months.some((month) => documents.has(month)));
  if (counted.length === 0) return { kind: concerned.length === 0 && unequipped > 0 ? 'not-run' : 'no-lab' };
  const own = sumsOf(counted, months);
  const declared = own.findLastIndex(({ documents }) => documents !== null);
  const known = phases.map((phase, i): Phase => (phase === 'after' && i > declared ? 'waiting' : phase));
  const before = months.filter((_, i) => known[i] === 'before');
  const measured = months.filter((_, i) => known[i] !== 'waiting');
  const similar = comparableLabs(counted, candidates, before, measured);
  const compared = similar.length >= LEAST_PEERS;
  const others = sumsOf(similar, months);
  const concernedMeans = meansOf(own, known);
  const comparable = compared ? meansOf(others, known) : null;
  const expected =
    concernedMeans && comparable?.change != null ? concernedMeans.before * (1 + comparable.change) : null;
  const gain = concernedMeans && expected !== null ? concernedMeans.after - expected : null;
  const shownLabs = compared ? [...counted, ...similar] : counted;
  const [ownSides, otherSides] = [indexed(own, known), indexed(others, known)];
  return {
    kind: 'measured',
    fixedOn,
    months: months.flatMap((month, i) => {
      const [side, phase] = [ownSides[i], known[i]];
      return side && phase ? [{ month, phase, concerned: side, comparable: (compared && otherSides[i]) || null }] : [];
    }),
    sources: {
      declared: shownLabs.some((lab) => lab.declared),
      measured: shownLabs.some((lab) => lab.measured),
    },
    labs: counted.length,
    silent: concerned.length - counted.length,
    unequipped,
    comparables: similar.length,
    concerned: concernedMeans,
    comparable,
    gain,
    measurable: gain === null ? null : isMeasurable(gain, concernedMeans?.before ?? 0),
  };
}

function isMeasurable(gain: number, before: number): boolean {
  return before === 0 ? gain > 0 : Math.abs(gain / before) >= LEAST_DIFFERENCE;
}

/** About so many: two figures that count. 12 090 → 12 000, 870 → 870, −4 510 → −4 500. */
export function about(value: number): number {
  if (value === 0) return 0;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 1);
  return Math.round(value / step) * step;
}

/** The last day of the months that an effect rests on. */
export function effectAsOf({ months }: Extract<Effect, { kind: 'measured' }>): IsoDate | null {
  const last = months.findLast(({ phase }) => phase !== 'waiting');
  return last ? lastDay(last.month) : null;
}
