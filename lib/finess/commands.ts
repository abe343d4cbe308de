import pg from 'pg';
import { now } from '../clock';
import { env } from '../env';
import { formatDate } from '../format/date';
import { formatNumber } from '../format/number';
import type { IsoDate } from '../month';
import { compare } from './difference-sql';
import type { FinessFileSummary, FinessReport, FinessResult } from './report';
import { readAbsences, readDifference, readFirstOrphan, readKept, readWarnings } from './report-sql';
import { type File, type FinessProgress, Refused, recogniseAll, stageFiles, Warnings } from './stage-files';
import { writeDifference } from './write-sql';

const LOCK = 72_707_372; // one import at a time
// More closures than both of these are taken for a file that lacks its end.
const MOST_CLOSURES = 50;
const MOST_CLOSED_SHARE = 0.2;

export type FinessImport = {
  /** Paths; several files are one import, in any order. */
  files: readonly string[];
  dryRun: boolean;
  /** Closes though it be more than a fifth of what is open. */
  acceptClosures?: boolean;
  /** `user:<id>`, or nothing for the command line. */
  actor?: string;
  actorLabel: string;
  onProgress?: (progress: FinessProgress) => void;
};

/**
 * Brings the database to what FINESS files (or the list of hospital labs) say, in one transaction, or only tells what it would do.
 * @returns the report; or the refusal, and then nothing is written.
 */
export async function importFiness(input: FinessImport): Promise<FinessResult> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    return await importInto(client, input);
  } finally {
    await client.end();
  }
}

/** Same, on a connection of the caller's that has no transaction open. */
export async function importInto(client: pg.Client, input: FinessImport): Promise<FinessResult> {
  try {
    const files = await recogniseAll(input.files);
    await client.query('begin');
    try {
      const report = await run(client, files, input);
      await client.query(input.dryRun ? 'rollback' : 'commit');
      return { ok: true, report };
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function run(client: pg.Client, files: File[], input: FinessImport): Promise<FinessReport> {
  const { rows: lock } = await client.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [
    LOCK,
  ]);
  if (!lock[0]?.taken) throw new Refused(null, null, 'un autre import FINESS est en cours\u00A0; attendez sa fin.');
  const warnings = new Warnings();
  const { summaries, ignoredSites } = await stageFiles(client, files, input.onProgress, warnings);
  const { extractedOn, late } = await agreedDay(client, summaries, warnings);
  // Nobody changes a structure between the comparison and the writing; reading goes on.
  if (!input.dryRun) await client.query('lock table legal_entity, site in share row exclusive mode');
  await compare(client, extractedOn, late);
  await refuseOrphans(client, files, summaries);
  if (!input.acceptClosures) await refuseClosures(client);
  const found = await readWarnings(client);
  for (const { file, line, message } of found.first) warnings.add(files[file]?.name ?? '', line, message);
  warnings.all.count += found.count - found.first.length;
  const report: FinessReport = {
    dryRun: input.dryRun,
    extractedOn,
    files: summaries,
    ...(await readDifference(client, extractedOn)),
    ignored: {
      legalEntities:
        sum(summaries, 'legalEntities') - (await readKept(client)).legalEntities - warnings.equalLegalEntities,
      sites: ignoredSites,
    },
    warnings: warnings.all,
  };
  if (!input.dryRun && (await writeDifference(client, extractedOn, now())) > 0) await leaveTrace(client, report, input);
  return report;
}

const sum = (summaries: readonly FinessFileSummary[], of: 'legalEntities' | 'sites') =>
  summaries.reduce((total, summary) => total + summary[of], 0);

async function leaveTrace(client: pg.Client, report: FinessReport, { actor = 'system', actorLabel }: FinessImport) {
  const { extractedOn, files, legalEntities, sites, mergersProposed, hospitalSitesListed } = report;
  const details = {
    extractedOn,
    files: files.map(({ name }) => name),
    legalEntities,
    sites,
    hospitalSitesListed,
    mergersProposed: mergersProposed.length,
  };
  await client.query(
    `insert into audit_event (at, actor, actor_label, action, subject_type, subject_id, details)
     values ($1, $2, $3, 'finess.import', 'finess', $4, $5)`,
    [now(), actor, actorLabel, extractedOn ?? 'hospital-list', details],
  );
  await client.query('update data_version set version = version + 1 where id = 1');
}

/** The day of the extractions: the latest, with a warning when they differ; late, with another, when a later one has been applied. */
async function agreedDay(
  client: pg.Client,
  summaries: FinessFileSummary[],
  warnings: Warnings,
): Promise<{ extractedOn: IsoDate | null; late: boolean }> {
  const days = summaries.flatMap(({ extractedOn }) => extractedOn ?? []).sort();
  const latest = days.at(-1);
  if (!latest) return { extractedOn: null, late: false };
  for (const { name, extractedOn } of summaries) {
    if (extractedOn && extractedOn !== latest) {
      const message = `extraction du ${formatDate(extractedOn)}, lue avec une autre du ${formatDate(latest)}.`;
      warnings.add(name, null, message);
    }
  }
  const { rows } = await client.query<{ last: IsoDate | null }>(
    `select max(details->>'extractedOn') as last from audit_event where action = 'finess.import'`,
  );
  const last = rows[0]?.last ?? latest;
  const late = last > latest;
  if (late) {
    const message =
      `extraction du ${formatDate(latest)}, plus ancienne que celle du ${formatDate(last)} déjà appliquée\u00A0: ` +
      'elle ajoute ce qui n’est pas connu, et ne change rien d’autre.';
    warnings.add(summaries.find(({ extractedOn }) => extractedOn === latest)?.name ?? '', null, message);
  }
  return { extractedOn: latest, late };
}

async function refuseOrphans(client: pg.Client, files: File[], summaries: FinessFileSummary[]): Promise<void> {
  if (sum(summaries, 'legalEntities') > 0) return;
  const orphan = await readFirstOrphan(client);
  if (!orphan) return;
  const message =
    `l’entité juridique ${orphan.owner} du site ${orphan.finess} est inconnue\u00A0; ` +
    'donnez aussi le fichier des entités juridiques (cs1100501).';
  throw new Refused(files[orphan.file]?.name ?? null, orphan.line, message);
}

async function refuseClosures(client: pg.Client): Promise<void> {
  const names = ['entités juridiques', 'établissements'];
  for (const [index, { absent, open }] of (await readAbsences(client)).entries()) {
    if (absent <= MOST_CLOSURES || absent <= open * MOST_CLOSED_SHARE) continue;
    const message =
      `cet import fermerait ${formatNumber(absent)} ${names[index]} sur ${formatNumber(open)}\u00A0: fichier partiel\u202F? ` +
      'S’il est bien complet, recommencez en acceptant les fermetures (--accept-closures).';
    throw new Refused(null, null, message, { closesTooMuch: true });
  }
}
