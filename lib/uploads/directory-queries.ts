import type { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate } from '../month';
import { normaliseHeader } from '../tabular/header';
import type { Directory, Structure } from './directory';
import { finessNearby, readFiness } from './read-finess';

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
           (select json_agg(json_build_object('name', n.name, 'from', s.since, 'to', least(s.until, '9999-12-31')))
            from legal_entity_successor s join legal_entity n on n.finess = s.successor where s.finess = e.finess) as successors
    from legal_entity e where e.finess = any(${numbers}::char(9)[])
    union all
    select s.finess, s.legal_entity_finess, s.finess, s.name, s.opened_on, s.closed_on,
           (select json_agg(json_build_object('legalEntity', o.legal_entity_finess, 'from', greatest(o.valid_from, '0001-01-01'), 'to', least(o.valid_to, '9999-12-31')))
            from site_ownership o where o.site_finess = s.finess),
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
  const numbers = [
    ...new Set(
      [...new Set(finessTexts)].flatMap((text) => {
        const reading = readFiness(text);
        return reading.ok ? [reading.finess] : [];
      }),
    ),
  ];
  const structures = await readStructures(tx, numbers);
  const unknown = numbers.filter((finess) => !structures.has(finess)).slice(0, MOST_SUGGESTIONS);
  const candidates = await readStructures(tx, [...new Set(unknown.flatMap(finessNearby))]);
  const products = await tx.product.findMany();
  return {
    structures,
    nearby: new Map(
      unknown.flatMap((finess) => {
        const near = finessNearby(finess).find((candidate) => candidates.has(candidate));
        const structure = near && candidates.get(near);
        return structure ? [[finess, { finess: near, name: structure.name }]] : [];
      }),
    ),
    products: new Map(
      products.flatMap((product) => [
        [normaliseHeader(product.name), product],
        [normaliseHeader(product.code), product],
      ]),
    ),
    vendorSlug,
  };
}
