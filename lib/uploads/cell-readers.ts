import { formatMonthLong } from '../format/date';
import { type Month, month } from '../month';
import { normaliseHeader } from '../tabular/header';
import type { ErrorCode, WarningCode } from './codes';
import type { FeedRow } from './feed-row';
import { readCount } from './read-count';
import { readFiness } from './read-finess';
import { readMonth } from './read-month';
import { shortened } from './report';
import type { RowContext, Structure } from './row-context';

/** What a cell says; `value` is undefined when there is an error. */
export type CellReading<T> = {
  value?: T;
  error?: { code: ErrorCode; message: string };
  warnings: readonly { code: WarningCode; message: string }[];
};

type Reader<T> = (text: string) => CellReading<T>;

// Maps, since a cell may hold the name of a property that every object has («constructor»).
const CHANNELS = new Map<string, FeedRow['channel']>([
  ['', 'DMP'],
  ['dmp', 'DMP'],
  ['mss_pro', 'MSS_PRO'],
  ['mss_citoyenne', 'MSS_CITIZEN'],
]);
const DOCUMENT_TYPES = new Map([
  ['', 'CR_BIO'],
  ['cr_bio', 'CR_BIO'],
]);
const LEVELS = new Map<string, FeedRow['level']>([
  ['', null],
  ['n1', 'N1'],
  ['n3', 'N3'],
]);
const EARLIEST = month('2015-01');

/** One reader a column, against the context. A file repeats the same few texts: each is read once. */
export function cellReaders(context: RowContext): {
  month: Reader<Month>;
  structure: Reader<Structure>;
  product: Reader<string>;
  channel: Reader<FeedRow['channel']>;
  documentType: Reader<string>;
  level: Reader<FeedRow['level']>;
  count: Reader<number>;
} {
  return {
    month: once((text) => checkMonth(text, context)),
    structure: once((text) => checkFiness(text, context)),
    product: once((text) => checkProduct(text, context)),
    channel: once(choice(CHANNELS, 'bad-channel', 'Canal inconnu', 'Saisissez DMP, MSS_PRO ou MSS_CITOYENNE')),
    documentType: once(choice(DOCUMENT_TYPES, 'bad-document-type', 'Type de document inconnu', 'Saisissez CR_BIO')),
    level: once(choice(LEVELS, 'bad-level', 'Niveau inconnu', 'Saisissez N1, N3 ou laissez vide')),
    count: once(checkCount),
  };
}

function once<T>(read: Reader<T>): Reader<T> {
  const known = new Map<string, CellReading<T>>();
  return (text) => {
    let reading = known.get(text);
    if (!reading) {
      reading = read(text);
      known.set(text, reading);
    }
    return reading;
  };
}

function fault(code: ErrorCode, message: string): CellReading<never> {
  return { error: { code, message }, warnings: [] };
}

function choice<T>(choices: ReadonlyMap<string, T>, code: ErrorCode, what: string, advice: string): Reader<T> {
  return (text) => {
    const key = normaliseHeader(text);
    // A text of punctuation alone would normalise to the empty choice.
    const known = choices.has(key) && (key !== '' || text === '');
    return known
      ? { value: choices.get(key), warnings: [] }
      : fault(code, `${what}\u00A0: «\u00A0${shortened(text)}\u00A0». ${advice}.`);
  };
}

function checkCount(text: string): CellReading<number> {
  const reading = readCount(text);
  return reading.ok ? { value: reading.count, warnings: [] } : fault(reading.code, reading.message);
}

function checkMonth(text: string, { lastMonth, lockedMonths }: RowContext): CellReading<Month> {
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

function checkFiness(text: string, { structures, nearby }: RowContext): CellReading<Structure> {
  const reading = readFiness(text);
  if (!reading.ok) return fault('bad-finess', reading.message);
  const { finess, restored, keyHolds } = reading;
  const structure = structures.get(finess);
  const warnings: { code: WarningCode; message: string }[] = [];
  if (restored) {
    const name = structure ? `, ${structure.name}` : '';
    warnings.push({
      code: 'leading-zero-restored',
      message: `Zéro initial rétabli\u00A0: «\u00A0${text}\u00A0» est lu ${finess}${name}.`,
    });
  }
  if (!keyHolds) {
    warnings.push({
      code: 'finess-checksum',
      message: `Clé FINESS douteuse\u00A0: le dernier chiffre de ${finess} ne correspond pas aux autres. Vérifiez le numéro.`,
    });
  }
  if (structure) return { value: structure, warnings };
  const near = nearby.get(finess);
  const hint = near ? `Est-ce ${near.finess}, ${near.name}\u202F?` : 'Vérifiez le numéro auprès du laboratoire.';
  return {
    error: { code: 'unknown-finess', message: `FINESS inconnu\u00A0: ${finess} n’est pas dans le répertoire. ${hint}` },
    warnings,
  };
}

function checkProduct(text: string, { products, vendorSlug }: RowContext): CellReading<string> {
  const advice = 'Saisissez le code ou le nom de votre logiciel.';
  if (text === '') return fault('unknown-product', `Logiciel absent. ${advice}`);
  const product = products.get(normaliseHeader(text));
  if (!product) return fault('unknown-product', `Logiciel inconnu\u00A0: «\u00A0${shortened(text)}\u00A0». ${advice}`);
  if (vendorSlug !== null && product.vendorSlug !== vendorSlug) {
    return fault(
      'not-your-product',
      `Logiciel d’un autre éditeur\u00A0: «\u00A0${shortened(text)}\u00A0». Vous ne déposez que pour vos logiciels.`,
    );
  }
  return { value: product.code, warnings: [] };
}
