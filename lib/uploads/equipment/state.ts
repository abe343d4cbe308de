import { z } from 'zod';
import type { IsoDate } from '../../month';

const day = z.string().transform((text) => text as IsoDate);

/** What an installation is, as the trail keeps it. */
export const installationState = z.object({
  product: z.string(),
  /** Null: every site of the EJ. */
  site: z.string().nullable(),
  version: z.string().nullable(),
  installedOn: day,
  /** First day it no longer runs. */
  removedOn: day.nullable(),
  /** The deposit that set these values. */
  uploadId: z.string().nullable(),
});

/** What a DMP certificate is, as the trail keeps it. */
export const certificateState = z.object({
  equippedOn: day,
  /** First day it no longer holds. */
  endedOn: day.nullable(),
  uploadId: z.string().nullable(),
});

export type InstallationState = z.infer<typeof installationState>;
export type CertificateState = z.infer<typeof certificateState>;

export type Known<State> = State & { id: number; legalEntity: string };
export type KnownInstallation = Known<InstallationState>;
export type KnownCertificate = Known<CertificateState>;

/** The reason of a revision that undoes the deposit it names: what a deposit itself writes has none. A correction by hand names no deposit. */
export const CANCELLED_DEPOSIT = 'Dépôt annulé';

/** One row that comes (`id` and `before` null), changes, or goes (`after` null). */
type Change<Of extends string, State> = { of: Of; legalEntity: string } & (
  | { id: null; before: null; after: State }
  | { id: number; before: State; after: State | null }
);
export type InstallationChange = Change<'installation', InstallationState>;
export type CertificateChange = Change<'certificate', CertificateState>;
export type EquipmentChange = InstallationChange | CertificateChange;

/** The state alone of a known row. */
export function installationOf({ product, site, version, installedOn, removedOn, uploadId }: KnownInstallation) {
  return { product, site, version, installedOn, removedOn, uploadId };
}

/** The state alone of a known row. */
export function certificateOf({ equippedOn, endedOn, uploadId }: KnownCertificate) {
  return { equippedOn, endedOn, uploadId };
}

/** What runs where: of one product on one site, or on a whole EJ, there is one story. A site keeps its story when its owner changes. */
export function storyKey(legalEntity: string, { site, product }: Pick<InstallationState, 'site' | 'product'>): string {
  return `${site ?? legalEntity}|${product}`;
}
