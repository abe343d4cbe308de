import { isDeepStrictEqual } from 'node:util';
import {
  type CertificateState,
  certificateOf,
  type EquipmentChange,
  type InstallationState,
  installationOf,
  type KnownCertificate,
  type KnownInstallation,
  storyKey,
} from '../equipment/state';
import type { TakenBack } from '../kind-spec';

type State = InstallationState | CertificateState;

/** What a deposit did to one row. */
export type Revision = { row: string; story: string; uploadId: string; before: State | null; after: State | null };

/** A row as it stands. */
export type Row = { row: string; story: string; known: Standing };
type Standing = { of: 'installation'; it: KnownInstallation } | { of: 'certificate'; it: KnownCertificate };

export const installationRow = (id: number) => `installation ${id}`;
export const certificateRow = (id: number) => `certificate ${id}`;
export const certificateStory = (legalEntity: string) => `certificate ${legalEntity}`;
export const installationStory = (legalEntity: string, state: InstallationState) => storyKey(legalEntity, state);

const stateOf = (known: Standing): State =>
  known.of === 'installation' ? installationOf(known.it) : certificateOf(known.it);

/**
 * What undoes a deposit: each story (a product at its place, the certificate of an EJ) that stands as the deposit left it returns to
 * what stood before, and further back through deposits cancelled earlier, whose values had to stay for this one's sake.
 * A story touched since is kept whole. Pure.
 */
export function undoing(
  uploadId: string,
  cancelled: ReadonlySet<string>,
  rows: readonly Row[],
  revisions: readonly Revision[],
): TakenBack & { changes: EquipmentChange[] } {
  const taken = { restored: 0, removed: 0, kept: 0 };
  const changes: EquipmentChange[] = [];
  for (const story of new Set(revisions.filter((done) => done.uploadId === uploadId).map((done) => done.story))) {
    const told = revisions.filter((done) => done.story === story);
    const standing = rows.filter((row) => row.story === story);
    const states = new Map<string, State | null>(standing.map(({ row, known }) => [row, stateOf(known)]));
    if (!undo(uploadId, told, states)) {
      taken.kept += 1;
      continue;
    }
    const undoOneMore = () =>
      [...states.values()].some(
        (state) => state?.uploadId && cancelled.has(state.uploadId) && undo(state.uploadId, told, states),
      );
    let further = undoOneMore();
    while (further) further = undoOneMore();
    for (const { row, known } of standing) changes.push(...changeTo(known, states.get(row) ?? null));
    const replaced = told.some((done) => done.uploadId === uploadId && done.before !== null);
    taken[replaced ? 'restored' : 'removed'] += 1;
  }
  return { ...taken, changes };
}

/** Puts back what an upload replaced in a story, if all of it stands as it left it. */
function undo(uploadId: string, told: readonly Revision[], states: Map<string, State | null>): boolean {
  const mine = told.filter((done) => done.uploadId === uploadId);
  const untouched = mine.every(({ row, after }) => isDeepStrictEqual(states.get(row) ?? null, after));
  if (mine.length === 0 || !untouched) return false;
  for (const { row, before } of mine) states.set(row, before);
  return true;
}

function changeTo(known: Standing, target: State | null): EquipmentChange[] {
  if (isDeepStrictEqual(stateOf(known), target)) return [];
  const { id, legalEntity } = known.it;
  return known.of === 'installation'
    ? [{ of: known.of, id, legalEntity, before: installationOf(known.it), after: target as InstallationState | null }]
    : [{ of: known.of, id, legalEntity, before: certificateOf(known.it), after: target as CertificateState | null }];
}
