import type { Prisma } from '../generated/prisma/client';
import { normaliseHeader } from '../tabular/header';

const MOST_REMEMBERED = 200;

/** Keeps what a depositor says that the headers of a file mean, over what it said before; '' leaves a column out. */
export async function rememberColumns(
  tx: Prisma.TransactionClient,
  vendorSlug: string | null,
  kind: string,
  columns: { [headerName: string]: string },
): Promise<void> {
  const said = new Map(Object.entries(columns).map(([name, column]) => [normaliseHeader(name), column]));
  said.delete(''); // a name of signs alone would mean all such names
  const headers = [...said.keys()].slice(0, MOST_REMEMBERED);
  await tx.columnMemory.deleteMany({ where: { vendorSlug, kind, header: { in: headers } } });
  await tx.columnMemory.createMany({
    data: headers.map((header) => ({ vendorSlug, kind, header, column: said.get(header) ?? '' })),
    skipDuplicates: true,
  });
}
