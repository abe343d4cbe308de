import type { Unit } from '@/lib/figures/types';
import { formatFigureChange } from '@/lib/format/figure';
import { formatPercentChange } from '@/lib/format/number';
import type { TileView } from '@/lib/home/queries';

/** Flows are large: their change is read in %, others in their own unit. */
const IN_PERCENT: readonly Unit[] = ['documents', 'messages'];

/** «+5», «+12,7 %», «+2,1 pts» or «inchangé» against the month before; null when one of the two is unknown. */
export function changeSinceBefore({ definition, point, before }: TileView): string | null {
  if (point.value === null || before === null || before.value === null) return null;
  const difference = point.value - before.value;
  if (difference === 0) return 'inchangé';
  if (!IN_PERCENT.includes(definition.unit)) return formatFigureChange(difference, definition.unit);
  return before.value === 0 ? null : formatPercentChange(difference / before.value);
}
