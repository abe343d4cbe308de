import { formatMonthLong } from '../../format/date';
import { type Month, month } from '../../month';
import { type CellReading, choice, fault, once, type Reader } from '../cell-reading';
import type { Directory, Structure } from '../directory';
import { productReader, structureReader } from '../directory-cells';
import { readCount } from '../read-count';
import { readMonth } from '../read-month';
import { shortened } from '../report';
import type { Channel, CountSource, Level } from './row';

/** What the rows of counts are checked against. */
export type FeedContext = Directory & { source: CountSource; lastMonth: Month; lockedMonths: ReadonlySet<string> };

// Maps, since a cell may hold the name of a property that every object has («constructor»).
const CHANNELS = new Map<string, Channel>([
  ['', 'DMP'],
  ['dmp', 'DMP'],
  ['mss_pro', 'MSS_PRO'],
  ['mss_citoyenne', 'MSS_CITIZEN'],
]);
const DOCUMENT_TYPES = new Map([
  ['', 'CR_BIO'],
  ['cr_bio', 'CR_BIO'],
]);
const LEVELS = new Map<string, Level | null>([
  ['', null],
  ['n1', 'N1'],
  ['n3', 'N3'],
]);
const NO_PRODUCT: CellReading<{ code: null }> = { value: { code: null }, warnings: [] };
const EARLIEST = month('2015-01');

/** One reader a column, against the context. */
export function feedCells(context: FeedContext): {
  month: Reader<Month>;
  structure: Reader<Structure>;
  product: Reader<{ code: string | null }>;
  channel: Reader<Channel>;
  documentType: Reader<string>;
  level: Reader<Level | null>;
  count: Reader<number>;
} {
  return {
    month: once((text) => checkMonth(text, context)),
    structure: structureReader(context),
    product: context.source === 'CNAM' ? () => NO_PRODUCT : productReader(context),
    channel: once(choice(CHANNELS, 'bad-channel', 'Canal inconnu', 'Saisissez DMP, MSS_PRO ou MSS_CITOYENNE')),
    documentType: once(choice(DOCUMENT_TYPES, 'bad-document-type', 'Type de document inconnu', 'Saisissez CR_BIO')),
    level: once(choice(LEVELS, 'bad-level', 'Niveau inconnu', 'Saisissez N1, N3 ou laissez vide')),
    count: once(checkCount),
  };
}

function checkCount(text: string): CellReading<number> {
  const reading = readCount(text);
  return reading.ok ? { value: reading.count, warnings: [] } : fault(reading.code, reading.message);
}

function checkMonth(text: string, { lastMonth, lockedMonths }: FeedContext): CellReading<Month> {
  const at = readMonth(text);
  if (text === '') return fault('bad-month', 'Mois absent. Saisissez par exemple 2023-09, 09/2023 ou sept. 2023.');
  if (!at || at < EARLIEST) {
    return fault(
      'bad-month',
      `Mois illisible\u00A0: «\u00A0${shortened(text)}\u00A0». Saisissez par exemple 2023-09, 09/2023 ou sept. 2023.`,
    );
  }
  if (at > lastMonth) {
    return fault(
      'future-month',
      `Mois à venir\u00A0: ${formatMonthLong(at)} n’est pas terminé. Le dernier mois à déposer est ${formatMonthLong(lastMonth)}.`,
    );
  }
  if (lockedMonths.has(at)) {
    return fault(
      'locked-month',
      `Mois verrouillé\u00A0: ${formatMonthLong(at)} n’accepte plus de dépôt. Demandez à la DNS de le rouvrir, ou retirez la ligne.`,
    );
  }
  return { value: at, warnings: [] };
}
