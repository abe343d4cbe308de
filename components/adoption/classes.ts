import { classOf } from '@/lib/adoption/places';

/** The CSS class that gives a bar or a square of the scale its colour, and its hatch where nothing is known. */
export function classNameOf(rate: number | null): string {
  const step = classOf(rate);
  return step === null ? 'vs-rate--unknown' : `vs-rate--${step}`;
}
