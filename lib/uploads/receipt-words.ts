import { formatOfMonth } from '../format/date';
import { formatList } from '../format/list';
import { formatCount } from '../format/number';
import { parseMonth } from '../month';
import type { Report } from './report';

/** Values of a deposit that a later one holds now: how many, and the numbers of those deposits; none: a correction. */
export type Held = { count: number; by: readonly string[] };

/** «30 de ses valeurs ont été remplacées depuis par D-2023-0004.»; null: none was. */
export function replacedWords({ count, by }: Held): string | null {
  if (count === 0) return null;
  const what = formatCount(count, 'de ses valeurs a été remplacée', 'de ses valeurs ont été remplacées');
  return `${what} depuis par ${by.length > 0 ? formatList(by) : 'une correction'}.`;
}

/** What cancelling a deposit would do: what it added goes, what it changed comes back, and what was replaced since stays. */
export function cancelWords(
  { added, changed, months }: Pick<Report, 'added' | 'changed' | 'months'>,
  replaced: Held,
): string {
  const [only, another] = months;
  const month = only && !another ? parseMonth(only.month) : null;
  const of = month ? ` ${formatOfMonth(month)}\u00A0${month.slice(0, 4)}` : '';
  const said = [
    ...(added > 0 ? [formatCount(added, `valeur${of} disparaît`, `valeurs${of} disparaissent`)] : []),
    ...(changed > 0
      ? [formatCount(changed, `valeur${of} reprend sa valeur d’avant`, `valeurs${of} reprennent leur valeur d’avant`)]
      : []),
  ];
  if (said.length === 0) return 'Ce dépôt n’a rien changé\u00A0: l’annuler ne change rien non plus.';
  const kept =
    replaced.count > 0
      ? `, sauf ${formatCount(replaced.count, 'valeur remplacée', 'valeurs remplacées')} depuis, qui ${replaced.count > 1 ? 'restent' : 'reste'}`
      : '';
  return `${said.join(', ')}${kept}.`;
}
