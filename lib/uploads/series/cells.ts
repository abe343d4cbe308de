import { FIGURES } from '../../figures/registry';
import { formatDate, formatMonthLong } from '../../format/date';
import type { IsoDate, Month } from '../../month';
import { plainText } from '../../plain-text';
import { normaliseHeader } from '../../tabular/header';
import { plannable } from '../../targets/settable';
import { type CellReading, choice, fault, once, type Reader } from '../cell-reading';
import { readDate } from '../read-date';
import { readMonth } from '../read-month';
import { shortened } from '../report';
import type { SeriesKind, SeriesRow } from './row';

const LONGEST_SOURCE = 200;

const INDICATORS = FIGURES.map(({ definition: { id, label, unit } }) => ({ id, label, unit }));

const quoted = (text: string) => `«\u00A0${shortened(text)}\u00A0»`;

/** A figure by its id or its French name. */
export const indicatorReader: Reader<SeriesRow['indicator']> = once((text): CellReading<SeriesRow['indicator']> => {
  const plain = normaliseHeader(text);
  const found = INDICATORS.find(
    ({ id, label }) => id === text || normaliseHeader(id) === plain || normaliseHeader(label) === plain,
  );
  const advice =
    'Saisissez son identifiant, par exemple dmp-documents\u202F; ils sont tous à la page «\u00A0Indicateurs\u00A0».';
  if (text === '') return fault('unknown-indicator', `Indicateur absent. ${advice}`);
  return found
    ? { value: found, warnings: [] }
    : fault('unknown-indicator', `Indicateur inconnu\u00A0: ${quoted(text)}. ${advice}`);
});

/** In French, or by its code. */
export const kindReader: Reader<SeriesKind> = once(
  choice(
    new Map<string, SeriesKind>([
      ['cible', 'TARGET'],
      ['target', 'TARGET'],
      ['trajectoire', 'TRAJECTORY'],
      ['trajectory', 'TRAJECTORY'],
      ['realise', 'ACTUAL'],
      ['actual', 'ACTUAL'],
    ]),
    'bad-type',
    'Type de série inconnu',
    'Saisissez cible, trajectoire ou réalisé',
  ),
);

/** A month that the product can show; whether it may be one to come hangs on the type. */
export const monthReader: Reader<Month> = once((text): CellReading<Month> => {
  const at = readMonth(text);
  if (at && plannable(at)) return { value: at, warnings: [] };
  const what = text === '' ? 'Mois absent.' : `Mois illisible\u00A0: ${quoted(text)}.`;
  return fault('bad-month', `${what} Saisissez par exemple 2023-09, 09/2023 ou sept. 2023.`);
});

/** Where the value comes from, without control characters; null when the cell is empty. */
export const sourceReader: Reader<string | null> = once((text): CellReading<string | null> => {
  const source = plainText(text).trim();
  return source.length > LONGEST_SOURCE
    ? fault('bad-value', `Source trop longue\u00A0: ${quoted(source)}. Saisissez ${LONGEST_SOURCE} caractères au plus.`)
    : { value: source || null, warnings: [] };
});

/** The day up to which the value is complete, until today; null when the cell is empty. */
export function asOfReader(today: IsoDate): Reader<IsoDate | null> {
  return once((text): CellReading<IsoDate | null> => {
    if (text === '') return { value: null, warnings: [] };
    const day = readDate(text);
    if (!day) {
      return fault(
        'bad-date',
        `Date d’arrêté illisible\u00A0: ${quoted(text)}. Saisissez par exemple 30/09/2023 ou 2023-09-30.`,
      );
    }
    return day > today
      ? fault('future-date', `Date à venir\u00A0: le ${formatDate(day)}. Une date d’arrêté est passée.`)
      : { value: day, warnings: [] };
  });
}

/** Why a month may not hold a value of this type; null when it may. `locked`: its value would change. */
export function monthFault(
  at: Month,
  kind: SeriesKind,
  lastMonth: Month,
): { code: 'future-month'; message: string } | null {
  if (kind !== 'ACTUAL' || at <= lastMonth) return null;
  return {
    code: 'future-month',
    message: `Mois à venir\u00A0: ${formatMonthLong(at)} n’est pas terminé, il n’a pas encore de réalisé.`,
  };
}
