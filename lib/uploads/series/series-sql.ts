import { now } from '../../clock';
import type { Prisma } from '../../generated/prisma/client';
import { isoDate, type Month } from '../../month';
import type { TakenBack, Writing } from '../kind-spec';
import { readLockedMonths } from '../locked-months';
import type { StandingVersion, VersionToWrite } from './effect';
import type { Places } from './perimeter';
import { type SeriesIdentity, seriesText } from './row';
import { type KeptVersion, planTakingBack } from './take-back';

type Tx = Prisma.TransactionClient;
type Row = Prisma.SeriesGetPayload<{ include: { points: true } }>;

/** Corridors whose series tell of an emitter, as long as it has none. */
const EMITTER_CORRIDORS: readonly (readonly [string, string])[] = [
  ['physician', 'medecine-de-ville'],
  ['hospital_excl_sidep', 'hopital'],
  ['sidep', 'hopital'],
  ['esms', 'medico-social'],
];

/** One writing of series at a time, as for targets: what is read must still be the newest when it is written over. */
export async function holdSeries(tx: Tx): Promise<void> {
  await tx.$queryRaw`select 1 from data_version where id = 1 for update`;
}

/** What a perimeter may name, and the corridor of each emitter's series. */
export async function readPlaces(tx: Tx): Promise<Places & { emitterCorridors: Map<string, string> }> {
  const regions = await tx.region.findMany({ orderBy: { name: 'asc' } });
  const vendors = await tx.vendor.findMany({ orderBy: { name: 'asc' } });
  const corridors = await tx.corridor.findMany({ orderBy: { position: 'asc' } });
  const told = await tx.series.findMany({
    where: { emitter: { not: null }, withdrawnAt: null },
    distinct: ['emitter', 'corridorCode'],
    orderBy: { id: 'desc' },
    select: { emitter: true, corridorCode: true },
  });
  const usual = EMITTER_CORRIDORS.filter(([, code]) => corridors.some((corridor) => corridor.code === code));
  return {
    regions: regions.map(({ code, name }) => ({ code, label: name })),
    vendors: vendors.map(({ slug, name }) => ({ code: slug, label: name })),
    corridors: corridors.map(({ code, label }) => ({ code, label })),
    emitterCorridors: new Map([
      ...usual,
      ...told.map(({ emitter, corridorCode }) => [emitter ?? '', corridorCode] as const),
    ]),
  };
}

const identityOf = (row: Row): SeriesIdentity => ({
  indicator: row.indicator,
  kind: row.kind,
  corridor: row.corridorCode,
  region: row.regionCode,
  sector: row.sector,
  vendor: row.vendorSlug,
  emitter: row.emitter,
});

const whereOf = ({ indicator, kind, corridor, region, sector, vendor, emitter }: SeriesIdentity) => ({
  indicator,
  kind,
  corridorCode: corridor,
  regionCode: region,
  sector,
  vendorSlug: vendor,
  emitter,
});

const pointsOf = (row: Row) => new Map(row.points.map(({ month, value }) => [month as Month, value]));

/** The newest version that stands of each series of these indicators, by its text. */
export async function readStanding(tx: Tx, indicators: readonly string[]): Promise<Map<string, StandingVersion>> {
  const rows = await tx.series.findMany({
    where: { indicator: { in: [...indicators] }, withdrawnAt: null },
    include: { points: true },
    orderBy: { version: 'asc' },
  });
  return new Map(
    rows.map((row) => [
      seriesText(identityOf(row)),
      { source: row.source, asOf: row.asOf && isoDate(row.asOf), points: pointsOf(row) },
    ]),
  );
}

async function createVersion(
  tx: Tx,
  { identity, unit, source, asOf, points }: Omit<VersionToWrite, 'unit'> & { unit: string },
  told: { uploadId: string | null; authorLabel: string; reason: string },
): Promise<void> {
  const { _max } = await tx.series.aggregate({ where: whereOf(identity), _max: { version: true } });
  await tx.series.create({
    data: {
      ...whereOf(identity),
      unit,
      source,
      asOf: asOf && new Date(asOf),
      simulated: false,
      version: (_max.version ?? 0) + 1,
      recordedAt: now(),
      ...told,
      points: { create: [...points].map(([month, value]) => ({ month, value })) },
    },
  });
}

async function fileOf(tx: Tx, uploadId: string): Promise<string> {
  const { fileName } = await tx.upload.findUniqueOrThrow({ where: { id: uploadId }, select: { fileName: true } });
  return `«\u00A0${fileName}\u00A0»`;
}

/** Writes one new version of each series; the versions before stay. */
export async function writeVersions(
  tx: Tx,
  versions: readonly VersionToWrite[],
  { uploadId, actorLabel }: Writing,
): Promise<void> {
  const reason = `Dépôt du fichier ${await fileOf(tx, uploadId)}`;
  for (const version of versions) await createVersion(tx, version, { uploadId, authorLabel: actorLabel, reason });
}

/**
 * Withdraws the versions of a deposit. A later version that carries a value of theirs gets a new one without it; a value that a later
 * version has changed is kept.
 */
export async function takeSeriesBack(tx: Tx, { uploadId, actorLabel }: Writing): Promise<TakenBack | 'locked'> {
  await holdSeries(tx);
  const mine = await tx.series.findMany({ where: { uploadId, withdrawnAt: null }, include: { points: true } });
  const locked = await readLockedMonths(tx);
  const plans = [];
  for (const row of mine) {
    const all = await tx.series.findMany({
      where: whereOf(identityOf(row)),
      include: { points: true },
      orderBy: { version: 'asc' },
    });
    const versions = all.map(
      (one): KeptVersion => ({
        version: one.version,
        recordedAt: one.recordedAt,
        withdrawnAt: one.withdrawnAt,
        points: pointsOf(one),
      }),
    );
    const plan = planTakingBack(versions, row.version);
    if (plan.months.some((month) => locked.includes(month))) return 'locked';
    plans.push({ plan, newest: all.filter(({ withdrawnAt }) => withdrawnAt === null).at(-1) ?? row, all });
  }
  const effect: Required<TakenBack> = { restored: 0, removed: 0, kept: 0, keptBy: [] };
  await tx.series.updateMany({ where: { uploadId, withdrawnAt: null }, data: { withdrawnAt: now() } });
  const holders = new Set<string>();
  for (const { plan, newest, all } of plans) {
    effect.restored += plan.restored;
    effect.removed += plan.removed;
    effect.kept += plan.kept;
    for (const { version, uploadId: holder } of all) if (holder && plan.keptIn.has(version)) holders.add(holder);
    if (!plan.points) continue;
    await createVersion(
      tx,
      {
        identity: identityOf(newest),
        unit: newest.unit,
        source: newest.source,
        asOf: newest.asOf && isoDate(newest.asOf),
        points: plan.points,
      },
      {
        uploadId: null,
        authorLabel: actorLabel,
        reason: `Annulation du dépôt du fichier ${await fileOf(tx, uploadId)}`,
      },
    );
  }
  const numbers = await tx.upload.findMany({ where: { id: { in: [...holders] } }, orderBy: { number: 'asc' } });
  return { ...effect, keptBy: numbers.map(({ number }) => number) };
}
