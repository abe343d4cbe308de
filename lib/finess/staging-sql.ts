import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { selOfName, selOfStatus } from './classify';
import type { HospitalSiteRecord, LegalEntityRecord, PositionRecord, SiteRecord } from './records';

const CHUNK = 1 << 18; // characters of one COPY
const ESCAPES: { [c: string]: string } = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const SPECIAL = /[\\\t\n\r]/;

type Value = string | number | boolean | null;
type Staged = LegalEntityRecord | SiteRecord | PositionRecord | HospitalSiteRecord;
type Kind = Staged['kind'];

const PLACE = `town text, department_code varchar(3), address text, postcode varchar(5), phone varchar(20)`;

const TABLES: Record<Kind, { name: string; columns: string }> = {
  legalEntity: {
    name: 'incoming_legal_entity',
    columns: `name text, siren varchar(9), legal_status varchar(4), sel_by_status boolean, sel_by_name boolean, ${PLACE},
      opened_on date, closed boolean, closed_on date`,
  },
  site: {
    name: 'incoming_site',
    columns: `owner char(9), name text, category varchar(4), siret varchar(14), ${PLACE},
      opened_on date, closed boolean, closed_on date, longitude float8, latitude float8`,
  },
  position: { name: 'incoming_position', columns: 'longitude float8, latitude float8' },
  hospitalSite: {
    name: 'incoming_hospital_site',
    columns: 'owner char(9), name text, town text, department_code varchar(3), category varchar(4), siret varchar(14)',
  },
};

const place = (r: LegalEntityRecord | SiteRecord): Value[] => [r.town, r.department, r.address, r.postcode, r.phone];

function valuesOf(r: Staged): Value[] {
  switch (r.kind) {
    case 'legalEntity': {
      const sel = [selOfStatus(r.legalStatus), selOfName(r.name)];
      return [r.name, r.siren, r.legalStatus, ...sel, ...place(r), r.openedOn, r.closed, r.closedOn];
    }
    case 'site': {
      const end = [r.openedOn, r.closed, r.closedOn, r.longitude, r.latitude];
      return [r.owner, r.name, r.category, r.siret, ...place(r), ...end];
    }
    case 'position':
      return [r.longitude, r.latitude];
    case 'hospitalSite':
      return [r.owner, r.name, r.town, r.department, r.category, r.siret];
  }
}

function field(value: Value): string {
  if (value === null) return '\\N';
  const text = String(value);
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text;
}

/** Temporary tables that hold what the files say, for the life of the transaction. Rows go to them by COPY, a piece at a time. */
export class Staging {
  #client: pg.Client;
  #waiting: Record<Kind, string> = { legalEntity: '', site: '', position: '', hospitalSite: '' };
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown = null;

  constructor(client: pg.Client) {
    this.#client = client;
  }

  async begin(): Promise<void> {
    for (const { name, columns } of Object.values(TABLES)) {
      await this.#client.query(
        `create temporary table ${name} (file int, line int, finess char(9), ${columns}) on commit drop`,
      );
    }
  }

  /** Adds a row of the `file`th file; waits only when a piece is full and the one before is still being written. */
  add(file: number, record: Staged): Promise<void> | null {
    const row = [file, record.line, record.finess, ...valuesOf(record)].map(field).join('\t');
    this.#waiting[record.kind] += `${row}\n`;
    return this.#waiting[record.kind].length >= CHUNK ? this.#flush(record.kind) : null;
  }

  async end(): Promise<void> {
    for (const kind of Object.keys(TABLES) as Kind[]) await this.#flush(kind);
    await this.#settle();
    // Only what rows are joined by: the names are many and matter to no plan.
    for (const { name } of Object.values(TABLES)) await this.#client.query(`analyze ${name} (finess)`);
  }

  // The next piece is read from the file while PostgreSQL takes this one.
  async #flush(kind: Kind): Promise<void> {
    const text = this.#waiting[kind];
    this.#waiting[kind] = '';
    await this.#settle();
    if (text === '') return;
    const into = this.#client.query(copyFrom(`copy ${TABLES[kind].name} from stdin`));
    this.#writing = pipeline(Readable.from([Buffer.from(text)]), into).catch((error) => {
      this.#failure = error;
    });
  }

  async #settle(): Promise<void> {
    await this.#writing;
    if (this.#failure !== null) throw this.#failure;
  }
}

/** One number given twice with different values: the two places. */
export type Duplicate = { finess: string; file: number; line: number; otherFile: number; otherLine: number };

/**
 * Leaves one row a number in each table. Equal rows are made one.
 * @returns a number whose rows differ, or null; and how many equal rows went, of all kinds and of legal entities.
 */
export async function removeDuplicates(
  client: pg.Client,
): Promise<{ differing: Duplicate | null; equal: number; equalLegalEntities: number }> {
  let equal = 0;
  let equalLegalEntities = 0;
  for (const { name } of Object.values(TABLES)) {
    const { rows: twice } = await client.query<{ finess: string }>(
      `select finess from ${name} group by 1 having count(*) > 1`,
    );
    if (twice.length === 0) continue;
    const { rows } = await client.query<Duplicate>(
      `select a.finess, a.file, a.line, b.file as "otherFile", b.line as "otherLine"
       from ${name} a join ${name} b on a.finess = b.finess and (a.file, a.line) < (b.file, b.line)
       where a.finess = any($1) and to_jsonb(a) - 'file' - 'line' <> to_jsonb(b) - 'file' - 'line'
       order by a.file, a.line limit 1`,
      [twice.map(({ finess }) => finess)],
    );
    if (rows[0]) return { differing: rows[0], equal, equalLegalEntities };
    const { rowCount } = await client.query(
      `delete from ${name} a using ${name} b where a.finess = b.finess and (a.file, a.line) > (b.file, b.line)`,
    );
    equal += rowCount ?? 0;
    if (name === TABLES.legalEntity.name) equalLegalEntities += rowCount ?? 0;
  }
  return { differing: null, equal, equalLegalEntities };
}
