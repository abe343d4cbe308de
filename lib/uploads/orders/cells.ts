import { formatDate } from '../../format/date';
import type { IsoDate } from '../../month';
import { dayFault, type OrderStage } from '../../orders/life';
import { isOrderNumber, LONGEST_ORDER_NUMBER } from '../../orders/number';
import { readAmount } from '../../orders/read-amount';
import { STAGE_ADVICE, STAGES_BY_TEXT } from '../../orders/stage-words';
import { findPatientNumber } from '../../patient-number';
import { plainText } from '../../plain-text';
import { normaliseHeader } from '../../tabular/header';
import { type CellReading, choice, fault, once, type Reader } from '../cell-reading';
import { readDate } from '../read-date';
import { shortened } from '../report';

const LONGEST_CAUSE = 500;
/** Before it, a date is a slip: the programme opened in August 2021. */
const EARLIEST = '2021-01-01' as IsoDate;

const quoted = (text: string) => `«\u00A0${shortened(plainText(text))}\u00A0»`;

/** The order's number at the ASP, as it is written. */
export const numberReader: Reader<string> = (text) => {
  if (text === '') return fault('bad-number', 'Numéro absent. Saisissez le numéro de la commande à l’ASP.');
  if (!isOrderNumber(text)) {
    return fault(
      'bad-number',
      `Numéro illisible\u00A0: ${quoted(text)}. Saisissez ${LONGEST_ORDER_NUMBER} caractères au plus\u00A0: lettres, chiffres, tirets, points.`,
    );
  }
  return { value: text, warnings: [] };
};

/** A device by its code. */
export function deviceReader(devices: Iterable<string>): Reader<string> {
  const codes = [...devices];
  return once(
    choice(
      new Map(codes.map((code) => [normaliseHeader(code), code])),
      'bad-device',
      'Dispositif inconnu',
      `Saisissez ${codes.join(' ou ')}`,
    ),
  );
}

/** A stage in words, or by its code. */
export const stageReader: Reader<OrderStage> = choice(
  STAGES_BY_TEXT,
  'unknown-stage',
  'Étape inconnue',
  `Saisissez l’une de celles-ci\u00A0: ${STAGE_ADVICE}`,
);

/** A day until today. A locked month is not its matter: it forbids what would be written, not what is known already. */
export function dayReader(today: IsoDate): Reader<IsoDate> {
  return once((text): CellReading<IsoDate> => {
    const day = readDate(text);
    if (!day) {
      return fault(
        'bad-date',
        `Date illisible\u00A0: ${quoted(text)}. Saisissez par exemple 17/03/2023 ou 2023-03-17.`,
      );
    }
    if (day < EARLIEST) {
      return fault('bad-date', `Date trop ancienne\u00A0: le ${formatDate(day)}. Vérifiez l’année.`);
    }
    const refusal = dayFault(day, today, new Set());
    return refusal ? fault(refusal.code, refusal.message) : { value: day, warnings: [] };
  });
}

/** An amount in euro cents; null when the cell is empty. */
export const amountReader: Reader<number | null> = (text) => {
  if (text === '') return { value: null, warnings: [] };
  const cents = readAmount(text);
  return cents === null
    ? fault(
        'bad-amount',
        `Montant illisible\u00A0: ${quoted(text)}. Saisissez des euros hors taxes, par exemple 31500,00.`,
      )
    : { value: cents, warnings: [] };
};

/** A cause, without control characters; null when the cell is empty. Nothing of a patient. */
export const causeReader: Reader<string | null> = (cell) => {
  const text = plainText(cell).trim();
  if (text.length > LONGEST_CAUSE) {
    return fault('bad-cause', `Motif trop long\u00A0: ${quoted(text)}. Saisissez ${LONGEST_CAUSE} caractères au plus.`);
  }
  return findPatientNumber(text) === null
    ? { value: text || null, warnings: [] }
    : fault('bad-cause', 'Motif avec un numéro qui ressemble à celui d’un patient (NIR, INS). Retirez-le.');
};
