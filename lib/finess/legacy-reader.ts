import { formatCount } from '../format/number';
import type { IsoDate } from '../month';
import { departmentOfCode, departmentOfPostcode } from './department';
import { type Encoding, fieldsOf, linesOf } from './lines';
import { projectionOf, toDegrees } from './positions';
import type { Bytes, FinessRecord, RefusalRecord } from './records';
import { fullerName, isFiness, joined, readDay, splitPostalLine, tidy } from './text';

const FIELDS: Record<string, number> = { structureej: 23, structureet: 32, geolocalisation: 6 };
const NUMBER = /^-?\d+(\.\d+)?$/;
const SPREADSHEET = 'Le fichier semble réenregistré par un tableur\u00A0; prenez celui qui est publié.';

/** What is wrong with a record, in French. */
class Fault extends Error {}

const shown = (text: string) => `«\u00A0${text.length > 40 ? `${text.slice(0, 40)}…` : text}\u00A0»`;

function finess(text: string, what: string): string {
  if (isFiness(text)) return text;
  throw new Fault(`${what} ${shown(text)} n’a pas la forme d’un FINESS (9 caractères). ${SPREADSHEET}`);
}

function digits(text: string, length: number, what: string): string | null {
  if (text === '') return null;
  if (text.length === length && /^\d+$/.test(text)) return text;
  throw new Fault(`${what} ${shown(text)} n’a pas ${length} chiffres. ${SPREADSHEET}`);
}

function code(text: string, what: string): string | null {
  if (text === '') return null;
  if (/^[\dA-Z]{1,4}$/.test(text)) return text;
  throw new Fault(`${what} ${shown(text)} n’est pas un code.`);
}

/**
 * Reads the files «etalab» of FINESS (cs1100501 entities, cs1100502 establishments, cs1100507 establishments and positions),
 * one after the other or several in one. @returns batches of records in the file's order.
 */
export async function* readLegacy(bytes: Bytes, encoding: Encoding): AsyncGenerator<FinessRecord[]> {
  let first = true;
  for await (const lines of linesOf(bytes, encoding)) {
    const records: FinessRecord[] = [];
    for (const { number, text } of lines) {
      const refusal = first ? readHeader(number, text, records) : readRecord(number, text, records);
      first = false;
      if (refusal !== null) {
        records.push(refusal);
        yield records;
        return;
      }
    }
    yield records;
  }
}

function refused(line: number, message: string): RefusalRecord {
  return { kind: 'refusal', line, message };
}

function readHeader(line: number, text: string, records: FinessRecord[]): RefusalRecord | null {
  const [finess, etalab, , date = ''] = text.split(';');
  const reading = readDay(date.trim());
  if (finess !== 'finess' || etalab !== 'etalab' || !reading.ok || reading.day === null) {
    return refused(
      line,
      'la première ligne doit être «\u00A0finess;etalab;numéro;date\u00A0», la date de l’extraction en AAAA-MM-JJ.',
    );
  }
  records.push({ kind: 'extraction', line, on: reading.day });
  return null;
}

function readRecord(line: number, text: string, records: FinessRecord[]): RefusalRecord | null {
  const fields = fieldsOf(text);
  if (fields === null) return refused(line, 'un guillemet manque ou est de trop.');
  const type = fields[0] ?? '';
  const expected = Object.hasOwn(FIELDS, type) ? FIELDS[type] : undefined;
  if (expected === undefined) {
    return refused(
      line,
      `enregistrement ${shown(type)} inconnu\u00A0; attendus\u00A0: structureej, structureet ou geolocalisation.`,
    );
  }
  if (fields.length !== expected) {
    return refused(
      line,
      `${formatCount(fields.length, 'champ')} au lieu de ${expected} pour ${type}. Le fichier est tronqué ou a été modifié.`,
    );
  }
  try {
    if (type === 'structureet') readSite(line, fields, records);
    else if (type === 'structureej') readLegalEntity(line, fields, records);
    else readPosition(line, fields, records);
    return null;
  } catch (error) {
    if (error instanceof Fault) return refused(line, error.message);
    throw error;
  }
}

