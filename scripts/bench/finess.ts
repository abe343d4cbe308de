import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { deploy } from '../migrations/commands.ts';
import { withDatabase } from '../postgres/url.ts';
import { median, type Ratio } from './ratio.ts';

const ENTITIES = 25_000;
const SITES = 100_000; // the national file has as many, of all categories; here all are labs, so that all are written
const ROUNDS = 3;
const DATABASE = 'bench_finess';
const CHUNK = 1 << 16;
const TOWNS = ['BOURG EN BRESSE', 'VILLEURBANNE', 'ST ETIENNE', 'L HAY LES ROSES', 'CHALONS EN CHAMPAGNE', 'MÂCON'];

const numberOf = (series: number, i: number) =>
  `${String(series + (i % 90)).padStart(2, '0')}${String(i).padStart(7, '0')}`;

/** A legacy file of national size, all rows alike to real ones: a name in fifty is quoted, a position for each site. */
function* nationalFile(): Generator<string> {
  const place = (i: number) => ({ town: TOWNS[i % TOWNS.length], department: String((i % 19) + 1).padStart(2, '0') });
  yield 'finess;etalab;111;2026-05-12\n';
  for (let i = 0; i < ENTITIES; i++) {
    const { town, department } = place(i);
    const siren = String(300_000_000 + i);
    yield `structureej;${numberOf(1, i)};SELAS BIOLOGIE ${i};SELAS DE BIOLOGIE MEDICALE NUMERO ${i};;${i % 99};AV;AMEDEE MERCIER;;;;053;${department}000 ${town};${department};AIN;0474${siren.slice(3)};91;Société Exercice Libéral par Actions Simplifiée (S.E.L.A.S.);;;${siren};8690B;2011-12-14\n`;
  }
  for (let i = 0; i < SITES; i++) {
    const { town, department } = place(i * 7);
    const name = i % 50 === 0 ? `"LBM ""BIO ${i}"" ${town}"` : `LBM BIO ${i} ${town}`;
    const siret = String(30_000_000_000_000 + i);
    yield `structureet;${numberOf(2, i)};${numberOf(1, (i >> 2) % ENTITIES)};${name};;;;${i % 200};R;GERMAIN TILLION;;;354;${department};AIN;${department}630 ${town} CEDEX;0450206330;;611;Laboratoire de Biologie Médicale;3101;Laboratoires de Biologie Médicale;${siret};;;;;;2010-07-01;;2017-09-25;\n`;
  }
  for (let i = 0; i < SITES; i++) {
    const [x, y] = [(800_000 + (i % 100_000)).toFixed(1), (6_500_000 + (i % 70_000)).toFixed(1)];
    yield `geolocalisation;${numberOf(2, i)};${x};${y};1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole);2026-05-04\n`;
  }
}

function* inChunks(texts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

async function rowsOf(client: pg.Client, table: string): Promise<string[]> {
  const pieces: Buffer[] = [];
  // The table, not a query on it: columns that PostgreSQL makes itself are left out.
  for await (const piece of client.query(copyTo(`copy ${table} to stdout`))) {
    pieces.push(piece as Buffer);
  }
  const text = Buffer.concat(pieces).toString();
  return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, i) => text.slice(i * CHUNK, (i + 1) * CHUNK));
}

/** The rows that the import has written, by COPY into tables with the same keys, indexes and references. @returns milliseconds. */
async function copyTime(client: pg.Client): Promise<number> {
  const [entities, sites] = [await rowsOf(client, 'legal_entity'), await rowsOf(client, 'site')];
  await client.query(`
    drop table if exists copied_site, copied_legal_entity;
    create table copied_legal_entity (like legal_entity including all);
    alter table copied_legal_entity add foreign key (department_code) references department (code),
      add foreign key (merged_into_finess) references copied_legal_entity (finess);
    create table copied_site (like site including all);
    alter table copied_site add foreign key (department_code) references department (code),
      add foreign key (legal_entity_finess) references copied_legal_entity (finess);
    checkpoint`);
  const start = performance.now();
  await client.query('begin');
  await pipeline(Readable.from(entities), client.query(copyFrom('copy copied_legal_entity from stdin')));
  await pipeline(Readable.from(sites), client.query(copyFrom('copy copied_site from stdin')));
  await client.query('commit');
  return performance.now() - start;
}

async function importTime(client: pg.Client, file: string): Promise<{ time: number; memory: number }> {
  const { importInto } = await import('../../lib/finess/commands.ts');
  await client.query('truncate legal_entity, site cascade; checkpoint');
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const start = performance.now();
  const result = await importInto(client, { files: [file], dryRun: false, actorLabel: 'bench' });
  const time = performance.now() - start;
  clearInterval(watch);
  if (!result.ok || result.report.sites.added !== SITES)
    throw new Error('the bench’s national file was not imported whole');
  return { time, memory: peak - before };
}

/** A FINESS file of national size read, compared and written, against COPY of the rows that it gives. On a database of its own. */
export async function benchFiness(databaseUrl: string): Promise<Ratio[]> {
  const directory = mkdtempSync(path.join(tmpdir(), 'vigie-bench-'));
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${DATABASE}`);
  await admin.query(`create database ${DATABASE}`);
  const url = withDatabase(databaseUrl, DATABASE);
  await deploy(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const file = path.join(directory, 'etalab-national.csv');
    await pipeline(Readable.from(inChunks(nationalFile())), createWriteStream(file));
    const rounds: { import: number; copy: number; memory: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const { time, memory } = await importTime(client, file);
      rounds.push({ import: time, copy: await copyTime(client), memory });
    }
    const milliseconds = (of: 'import' | 'copy') => median(rounds.map((round) => round[of])).toFixed(0);
    const growth = (Math.max(...rounds.map(({ memory }) => memory)) / 2 ** 20).toFixed(0);
    return [
      {
        name: 'national FINESS file imported against \\copy of the same rows',
        detail: `${milliseconds('import')} ms against ${milliseconds('copy')} ms, ${ENTITIES} + ${SITES} rows and ${SITES} positions, median of ${ROUNDS}; memory grew by ${growth} MB at most`,
        ratio: median(rounds.map((round) => round.import / round.copy)),
        limit: 3,
        must: 'be at most',
      },
    ];
  } finally {
    await client.end();
    await admin.query(`drop database ${DATABASE}`);
    await admin.end();
    rmSync(directory, { recursive: true, force: true });
  }
}
