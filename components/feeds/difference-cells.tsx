import { stateWords } from '@/lib/feeds/reconciliation';
import type { Reconciled } from '@/lib/figures/reconciliation';
import { formatChange, formatNumber, formatPercentChange } from '@/lib/format/number';

const unknown = <span className="vs-unknown">n.d.</span>;

/** A number of documents; «n.d.» on a side that says nothing. */
export function Documents({ value }: { value: number | null }) {
  return value === null ? unknown : formatNumber(value);
}

/** Measured − declared, in documents; a dash without both sides. */
export function Difference({ value }: { value: number | null }) {
  return value === null ? <span className="vs-unknown">–</span> : formatChange(value);
}

/** The same, of what is declared. */
export function DifferenceRatio({ value }: { value: number | null }) {
  return value === null ? <span className="vs-unknown">–</span> : formatPercentChange(value);
}

/** What the two sides come to, told by a sign and by words. */
export function SidesState({ of }: { of: Reconciled }) {
  return <span className={`vs-sides vs-sides--${of.state}`}>{stateWords(of)}</span>;
}