function openingDay(line: number, text: string, finess: string, records: FinessRecord[]): IsoDate | null {
  const reading = readDay(text);
  if (!reading.ok) throw new Fault(`la date ${shown(text)} n’est pas un jour AAAA-MM-JJ. ${SPREADSHEET}`);
  if (reading.absurd) {
    records.push({ kind: 'warning', line, message: `${finess}\u00A0: date d’ouverture ${text}, lue comme inconnue.` });
  }
  return reading.day;
}

function departmentOf(given: string, postcode: string | null): string | null {
  const department = given === '' || given === '20' ? null : departmentOfCode(given);
  return department ?? departmentOfPostcode(postcode ?? '');
}

function readLegalEntity(line: number, fields: string[], records: FinessRecord[]): void {
  const f = (i: number) => (fields[i - 1] ?? '').trim();
  const number = finess(f(2), 'le numéro');
  const { postcode, town } = splitPostalLine(f(13));
  records.push({
    kind: 'legalEntity',
    line,
    finess: number,
    name: fullerName(tidy(f(3)), tidy(f(4))) ?? number,
    siren: digits(f(21), 9, 'le SIREN'),
    legalStatus: code(f(17), 'le statut juridique'),
    town,
    department: departmentOf(f(14), postcode),
    address: streetOf(f(6), f(9), f(7), f(8)) ?? tidy(f(11)) ?? tidy(f(10)),
    postcode,
    phone: phoneOf(f(16)),
    openedOn: openingDay(line, f(23), number, records),
    closed: false, // the stock holds what is open
    closedOn: null,
  });
}

function readSite(line: number, fields: string[], records: FinessRecord[]): void {
  const f = (i: number) => (fields[i - 1] ?? '').trim();
  const number = finess(f(2), 'le numéro');
  const { postcode, town } = splitPostalLine(f(16));
  for (const i of [30, 31]) {
    if (!readDay(f(i)).ok) throw new Fault(`la date ${shown(f(i))} n’est pas un jour AAAA-MM-JJ. ${SPREADSHEET}`);
  }
  records.push({
    kind: 'site',
    line,
    finess: number,
    owner: finess(f(3), 'le numéro de l’entité juridique'),
    name: fullerName(tidy(f(4)), tidy(f(5))) ?? number,
    category: code(f(19), 'la catégorie') ?? '',
    siret: digits(f(23), 14, 'le SIRET'),
    town,
    department: departmentOf(f(14), postcode),
    address: streetOf(f(8), f(11), f(9), f(10)) ?? tidy(f(12)) ?? tidy(f(7)),
    postcode,
    phone: phoneOf(f(17)),
    openedOn: openingDay(line, f(29), number, records),
    closed: false,
    closedOn: null,
    longitude: null,
    latitude: null,
  });
}

const streetOf = (number: string, complement: string, type: string, street: string) =>
  street === '' ? null : joined(tidy(`${number}${complement}`), tidy(type), tidy(street));

const phoneOf = (text: string) => text.slice(0, 20) || null;

function readPosition(line: number, fields: string[], records: FinessRecord[]): void {
  const [, number = '', x = '', y = '', source = '', updated = ''] = fields.map((field) => field.trim());
  const site = finess(number, 'le numéro');
  if (!readDay(updated).ok) throw new Fault(`la date ${shown(updated)} n’est pas un jour AAAA-MM-JJ. ${SPREADSHEET}`);
  if (x === '' && y === '') return;
  if (!NUMBER.test(x) || !NUMBER.test(y)) {
    throw new Fault(`les coordonnées ${shown(`${x};${y}`)} ne sont pas deux nombres en mètres. ${SPREADSHEET}`);
  }
  const projection = projectionOf(source);
  const position = projection && toDegrees(projection, Number(x), Number(y));
  if (position) records.push({ kind: 'position', line, finess: site, ...position });
  else {
    const why = projection ? 'coordonnées hors du territoire' : `projection ${shown(source)} inconnue`;
    records.push({ kind: 'warning', line, message: `${site}\u00A0: ${why}, position laissée de côté.` });
  }
}
