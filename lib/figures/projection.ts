import { addMonths, type Month, monthRange, monthsBetween } from '../month';
import { dmpDocuments } from './feeds';
import { pointOf } from './point';
import type { Facts, Figure, Point } from './types';

const OBSERVED_MONTHS = 6;
const LEAST_MONTHS = 4;
// A month in which fewer labs have declared says more of the declarations than of the feed.
const LEAST_COMPLETENESS = 0.95;
const HORIZON_MONTHS = 24;

export type Projection =
  /** Not enough months, or no target. */
  | { state: 'unknown' }
  | { state: 'reached'; since: Month }
  | { state: 'reachable'; month: Month; earliest: Month; latest: Month | null }
  /** «non atteignable au rythme actuel»: falling, flat, or beyond the horizon. */
  | { state: 'unreachable' };

/** Least squares of `values` on 0, 1, 2 …: the line at the last x, its slope, and the standard deviation of the residuals. */
function leastSquares(
  xs: readonly number[],
  ys: readonly number[],
): { slope: number; atZero: number; deviation: number } {
  const n = xs.length;
  const meanX = xs.reduce((a, b) => a + b, 0) / n;
  const meanY = ys.reduce((a, b) => a + b, 0) / n;
  const spread = xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  const slope = xs.reduce((sum, x, i) => sum + (x - meanX) * ((ys[i] ?? 0) - meanY), 0) / spread;
  const atZero = meanY - slope * meanX;
  const residual = xs.reduce((sum, x, i) => sum + ((ys[i] ?? 0) - atZero - slope * x) ** 2, 0);
  return { slope, atZero, deviation: Math.sqrt(residual / (n - 2)) };
}

const usable = (point: Point) =>
  point.value !== null &&
  (point.reported === null || point.expected === null || point.reported >= point.expected * LEAST_COMPLETENESS);

/**
 * The month in which the line through the last six sufficiently declared months up to `at` meets the target, with a band
 * of one standard deviation of the residuals on each side. A month already past is moved to the month after `at`.
 */
export function project(points: readonly Point[], at: Month): Projection {
  const target = points.find((point) => point.month === at)?.target ?? null;
  if (target === null) return { state: 'unknown' };
  const current = points.find((point) => point.month === at)?.value ?? null;
  if (current !== null && current >= target) {
    const missed = points.findLast(
      (point) => point.month < at && !(point.value !== null && point.target !== null && point.value >= point.target),
    );
    return { state: 'reached', since: missed ? addMonths(missed.month, 1) : (points[0]?.month ?? at) };
  }
  const window = new Set(monthRange(addMonths(at, -OBSERVED_MONTHS), at));
  const seen = points.filter((point) => window.has(point.month) && usable(point)).slice(-OBSERVED_MONTHS);
  if (seen.length < LEAST_MONTHS) return { state: 'unknown' };
  const { slope, atZero, deviation } = leastSquares(
    seen.map((point) => monthsBetween(at, point.month)),
    seen.map((point) => point.value ?? 0),
  );
  if (slope <= 0) return { state: 'unreachable' };
  const whenLineIs = (level: number) => Math.max(1, Math.ceil((level - atZero) / slope));
  const ahead = whenLineIs(target);
  if (ahead > HORIZON_MONTHS) return { state: 'unreachable' };
  const latest = whenLineIs(target + deviation);
  return {
    state: 'reachable',
    month: addMonths(at, ahead),
    earliest: addMonths(at, whenLineIs(target - deviation)),
    latest: latest > HORIZON_MONTHS ? null : addMonths(at, latest),
  };
}

/** What each remaining month must add, on average, to be at the target by `deadline`; null when unknown, reached or past. */
export function effortPerMonth(point: Point, deadline: Month): number | null {
  const months = monthsBetween(point.month, deadline);
  if (point.value === null || point.target === null || months <= 0 || point.value >= point.target) return null;
  return (point.target - point.value) / months;
}

/** Months until the target of the DMP documents is reached, at the pace of each month. */
export const targetDate: Figure = {
  definition: {
    id: 'target-date',
    label: 'Date d’atteinte de la cible',
    formula:
      'Droite des moindres carrés sur les six derniers mois où au moins 95\u00A0% des laboratoires attendus ont déclaré\u202F; ' +
      'la valeur est le nombre de mois jusqu’à ce que cette droite atteigne la cible des documents versés au DMP (0\u00A0: atteinte). ' +
      'Fourchette\u00A0: un écart-type des résidus de part et d’autre.',
    unit: 'months',
    sources: 'Documents versés au DMP et leur cible.',
    perimeter: 'Celui des documents versés au DMP.',
    whenEmpty:
      '«\u00A0non atteignable au rythme actuel\u00A0» si la droite descend, stagne ou n’y arrive pas en 24 mois\u202F; ' +
      '«\u00A0n.d.\u00A0» avec moins de quatre mois utilisables ou sans cible. L’API rend alors null.',
    whenIncomplete: 'Un mois déclaré à moins de 95\u00A0% n’entre pas dans la droite.',
    splits: ['region', 'sector', 'vendor'],
  },
  compute: (facts: Facts, months) => {
    const first = facts.labs[0]?.month ?? facts.series.map((row) => row.month).sort()[0] ?? facts.lastMonth;
    const points = dmpDocuments.compute(facts, monthRange(first, facts.lastMonth));
    return months.map((at) => {
      const projection = project(points, at);
      const value =
        projection.state === 'reachable'
          ? monthsBetween(at, projection.month)
          : projection.state === 'reached'
            ? 0
            : null;
      return pointOf(facts, 'target-date', at, { value, source: 'Projection' });
    });
  },
};
