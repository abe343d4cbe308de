import type { Point } from '@/lib/figures/types';
import { month } from '@/lib/month';

/** A month that is complete and has nothing in it but what is given. */
export function point(given: Partial<Point>): Point {
  return {
    month: month('2023-09'),
    value: null,
    target: null,
    trajectory: null,
    attainment: null,
    reported: null,
    expected: null,
    complete: true,
    source: null,
    asOf: null,
    ...given,
  };
}

/** With plain spaces, so that what is expected can be read. */
export const plain = (text: string | null) => text?.replace(/[\u00A0\u202F]/g, ' ') ?? null;
