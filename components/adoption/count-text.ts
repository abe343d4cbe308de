import type { Place } from '@/lib/adoption/places';
import { formatNumber, NO_DATA } from '@/lib/format/number';

/** «4 sur 5»; «n.d.» when unknown. */
export function countText({ part, whole }: Pick<Place, 'part' | 'whole'>): string {
  return part === null ? NO_DATA : `${formatNumber(part)} sur\u00A0${formatNumber(whole)}`;
}
