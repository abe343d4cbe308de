import { JSONParser } from '@streamparser/json';
import type { IsoDate } from '../month';
import { departmentOfCommune, departmentOfPostcode } from './department';
import { isFrench } from './positions';
import type { Bytes, FinessRecord } from './records';
import { fullerName, isFiness, joined, readDay, splitPostalLine, tidy, townName } from './text';

type Json = { [key: string]: unknown };

const SEAT = '02';
const ESTABLISHMENT = '03';
const ACTIVE = 'A';
const NEWLINE = 10;
const CODE = /^[\dA-Z]{1,4}$/;
const BLANK = /^[ \t\r\n]*$/;

/** What is wrong with an entity, in French. */
class Fault extends Error {}

const plain = (key: string) => key.replaceAll('_', '').toLowerCase();

/** The value of a key however it is spelled: `pmSmsseId`, `pm_smsseId`; `informationsGeneralesPMEJ`, `…Pmej`. */
function pick(object: Json, key: string): unknown {
  if (key in object) return object[key];
  const wanted = plain(key);
  const found = Object.keys(object).find((candidate) => plain(candidate) === wanted);
  return found === undefined ? undefined : object[found];
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (object: Json, key: string): Json => {
  const value = pick(object, key);
  return isObject(value) ? value : {};
};

function listOf(object: Json, key: string): Json[] {
  const value = pick(object, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text, or the code of a coded object `{ code, system }`, without the spaces around; '' when there is none. */
function textOf(object: Json, key: string): string {
  const value = pick(object, key);
  const text = isObject(value) ? value.code : value;
  return typeof text === 'string' ? text.replaceAll('\u0000', '').trim() : typeof text === 'number' ? String(text) : '';
}

const shaped = (text: string, shape: RegExp) => (shape.test(text) ? text : null);

/**
 * Reads the structures file of FINESS+ (`finess-structures-…`), one legal entity at a time.
 * @returns batches of records: each legal entity, then its establishments.
 */
export async function* readPlus(bytes: Bytes): AsyncGenerator<FinessRecord[]> {
  let records: FinessRecord[] = [];
  let line = 1;
  let size = 0;
  let entityLine = 1;
  let entities = 0;
  // gco and gcc are named so that they are dropped as they go by.
  const parser = new JSONParser({
    paths: ['$.generatedAt', '$.pmej.*', '$.gco.*', '$.gcc.*'],
    keepStack: false,
  });
  parser.onValue = ({ value, key, stack }) => {
    const list = stack[1]?.key;
    if (key === 'generatedAt') records.push({ kind: 'extraction', line, on: extractionDay(value) });
    else if (list === 'pmej' && isObject(value)) {
      entities++;
      readLegalEntity(entityLine, value, records);
      entityLine = line;
    }
  };
  const refuse = (error: unknown): FinessRecord[] => {
    const message =
      error instanceof Fault
        ? error.message
        : `le JSON est tronqué ou mal formé (vers l’octet ${size}). Téléchargez-le de nouveau.`;
    return [...records, { kind: 'refusal', line: error instanceof Fault ? entityLine : line, message }];
  };
  try {
    for await (const piece of bytes) {
      // A line at a time, so that what is said of a place names its line.
      for (let from = 0; from < piece.length; ) {
        const at = piece.indexOf(NEWLINE, from);
        const to = at === -1 ? piece.length : at + 1;
        const slice = piece.subarray(from, to);
        if (!parser.isEnded) parser.write(slice);
        else if (!BLANK.test(Buffer.from(slice).toString('latin1'))) throw new Error('text after the end');
        size += slice.length;
        if (at !== -1) line++;
        from = to;
      }
      yield records;
      records = [];
    }
    if (!parser.isEnded) parser.end();
  } catch (error) {
    yield refuse(error);
    return;
  }
  if (entities === 0) {
    const message = 'ce JSON n’a pas d’entités (pmej)\u00A0: ce n’est pas un fichier des structures FINESS+.';
    records.push({ kind: 'refusal', line: 1, message });
  }
  yield records;
}

function extractionDay(value: unknown): IsoDate {
  const reading = readDay(typeof value === 'string' ? value.slice(0, 10) : '-');
  if (reading.ok && reading.day) return reading.day;
  throw new Fault('generatedAt n’est pas une date.');
}

function dayOf(object: Json, key: string, line: number, finess: string, records: FinessRecord[]): IsoDate | null {
  const text = textOf(object, key).slice(0, 10);
  const reading = readDay(text);
  if (reading.ok && !reading.absurd) return reading.day;
  records.push({ kind: 'warning', line, message: `${finess}\u00A0: date ${text}, lue comme inconnue.` });
  return null;
}

function numberOf(info: Json, key: string): string {
  const finess = textOf(info, key);
  if (isFiness(finess)) return finess;
  throw new Fault(`${key} «\u00A0${finess}\u00A0» n’a pas la forme d’un FINESS (9 caractères).`);
}

function readLegalEntity(line: number, entity: Json, records: FinessRecord[]): void {
  const info = objectOf(entity, 'informationsGeneralesPMEJ');
  if (Object.keys(info).length === 0) {
    throw new Fault(
      pick(entity, 'numFiness') !== undefined || pick(entity, 'activitesAutorisees') !== undefined
        ? 'c’est le fichier des activités de FINESS+\u00A0; donnez celui des structures (finess-structures-…).'
        : 'une entité n’a pas d’informations générales\u00A0: ce n’est pas un fichier des structures FINESS+.',
    );
  }
  const finess = numberOf(info, 'numFinessPm');
  const address = addressOf(entity, SEAT);
  records.push({
    kind: 'legalEntity',
    line,
    finess,
    name: fullerName(tidy(textOf(info, 'denominationPm')), tidy(textOf(info, 'denominationLonguePmSmsse'))) ?? finess,
    siren: shaped(textOf(info, 'siren'), /^\d{9}$/),
    legalStatus: shaped(textOf(info, 'statutJuridique'), CODE),
    ...placeOf(address),
    phone: phoneOf(entity),
    openedOn: dayOf(info, 'dateCreation', line, finess, records),
    ...endOf(entity, info, line, finess, records),
  });
  for (const site of listOf(entity, 'ege')) readSite(line, finess, site, records);
}

function readSite(line: number, owner: string, site: Json, records: FinessRecord[]): void {
  const info = objectOf(site, 'informationsGeneralesEGE');
  const finess = numberOf(info, 'numFinessEge');
  const address = addressOf(site, ESTABLISHMENT);
  records.push({
    kind: 'site',
    line,
    finess,
    owner,
    name: fullerName(tidy(textOf(info, 'nomEgeCourt')), tidy(textOf(info, 'nomEgeLong'))) ?? finess,
    category: shaped(textOf(site, 'categorieentiteGeographiqueExercice'), CODE) ?? '',
    siret: shaped(textOf(info, 'siret') || textOf(site, 'siret'), /^\d{14}$/),
    ...placeOf(address),
    phone: phoneOf(site),
    openedOn: dayOf(info, 'dateOuverture', line, finess, records),
    ...endOf(site, info, line, finess, records),
    ...positionOf(address, line, finess, records),
  });
}

function endOf(object: Json, info: Json, line: number, finess: string, records: FinessRecord[]) {
  const state = textOf(object, 'etatObjet') || textOf(info, 'etatObjet');
  const closed = state !== '' && state !== ACTIVE;
  return { closed, closedOn: dayOf(info, 'dateFermeture', line, finess, records) };
}

/** The address of the wanted use, or the first: a site may have many. */
function addressOf(object: Json, use: string): Json {
  const addresses = listOf(object, 'adresse');
  return addresses.find((address) => textOf(address, 'usageAdresse') === use) ?? addresses[0] ?? {};
}

function placeOf(address: Json) {
  const line = splitPostalLine(textOf(address, 'ligneAcheminement'));
  const postcode = shaped(textOf(address, 'codePostal'), /^\d{5}$/) ?? line.postcode;
  const street = tidy(textOf(address, 'libelleVoie'));
  const whole = joined(
    tidy(textOf(address, 'numeroVoie') + textOf(address, 'complementVoie')),
    tidy(textOf(address, 'typeVoie')),
    street,
  );
  return {
    town: townName(line.town ?? ''),
    department: departmentOfCommune(textOf(address, 'cogCommune')) ?? departmentOfPostcode(postcode ?? ''),
    postcode,
    address: street ? whole : (tidy(textOf(address, 'ligneQuatre')) ?? tidy(textOf(address, 'lieuDit'))),
  };
}

function phoneOf(object: Json): string | null {
  for (const contact of listOf(object, 'contact')) {
    const phone = textOf(objectOf(contact, 'telecom'), 'telephone').replace(/[\s.]/g, '');
    if (phone) return phone.slice(0, 20);
  }
  return null;
}

// X and Y of these files are swapped or mixed from one record to the next: only the degrees are read.
function positionOf(address: Json, line: number, finess: string, records: FinessRecord[]) {
  const point = objectOf(address, 'coordonneesGeographique');
  const [latitude, longitude] = [textOf(point, 'directionLatitude'), textOf(point, 'directionLongitude')];
  if (latitude === '' && longitude === '') return { longitude: null, latitude: null };
  const degrees = { longitude: Number(longitude || Number.NaN), latitude: Number(latitude || Number.NaN) };
  if (isFrench(degrees.longitude, degrees.latitude)) return degrees;
  const message = `${finess}\u00A0: coordonnées hors du territoire (${latitude}, ${longitude}), position laissée de côté.`;
  records.push({ kind: 'warning', line, message });
  return { longitude: null, latitude: null };
}
