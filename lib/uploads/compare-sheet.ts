import type { Column, Sheet } from '../tabular/write';
import { COMPARED } from './compare';
import type { Comparison } from './compare-queries';

const text = (header: string, key: string): Column => ({ header, key, type: 'text' });

/** What the difference of two rows is. */
function differenceWord({ a, b }: { a: unknown; b: unknown }, numbers: { a: string; b: string }): string {
  if (a === null) return `Seulement dans ${numbers.b}`;
  return b === null ? `Seulement dans ${numbers.a}` : 'Valeur changée';
}

/** The differences as a file, the values of both side by side. */
export function comparisonSheet({ a, b, kind, differences }: Comparison): Sheet {
  const { keys, values } = COMPARED[kind];
  const numbers = { a: a.number, b: b.number };
  return {
    name: `${a.number}-${b.number}`,
    columns: [
      text('Différence', 'difference'),
      ...keys.map((name) => text(name, name)),
      ...values.flatMap((name) => [text(`${name} ${a.number}`, `${name}_a`), text(`${name} ${b.number}`, `${name}_b`)]),
    ],
    rows: differences.map((one) => [
      differenceWord(one, numbers),
      ...one.key,
      ...values.flatMap((_, i) => [one.a?.[i] ?? null, one.b?.[i] ?? null]),
    ]),
  };
}
