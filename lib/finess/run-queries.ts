import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { FinessReport } from './report';
import { isLost } from './run-state';

export type Run = {
  id: string;
  state: 'RECEIVING' | 'CHECKING' | 'CHECKED' | 'APPLYING' | 'APPLIED' | 'REFUSED' | 'ABANDONED' | 'INTERRUPTED';
  actor: string;
  files: string[];
  startedAt: Date;
  endedAt: Date | null;
  /** Share of the bytes that are read, 0 to 1. */
  progress: number;
  report: FinessReport | null;
  refusal: string | null;
  /** Refused for how much it would close. */
  closesTooMuch: boolean;
};

export type Registry = {
  runs: Run[];
  legalEntities: { private: number; hospital: number };
  sites: number;
  hospitalSites: number;
  proposals: number;
};

/** The last imports, the newest first, and what the registry holds today; null without the right. */
export async function readRegistry(viewer: Viewer): Promise<Registry | null> {
  if (!may(viewer, 'registry.manage')) return null;
  const open = { closedOn: null };
  const [runs, privates, hospitals, sites, hospitalSites, proposals] = await Promise.all([
    db().finessImport.findMany({ orderBy: { startedAt: 'desc' }, take: 20 }),
    db().legalEntity.count({ where: { ...open, sector: 'PRIVATE' } }),
    db().legalEntity.count({ where: { ...open, sector: 'HOSPITAL' } }),
    db().site.count({ where: open }),
    db().hospitalLabSite.count(),
    db().mergerProposal.count({ where: { state: 'PROPOSED' } }),
  ]);
  return {
    runs: runs.map((run) => ({
      id: run.id,
      state: isLost(run) ? 'INTERRUPTED' : run.state,
      actor: run.actorLabel,
      files: (run.files as { name: string }[]).map(({ name }) => name),
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      progress: run.bytesTotal > 0n ? Math.min(1, Number(run.bytesRead) / Number(run.bytesTotal)) : 0,
      report: run.report as FinessReport | null,
      refusal: run.refusal,
      closesTooMuch: run.closesTooMuch,
    })),
    legalEntities: { private: privates, hospital: hospitals },
    sites,
    hospitalSites,
    proposals,
  };
}
