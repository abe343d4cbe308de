import type { Place } from '@/lib/adoption/places';

/** What a pointer or the focus is on: its region and its row are marked with it. */
export type Mark = { region: string; department: string | null };

/** The handlers of whatever stands for a place: a shape, a row. `at` is given by what is drawn on the map, for the tooltip. */
export type OnMark = (mark: Mark | null, at?: Element) => void;

/** The mark of a place: a region, or a department of one. */
export function markOf(place: Place): Mark {
  return { region: place.region, department: place.code === place.region ? null : place.code };
}
