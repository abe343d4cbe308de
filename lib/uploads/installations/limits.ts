import type { Month } from '../../month';
import type { Plan } from '../equipment/plan';
import type { CertificateChange, InstallationChange, KnownCertificate, KnownInstallation } from '../equipment/state';

/** What a vendor may not change. */
export type VendorLimits = {
  /** EJ whose lab already runs one of its products. */
  runsIn: ReadonlySet<string>;
  /** Rows that a person has corrected last, by id. */
  installationsByHand: ReadonlySet<number>;
  certificatesByHand: ReadonlySet<number>;
};

export type Limits = {
  /** Null: the State deposits, and may change what anyone has said. */
  vendor: VendorLimits | null;
  /** The oldest first. */
  lockedMonths: readonly Month[];
};

/** Whether the plan touches an installation that was corrected by hand, and is not the depositor's to change. */
export function undoesInstallation(
  plan: Plan<KnownInstallation, InstallationChange>,
  vendor: VendorLimits | null,
): boolean {
  if (!vendor || !('changes' in plan)) return false;
  return plan.changes.some(({ id }) => id !== null && vendor.installationsByHand.has(id));
}

/**
 * Whether the depositor may do this to the EJ's certificate: anyone may say the first one; a vendor changes, renews or repeats a known one
 * only where its product runs (what is let through elsewhere would tell its date to who tries), and never changes one corrected by hand.
 */
export function mayCertify(
  plan: Plan<KnownCertificate, CertificateChange>,
  known: readonly KnownCertificate[],
  legalEntity: string,
  vendor: VendorLimits | null,
): boolean {
  if (!vendor || known.length === 0) return true;
  if (!vendor.runsIn.has(legalEntity)) return false;
  if (plan.effect === 'unchanged') return true;
  if (!('changes' in plan)) return false;
  return plan.changes.every(({ id }) => id === null || !vendor.certificatesByHand.has(id));
}
