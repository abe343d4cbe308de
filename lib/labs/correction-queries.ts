import { db } from '../db';
import type { IsoDate } from '../month';
import { readCertificates, readInstallations } from '../uploads/equipment/read-sql';
import { storyKey } from '../uploads/equipment/state';

/** The row that a correction of its product at its place would write, as it stands. */
export type CorrectableInstallation = {
  product: string;
  /** Null: the whole EJ. */
  site: string | null;
  version: string | null;
  installedOn: IsoDate;
  removedOn: IsoDate | null;
};

export type Correctable = {
  installations: CorrectableInstallation[];
  certificate: { equippedOn: IsoDate; endedOn: IsoDate | null } | null;
};

/**
 * What `correctInstallation` and `correctCertificate` would write over for an EJ and these sites: the latest row of each product at each
 * place, and the EJ's latest certificate; nothing of an EJ it has absorbed. The viewer must have been let in by `findLab`.
 */
export async function readCorrectable(finess: string, sites: readonly string[]): Promise<Correctable> {
  const [rows, certificates] = await Promise.all([
    readInstallations(db(), [finess], sites),
    readCertificates(db(), [finess]),
  ]);
  // The oldest come first: the last one of a story takes its place.
  const latest = new Map(rows.map((row) => [storyKey(row.legalEntity, row), row]));
  const certificate = certificates.at(-1);
  return {
    installations: [...latest.values()].map(({ product, site, version, installedOn, removedOn }) => ({
      product,
      site,
      version,
      installedOn,
      removedOn,
    })),
    certificate: certificate ? { equippedOn: certificate.equippedOn, endedOn: certificate.endedOn } : null,
  };
}
