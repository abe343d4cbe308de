import type { Prisma } from '../generated/prisma/client';

/** By normalised header, the kind's column that the depositor said it is; '' when it is to be left out. */
export async function readColumnMemory(
  tx: Prisma.TransactionClient,
  vendorSlug: string | null,
  kind: string,
): Promise<Map<string, string>> {
  const rows = await tx.columnMemory.findMany({ where: { vendorSlug, kind }, select: { header: true, column: true } });
  return new Map(rows.map(({ header, column }) => [header, column]));
}
