import type { Prisma } from '../generated/prisma/client';

type Reader = Pick<Prisma.TransactionClient, 'user'>;

/** The active people of the State who may read an issue of this region (null: national), by name: they can be mentioned. */
export async function peopleWhoRead(tx: Reader, regionCode: string | null): Promise<{ id: string; name: string }[]> {
  return tx.user.findMany({
    where: {
      active: true,
      grants: {
        some: {
          OR: [
            { role: { in: ['ADMIN', 'TASKFORCE'] } },
            { role: 'REGIONAL', ...(regionCode === null ? {} : { regionCode }) },
          ],
        },
      },
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}
