import type { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate } from '../month';
import { normaliseHeader } from '../tabular/header';
import type { Directory, Structure } from './directory';
import { finessSlips } from './finess-slips';
import { finessProposals, type Proposal } from './proposals';
import { readCandidates } from './proposals-queries';
import { readFiness } from './read-finess';

const MOST_SUGGESTIONS = 200;

type Tx = Prisma.TransactionClient;

type Found = {
  finess: string;
  legalEntity: string;
  site: string | null;
  name: string;
  openedOn: Date | null;
  closedOn: Date | null;
  owners: Structure['owners'] | null;
  successors: Structure['successors'] | null;
};

const dayOf = (date: Date | null): IsoDate | null => (date ? isoDate(date) : null);

/** By number. The bounds of time are days that compare as text, as JSON gives them. */
async function readStructures(tx: Tx, numbers: readonly string[]): Promise<Map<string, Structure>> {
  const found = await tx.$queryRaw<Found[]>`
    select e.finess, e.finess as "legalEntity", null as site, e.name, e.opened_on as "openedOn", e.closed_on as "closedOn",
           null as owners,
           case when e.merged_into_finess is not null then (
             select json_agg(json_build_object('name', n.name, 'from', s.since, 'to', least(s.until, '9999-12-31')))
             from legal_entity_successor s join legal_entity n on n.finess = s.successor where s.finess = e.finess
           ) end as successors
    from legal_entity e where e.finess = any(${numbers}::char(9)[])
    union all
    select s.finess, s.legal_entity_finess, s.finess, s.name, s.opened_on, s.closed_on,
           -- Most sites have had one owner only, which is the one of today.
           case when exists (select from site_owner_past p where p.site_finess = s.finess) then (
             select json_agg(json_build_object('legalEntity', o.legal_entity_finess, 'from', greatest(o.valid_from, '0001-01-01'), 'to', least(o.valid_to, '9999-12-31')))
             from site_ownership o where o.site_finess = s.finess
           ) end,
           null
    from site s where s.finess = any(${numbers}::char(9)[])`;
  return new Map(
    found.map(({ openedOn, closedOn, owners, successors, ...rest }) => [
      rest.finess,
      {
        ...rest,
        openedOn: dayOf(openedOn),
        closedOn: dayOf(closedOn),
        owners: owners ?? [],
        successors: successors ?? [],
      },
    ]),
  );
}

/** What the FINESS numbers and the products of a file are checked against, read in the check's own transaction. */
export async function readDirectory(
  tx: Tx,
  vendorSlug: string | null,
  finessTexts: Iterable<string>,
): Promise<Directory> {
  const { directory, unmet, learn } = await openDirectory(tx, vendorSlug);
  await learn(unmet(finessTexts));
  return directory;
}

/** A directory for a file that is read in batches. */
export type OpenDirectory = {
  directory: Directory;
  /** The FINESS numbers in texts that were never met before. */
  unmet(finessTexts: Iterable<string>): string[];
  /** Adds what these numbers name, before the rows that name it are checked. */
  learn(numbers: readonly string[]): Promise<void>;
};

/** A directory that knows the products and, as yet, no structure. */
export async function openDirectory(tx: Tx, vendorSlug: string | null): Promise<OpenDirectory> {
  const structures = new Map<string, Structure>();
  const nearby = new Map<string, readonly Proposal[]>();
  const texts = new Set<string>();
  /** With the text that it was first met in. */
  const numbers = new Map<string, string>();
  let suggestions = 0;
  const products = await tx.product.findMany();
  return {
    directory: {
      structures,
      nearby,
      products: new Map(
        products.flatMap((product) => [
          [normaliseHeader(product.name), product],
          [normaliseHeader(product.code), product],
        ]),
      ),
      vendorSlug,
    },
    unmet(finessTexts) {
      const added: string[] = [];
      for (const text of finessTexts) {
        if (texts.has(text)) continue;
        texts.add(text);
        const reading = readFiness(text);
        if (!reading.ok || numbers.has(reading.finess)) continue;
        numbers.set(reading.finess, text);
        added.push(reading.finess);
      }
      return added;
    },
    async learn(added) {
      if (added.length === 0) return;
      for (const [finess, structure] of await readStructures(tx, added)) structures.set(finess, structure);
      const unknown = added.filter((finess) => !structures.has(finess)).slice(0, MOST_SUGGESTIONS - suggestions);
      if (unknown.length === 0) return;
      suggestions += unknown.length;
      // As the review proposes: what it offers for the cell is what the sentence says.
      const slips = unknown.map((finess) => ({ finess, slips: finessSlips(numbers.get(finess) ?? finess) }));
      const meant = [...new Set(slips.flatMap((of) => of.slips.map((slip) => slip.finess)))];
      const known = new Map((await readCandidates(tx, vendorSlug, meant)).map((one) => [one.finess, one]));
      for (const of of slips) nearby.set(of.finess, finessProposals(of.slips, known, null));
    },
  };
}
