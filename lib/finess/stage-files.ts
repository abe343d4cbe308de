import { stat } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { formatCount } from '../format/number';
import { isLabCategory } from './classify';
import { finessKeyHolds } from './finess-key';
import { readHospitalList } from './hospital-list-reader';
import { readLegacy } from './legacy-reader';
import { readPlus } from './plus-reader';
import { bytesOf, type Recognised, recognise } from './recognise';
import type { FinessRecord } from './records';
import { type FinessFileSummary, type FinessRefusal, type FinessWarning, MOST_WARNINGS } from './report';
import { removeDuplicates, Staging } from './staging-sql';

const BEAT = 250; // ms between two tellings of the progress

/** How far the reading is: bytes of the files, lab sites met. */
export type FinessProgress = { bytesRead: number; bytesTotal: number; sites: number };

/** A file of the import, recognised. */
export type File = { path: string; name: string; size: number; recognised: Extract<Recognised, { ok: true }> };

/** Ends the transaction with a refusal; only lib/finess/commands.ts catches it, and returns it. */
export class Refused extends Error {
  readonly refusal: FinessRefusal;

  constructor(file: string | null, line: number | null, message: string, more: { closesTooMuch?: true } = {}) {
    super(message);
    this.refusal = { file, line, message, ...more };
  }
}

/** Counts all, keeps the first. */
export class Warnings {
  readonly all: { count: number; first: FinessWarning[] } = { count: 0, first: [] };
  equalLegalEntities = 0;

  add(file: string, line: number | null, message: string): void {
    this.all.count++;
    if (this.all.first.length < MOST_WARNINGS) this.all.first.push({ file, line, message });
  }
}

/** @throws Refused for the first file that is none that an import reads. */
export async function recogniseAll(paths: readonly string[]): Promise<File[]> {
  const files: File[] = [];
  for (const file of paths) {
    const name = path.basename(file);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) throw new Refused(name, null, 'fichier introuvable.');
    const recognised = await recognise(file);
    if (!recognised.ok) throw new Refused(name, recognised.line, recognised.message);
    files.push({ path: file, name, size: found.size, recognised });
  }
  if (files.length === 0) throw new Refused(null, null, 'aucun fichier donné.');
  return files;
}

/**
 * Reads the files into the temporary tables of the transaction, the hospital list first: it says which sites to keep.
 * @throws Refused for the first thing that is wrong.
 */
export async function stageFiles(
  client: pg.Client,
  files: readonly File[],
  onProgress: ((progress: FinessProgress) => void) | undefined,
  warnings: Warnings,
): Promise<{ summaries: FinessFileSummary[]; ignoredSites: number }> {
  const { rows: listed } = await client.query<{ finess: string }>(
    'select site_finess as finess from hospital_lab_site',
  );
  const hospitals = new Set(listed.map(({ finess }) => finess));
  const progress = { bytesRead: 0, bytesTotal: files.reduce((total, { size }) => total + size, 0), sites: 0 };
  let told = 0;
  const onBytes = (size: number) => {
    progress.bytesRead += size;
    if (!onProgress || Date.now() - told < BEAT) return;
    told = Date.now();
    onProgress({ ...progress });
  };
  const staging = new Staging(client);
  await staging.begin();
  const summaries: FinessFileSummary[] = [];
  let ignoredSites = 0;
  const listsFirst = [...files.keys()].sort((a, b) => Number(isList(files[b])) - Number(isList(files[a])) || a - b);
  for (const index of listsFirst) {
    const file = files[index];
    if (!file) continue;
    const summary = emptySummary(file);
    summaries[index] = summary;
    for await (const records of recordsOf(file, onBytes)) {
      for (const record of records) {
        switch (record.kind) {
          case 'refusal':
            throw new Refused(file.name, record.line, record.message);
          case 'warning':
            warnings.add(file.name, record.line, record.message);
            continue;
          case 'extraction':
            summary.extractedOn = record.on;
            continue;
          case 'legalEntity':
            summary.legalEntities++;
            break;
          case 'position':
            summary.positions++;
            break;
          case 'hospitalSite':
            summary.sites++;
            hospitals.add(record.finess);
            break;
          case 'site':
            summary.sites++;
            if (!isLabCategory(record.category) && !hospitals.has(record.finess)) {
              ignoredSites++;
              continue;
            }
            progress.sites++;
        }
        if (record.kind !== 'position' && !finessKeyHolds(record.finess)) {
          warnings.add(file.name, record.line, `${record.finess}\u00A0: la clé du numéro FINESS est fausse.`);
        }
        const full = staging.add(index, record);
        if (full) await full;
      }
    }
    if (summary.kind !== 'hospitalList' && summary.extractedOn === null) {
      throw new Refused(file.name, null, 'la date de l’extraction manque.');
    }
  }
  await staging.end();
  onProgress?.({ ...progress });
  await refuseDuplicates(client, files, warnings);
  return { summaries, ignoredSites };
}

const isList = (file: File | undefined) => file?.recognised.kind === 'hospitalList';

function emptySummary({ name, recognised }: File): FinessFileSummary {
  return { name, kind: recognised.kind, extractedOn: null, legalEntities: 0, sites: 0, positions: 0 };
}

function recordsOf({ path, recognised }: File, onBytes: (size: number) => void): AsyncGenerator<FinessRecord[]> {
  const { kind, encoding, gzip } = recognised;
  const bytes = bytesOf(path, gzip, onBytes);
  if (kind === 'plus') return readPlus(bytes);
  return kind === 'legacy' ? readLegacy(bytes, encoding) : readHospitalList(bytes, encoding);
}

async function refuseDuplicates(client: pg.Client, files: readonly File[], warnings: Warnings): Promise<void> {
  const { differing, equal, equalLegalEntities } = await removeDuplicates(client);
  warnings.equalLegalEntities = equalLegalEntities;
  if (differing) {
    const { finess, file, line, otherFile, otherLine } = differing;
    const other = file === otherFile ? '' : ` de ${files[otherFile]?.name ?? ''}`;
    const message = `le numéro ${finess} est donné deux fois, avec des valeurs différentes\u00A0: lignes ${line} et ${otherLine}${other}.`;
    throw new Refused(files[file]?.name ?? null, line, message);
  }
  if (equal > 0) {
    const said = formatCount(equal, 'enregistrement répété', 'enregistrements répétés');
    warnings.add(files[0]?.name ?? '', null, `${said} à l’identique, sans effet.`);
  }
}
