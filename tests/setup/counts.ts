import { db } from '@/lib/db';
import { bytesSource } from '@/lib/tabular/source';

const FIRST_YEAR = 2015;
const numberOf = (i: number) => `35${String(i).padStart(7, '0')}`;

/** `count` labs of Bretagne without a product of their own, open since 2000. */
export async function insertLabs(count: number): Promise<void> {
  await db().legalEntity.createMany({
    data: Array.from({ length: count }, (_, i) => ({
      finess: numberOf(i),
      name: `Laboratoire ${i}`,
      sector: 'PRIVATE' as const,
      sel: true,
      town: 'Rennes',
      departmentCode: '35',
      openedOn: new Date('2000-01-01'),
    })),
  });
}

/** A deposit of one count a lab and a month, all of `value`, as a file with all columns: labs × months rows. */
export function countsFile(labs: number, months: number, value: number) {
  const lines = ['mois;finess;produit;canal;type_document;niveau;nombre'];
  for (let m = 0; m < months; m++) {
    const month = `${FIRST_YEAR + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
    for (let i = 0; i < labs; i++) lines.push(`${month};${numberOf(i)};ALPHA-LAB;DMP;CR_BIO;N1;${value}`);
  }
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return { bytes, file: { source: bytesSource(bytes), fileName: 'comptes.csv', mediaType: 'text/csv' } };
}

/** Sum and number of all counts. */
export async function stock(): Promise<{ sum: number; rows: number }> {
  const { _sum, _count } = await db().feedCount.aggregate({ _sum: { count: true }, _count: true });
  return { sum: _sum.count ?? 0, rows: _count };
}
