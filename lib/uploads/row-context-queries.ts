import { lastCompleteMonth } from '../clock';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { normaliseHeader } from '../tabular/header';
import type { TableRow } from '../tabular/table';
import type { Mapping } from './columns';
import { finessNearby, readFiness } from './read-finess';
import type { RowContext, Structure } from './row-context';

const MOST_SUGGESTIONS = 200;

type Found = {
  finess: string;
  legalEntity: string;
  site: string | null;
  name: string;
  openedOn: Date;
  closedOn: Date | null;
};

async function readStructures(
  tx: Prisma.TransactionClient,
  numbers: readonly string[],
): Promise<Map<string, Structure>> {
  const found = await tx.$queryRaw<Found[]>`
    select finess, finess as "legalEntity", null as site, name, coalesce(opened_on, '0001-01-01') as "openedOn", closed_on as "closedOn"
    from legal_entity where finess = any(${numbers}::char(9)[])
    union all
    select finess, legal_entity_finess, finess, name, coalesce(opened_on, '0001-01-01'), closed_on
    from site where finess = any(${numbers}::char(9)[])`;
  return new Map(
    found.map(({ finess, openedOn, closedOn, ...rest }) => [
      finess,
      { ...rest, openedOn: isoDate(openedOn), closedOn: closedOn ? isoDate(closedOn) : null },
    ]),
  );
}

/** What the rows of a file are checked against, read in the check's own transaction. */
export async function readRowContext(
  tx: Prisma.TransactionClient,
  vendorSlug: string | null,
  rows: readonly TableRow[],
  mapping: Mapping,
): Promise<RowContext> {
  const column = mapping.position.finess ?? -1;
  const numbers = [
    ...new Set(
      [...new Set(rows.map(({ cells }) => cells[column] ?? ''))].flatMap((text) => {
        const reading = readFiness(text);
        return reading.ok ? [reading.finess] : [];
      }),
    ),
  ];
  const structures = await readStructures(tx, numbers);
  const unknown = numbers.filter((finess) => !structures.has(finess)).slice(0, MOST_SUGGESTIONS);
  const candidates = await readStructures(tx, [...new Set(unknown.flatMap(finessNearby))]);
  const [products, periods] = [await tx.product.findMany(), await tx.period.findMany({ where: { state: 'LOCKED' } })];
  return {
    lastMonth: lastCompleteMonth(),
    lockedMonths: new Set(periods.map((period) => period.month)),
    products: new Map(
      products.flatMap((product) => [
        [normaliseHeader(product.name), product],
        [normaliseHeader(product.code), product],
      ]),
    ),
    vendorSlug,
    structures,
    nearby: new Map(
      unknown.flatMap((finess) => {
        const near = finessNearby(finess).find((candidate) => candidates.has(candidate));
        const structure = near && candidates.get(near);
        return structure ? [[finess, { finess: near, name: structure.name }]] : [];
      }),
    ),
  };
}
