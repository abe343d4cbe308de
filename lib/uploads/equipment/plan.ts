import type { IsoDate } from '../../month';
import {
  type CertificateChange,
  certificateOf,
  type InstallationChange,
  installationOf,
  type KnownCertificate,
  type KnownInstallation,
} from './state';

/** What a declaration does to a story: nothing, a row more, or another value in the place of `before`. */
export type Plan<Known, Change> =
  | { effect: 'unchanged' }
  | { effect: 'added'; changes: Change[] }
  | { effect: 'changed'; before: Known; changes: Change[] }
  /** It contradicts `with`, an earlier part of the story that a deposit does not rewrite. */
  | { effect: 'conflict'; with: Known }
  /** Nothing is known, and no day was given. */
  | { effect: 'undated' };

type Said = {
  legalEntity: string;
  site: string | null;
  product: string;
  /** Null: not said. */
  version: string | null;
  installedOn: IsoDate | null;
};

/**
 * What a deposit's row means for the story (oldest first) of its product at its place. Another version from a later day is
 * an upgrade: the earlier one ends that day. Anything else that differs corrects the latest row where it stands.
 */
export function planInstallation(
  story: readonly KnownInstallation[],
  said: Said,
): Plan<KnownInstallation, InstallationChange> {
  const latest = story.at(-1);
  const { legalEntity, site, product } = said;
  const added = (installedOn: IsoDate, removedOn: IsoDate | null): InstallationChange => ({
    of: 'installation',
    legalEntity,
    id: null,
    before: null,
    after: { product, site, version: said.version, installedOn, removedOn, uploadId: null },
  });
  if (!latest) {
    if (!said.installedOn) return { effect: 'undated' };
    return { effect: 'added', changes: [added(said.installedOn, null)] };
  }
  const day = said.installedOn ?? latest.installedOn;
  const version = said.version ?? latest.version;
  if (story.some((known) => known.installedOn === day && known.version === (said.version ?? known.version))) {
    return { effect: 'unchanged' };
  }
  if (latest.removedOn !== null && day >= latest.removedOn) return { effect: 'added', changes: [added(day, null)] };
  if (version !== latest.version && day > latest.installedOn) {
    const ends = changed(latest, { removedOn: day });
    return { effect: 'changed', before: latest, changes: [ends, added(day, latest.removedOn)] };
  }
  const earlier = story.at(-2);
  if (earlier && day < latest.installedOn && (day <= earlier.installedOn || version === earlier.version)) {
    return { effect: 'conflict', with: earlier };
  }
  return {
    effect: 'changed',
    before: latest,
    changes: correction(latest, earlier, { version, installedOn: day, removedOn: latest.removedOn }),
  };
}

/** Other values for a row where it stands. The row before it ends the day this one begins, if it did so already or would run on. */
export function correction(
  row: KnownInstallation,
  earlier: KnownInstallation | undefined,
  values: Pick<KnownInstallation, 'version' | 'installedOn' | 'removedOn'>,
): InstallationChange[] {
  const day = values.installedOn;
  const end = earlier?.removedOn ?? null;
  const moved = end !== null && end !== day && (end === row.installedOn || end > day);
  return [...(earlier && moved ? [changed(earlier, { removedOn: day })] : []), changed(row, values)];
}

function changed(known: KnownInstallation, values: Partial<KnownInstallation>): InstallationChange {
  const before = installationOf(known);
  return {
    of: 'installation',
    id: known.id,
    legalEntity: known.legalEntity,
    before,
    after: { ...before, ...values, uploadId: null },
  };
}

/** What a day of certificate means for those known of the EJ (oldest first): the latest one is corrected, or a new one follows one that has ended. */
export function planCertificate(
  known: readonly KnownCertificate[],
  legalEntity: string,
  equippedOn: IsoDate,
): Plan<KnownCertificate, CertificateChange> {
  const latest = known.at(-1);
  if (known.some((certificate) => certificate.equippedOn === equippedOn)) return { effect: 'unchanged' };
  if (!latest || (latest.endedOn !== null && equippedOn >= latest.endedOn)) {
    const after = { equippedOn, endedOn: null, uploadId: null };
    return { effect: 'added', changes: [{ of: 'certificate', legalEntity, id: null, before: null, after }] };
  }
  const earlier = known.at(-2);
  if (earlier && equippedOn < (earlier.endedOn ?? latest.equippedOn)) return { effect: 'conflict', with: earlier };
  const before = certificateOf(latest);
  const after = { ...before, equippedOn, uploadId: null };
  return {
    effect: 'changed',
    before: latest,
    changes: [{ of: 'certificate', legalEntity, id: latest.id, before, after }],
  };
}
