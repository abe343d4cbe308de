import type { Month } from '../../month';
import type { FeedRow } from './check-rows';

/** How many months back a count is compared with. */
export const USUAL_MONTHS = 3;

/** What the rows of a file declare to the DMP in a month. */
type Declared = { documents: number; labs: Set<string> };

/** What the rows of a file declare, month by month and product by product, summed while they pass. */
export class MonthTotals {
  readonly #months = new Map<Month, Declared | null>();
  readonly #products = new Set<string>();
  #month: Month | null = null;
  #declared: Declared | null = null;
  #product: string | null = null;

  add({ month: { month }, product: { code }, channel, structure, count }: FeedRow): void {
    if (code !== null && code !== this.#product) {
      this.#products.add(code);
      this.#product = code;
    }
    if (month !== this.#month) {
      this.#month = month;
      this.#declared = this.#months.get(month) ?? null;
      this.#months.set(month, this.#declared);
    }
    if (channel.code !== 'DMP') return;
    if (!this.#declared) {
      this.#declared = { documents: 0, labs: new Set() };
      this.#months.set(month, this.#declared);
    }
    this.#declared.documents += count;
    this.#declared.labs.add(structure.legalEntity);
  }

  /** All the months met, whatever the channel. */
  months(): Month[] {
    return [...this.#months.keys()].sort();
  }

  products(): string[] {
    return [...this.#products];
  }

  /** The months with a row of the DMP, in their order. */
  declared(): [Month, Declared][] {
    return this.months().flatMap((month): [Month, Declared][] => {
      const declared = this.#months.get(month);
      return declared ? [[month, declared]] : [];
    });
  }
}
