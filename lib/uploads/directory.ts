import type { IsoDate } from '../month';
import type { Proposal } from './proposals';

/** A period in days, `to` being the first day after it. */
type Span = { from: IsoDate; to: IsoDate };

export type Structure = {
  finess: string;
  /** The EJ of today; an EJ's own number is its own. */
  legalEntity: string;
  /** Null when the number is a legal entity's. */
  site: string | null;
  name: string;
  /** Null: not known, taken as open since always. */
  openedOn: IsoDate | null;
  /** The first day it no longer exists. */
  closedOn: IsoDate | null;
  /** Whose a site was, and when; an EJ has none. */
  owners: readonly (Span & { legalEntity: string })[];
  /** By whom a merged EJ was taken over, and when; a site has none. */
  successors: readonly (Span & { name: string })[];
};

/** The structures and the products that the rows of a deposit may name. */
export type Directory = {
  structures: ReadonlyMap<string, Structure>;
  /** What an unknown number may mean, the likeliest first. */
  nearby: ReadonlyMap<string, readonly Proposal[]>;
  /** By normalised code and name. */
  products: ReadonlyMap<string, { code: string; name: string; vendorSlug: string }>;
  /** The vendor whose products may be deposited; null: all. */
  vendorSlug: string | null;
};

const covers = ({ from, to }: Span, day: IsoDate) => from <= day && day < to;

/** The EJ to which a structure belonged on a day. */
export function ownerOn({ legalEntity, owners }: Structure, day: IsoDate): string {
  if (owners.length === 0) return legalEntity;
  return owners.find((owner) => covers(owner, day))?.legalEntity ?? legalEntity;
}

/** «Dupont, reprise par Martin» on a day when a merger had closed it, else its name alone. */
export function nameOn({ name, successors }: Structure, day: IsoDate): string {
  const successor = successors.find((span) => covers(span, day));
  return successor ? `${name}, reprise par ${successor.name}` : name;
}
