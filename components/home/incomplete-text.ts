import type { Point } from '@/lib/figures/types';
import { formatCount, formatNumber } from '@/lib/format/number';

/** «780 laboratoires sur 862»; null where the figure does not rest on declarations. */
export function reportedOf({ reported, expected }: Pick<Point, 'reported' | 'expected'>): string | null {
  return reported === null || expected === null
    ? null
    : `${formatCount(reported, 'laboratoire')} sur\u00A0${formatNumber(expected)}`;
}

/** «incomplet : 780 laboratoires sur 862», «incomplet : 780 sur 862» when small; null when the value is complete, or unknown. */
export function incompleteTag(point: Point, size: 'large' | 'small'): string | null {
  const { value, complete, reported, expected } = point;
  if (value === null || complete) return null;
  if (reported === null || expected === null) return 'incomplet';
  const counted =
    size === 'large' ? reportedOf(point) : `${formatNumber(reported)}\u00A0sur\u00A0${formatNumber(expected)}`;
  return `incomplet\u00A0: ${counted}`;
}
