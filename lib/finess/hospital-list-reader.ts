import { formatCount } from '../format/number';
import { departmentOfCode } from './department';
import { type Encoding, fieldsOf, linesOf } from './lines';
import type { Bytes, FinessRecord } from './records';
import { isFiness, tidy } from './text';

const COLUMNS = ['finess_et', 'finess_ej', 'name', 'dept', 'commune', 'categ', 'siret'] as const;

/** Where the list comes from, kept with each site. */
export const HOSPITAL_LIST_SOURCE = 'SAE 2023, bordereau BIO';

/** Reads the list of the hospital sites that run a lab (CSV with a header, from the SAE's biology form). @returns batches of records. */
export async function* readHospitalList(bytes: Bytes, encoding: Encoding): AsyncGenerator<FinessRecord[]> {
  let header: string[] | null = null;
  for await (const lines of linesOf(bytes, encoding)) {
    const records: FinessRecord[] = [];
    for (const { number, text } of lines) {
      const fields = fieldsOf(text)?.map((field) => field.trim());
      const message: string | null = !fields
        ? 'un guillemet manque ou est de trop.'
        : header
          ? readSite(number, header, fields, records)
          : faultOfHeader(fields);
      if (message !== null) {
        records.push({ kind: 'refusal', line: number, message });
        yield records;
        return;
      }
      header ??= fields ?? null;
    }
    yield records;
  }
}

function faultOfHeader(fields: string[]): string | null {
  const missing = COLUMNS.filter((column) => !fields.includes(column));
  return missing.length === 0 ? null : `colonnes absentes\u00A0: ${missing.join(', ')}.`;
}

function readSite(line: number, header: string[], fields: string[], records: FinessRecord[]): string | null {
  if (fields.length !== header.length) {
    return `${formatCount(fields.length, 'champ')} au lieu de ${header.length}. Le fichier est tronqué ou a été modifié.`;
  }
  const of = (column: (typeof COLUMNS)[number]) => fields[header.indexOf(column)] ?? '';
  const finess = of('finess_et');
  const owner = of('finess_ej');
  for (const number of [finess, owner]) {
    if (!isFiness(number)) return `«\u00A0${number}\u00A0» n’a pas la forme d’un FINESS (9 caractères).`;
  }
  const department = /^97\d$/.test(of('dept')) ? of('dept') : departmentOfCode(of('dept'));
  if (department === null) return `département «\u00A0${of('dept')}\u00A0» inconnu.`;
  records.push({
    kind: 'hospitalSite',
    line,
    finess,
    owner,
    name: tidy(of('name')) ?? finess,
    town: tidy(of('commune')) ?? '',
    department,
    category: /^\d{3}$/.test(of('categ')) ? of('categ') : null,
    siret: /^\d{14}$/.test(of('siret')) ? of('siret') : null,
  });
  return null;
}
