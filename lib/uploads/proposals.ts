import type { Month } from '../month';
import type { FinessSlip } from './finess-slips';
import { likeness } from './likeness';
import { nearCounts } from './near-counts';
import { type NearValue, nearChannels, nearDocumentTypes, nearLevels, nearMonths } from './near-values';

/** As a report keeps it. One alone can be taken with all those of its group; several are to be chosen among. */
export type Proposal = { value: string; label: string; why: string };

/** A structure that a number or a name may mean. */
export type Candidate = {
  finess: string;
  name: string;
  town: string;
  /** Whether a product of the depositor runs there. */
  installed: boolean;
};

const MOST = 3;
const LEAST_PRODUCT = 0.3;
const SURE_NAME = 0.3;

const VALUE_READERS: { readonly [code: string]: (text: string, last: Month) => NearValue[] } = {
  'bad-level': nearLevels,
  'bad-channel': nearChannels,
  'bad-document-type': nearDocumentTypes,
  'bad-month': nearMonths,
  'bad-count': nearCounts,
};

/** What a text may mean by itself, whatever the directory; `last`: the last month that may be deposited. */
export function valueProposals(code: string, text: string, last: Month): Proposal[] {
  return (VALUE_READERS[code]?.(text, last) ?? []).map(({ value, why }) => ({ value, label: value, why }));
}

const labelOf = ({ name, town }: Candidate) => `${name}, ${town}`;

/**
 * The structures that the slips lead to. Those of the depositor's installed base come first, then the likeliest slip; `name`, of
 * the row, decides among equals. One alone is given when it stands above the others.
 */
export function finessProposals(
  slips: readonly FinessSlip[],
  known: ReadonlyMap<string, Candidate>,
  name: string | null,
): Proposal[] {
  const found = slips
    .flatMap((slip) => {
      const candidate = known.get(slip.finess);
      return candidate ? [{ slip, candidate, alike: name ? likeness(name, candidate.name) : 0 }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.candidate.installed) - Number(a.candidate.installed) || a.slip.rank - b.slip.rank || b.alike - a.alike,
    );
  const [first, second] = found;
  if (!first) return [];
  const above =
    !second ||
    first.candidate.installed !== second.candidate.installed ||
    first.slip.rank < second.slip.rank ||
    first.alike - second.alike >= SURE_NAME;
  return (above ? [first] : found.slice(0, MOST)).map(({ slip, candidate }) => ({
    value: candidate.finess,
    label: labelOf(candidate),
    why: slip.why,
  }));
}

/** The structures whose name is near, the nearest first. */
export function nameProposals(found: readonly (Candidate & { alike: number })[], ofRow: boolean): Proposal[] {
  const why = ofRow ? 'le nom de la ligne' : 'un nom au lieu du numéro';
  const [first, second] = found;
  const above = first && (!second || first.installed !== second.installed || first.alike - second.alike >= SURE_NAME);
  return (above ? [first] : found.slice(0, MOST)).map((candidate) => ({
    value: candidate.finess,
    label: labelOf(candidate),
    why,
  }));
}

/** The depositor's products with a near name or code; its only one, for a product that is none at all. */
export function productProposals(
  code: string,
  text: string,
  products: readonly { code: string; name: string }[],
): Proposal[] {
  const propose = (product: { code: string; name: string }, why: string): Proposal => ({
    value: product.code,
    label: product.name,
    why,
  });
  const near = products
    .map((product) => ({ product, alike: Math.max(likeness(text, product.name), likeness(text, product.code)) }))
    .filter(({ alike }) => alike >= LEAST_PRODUCT)
    .sort((a, b) => b.alike - a.alike);
  const [first, second] = near;
  if (first && (!second || first.alike > second.alike)) return [propose(first.product, 'nom proche')];
  if (first) return near.slice(0, MOST).map(({ product }) => propose(product, 'nom proche'));
  const [only, another] = products;
  return only && !another && code === 'unknown-product' ? [propose(only, 'votre seul logiciel')] : [];
}
