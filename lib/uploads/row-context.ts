import type { Month } from '../month';

export type Structure = {
  legalEntity: string;
  /** Null when the number is the legal entity's own. */
  site: string | null;
  name: string;
  /** Days, YYYY-MM-DD; `closedOn` is the first day it no longer exists. */
  openedOn: string;
  closedOn: string | null;
};

/** What the rows of a deposit are checked against. */
export type RowContext = {
  lastMonth: Month;
  lockedMonths: ReadonlySet<string>;
  /** By normalised code and name. */
  products: ReadonlyMap<string, { code: string; vendorSlug: string }>;
  /** The vendor whose products may be deposited; null: all. */
  vendorSlug: string | null;
  structures: ReadonlyMap<string, Structure>;
  /** A known number near an unknown one, with its name. */
  nearby: ReadonlyMap<string, { finess: string; name: string }>;
};
