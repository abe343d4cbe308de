import { formatDate, formatMonthLong } from '../../format/date';
import { NO_DATA } from '../../format/number';
import type { Month } from '../../month';
import type { ErrorCode } from '../codes';
import { lockedBy } from '../equipment/locked';
import { type Plan, planCertificate, planInstallation } from '../equipment/plan';
import {
  type EquipmentChange,
  type InstallationState,
  type KnownCertificate,
  type KnownInstallation,
  storyKey,
} from '../equipment/state';
import type { Checked } from '../kind-spec';
import { MOST_CHANGES, type Report } from '../report';
import type { RowReader } from '../row-reader';
import type { ReadRow } from './check-rows';
import { type Limits, mayCertify, undoesInstallation } from './limits';
import type { InstallationColumn } from './row';

/** What is known of the places that the rows name, the oldest first. */
export type Base = { installations: readonly KnownInstallation[]; certificates: readonly KnownCertificate[] };

type Effect = Required<Pick<Checked, 'added' | 'changed' | 'unchanged' | 'textChanges'>> & {
  changes: EquipmentChange[];
};

// Without the date: the depositor may not be one who is to know it.
const CERTIFICATE_KNOWN =
  'Un certificat est déjà connu pour ce laboratoire. Laissez la case vide, ou demandez sa correction à l’ARS.';
const CORRECTED_BY_HAND =
  'L’installation connue de ce logiciel a été corrigée à la main. Demandez une autre correction à l’ARS, ou retirez la ligne.';

/**
 * What the rows without fault would change of the base; what contradicts it, is not the depositor's to change or reaches a locked month
 * is an error, given to the reader. Pure.
 */
export function effectOf(
  rows: readonly ReadRow[],
  base: Base,
  limits: Limits,
  reader: RowReader<InstallationColumn>,
): Effect {
  const stories = groupBy(base.installations, (known) => storyKey(known.legalEntity, known));
  const certificates = groupBy(base.certificates, ({ legalEntity }) => legalEntity);
  const settled = new Set<string>();
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const textChanges: Report['textChanges'] = [];
  const changes: EquipmentChange[] = [];

  for (const { source, row } of rows) {
    const { line, finess, name, legalEntity, site, product, version, installedOn, equippedOn } = row;
    const refuse = (column: InstallationColumn, message: string, code: ErrorCode = 'bad-date') =>
      reader.errors.push({ ...reader.place(source, column), code, message });
    const refuseLocked = (column: InstallationColumn, done: Plan<unknown, EquipmentChange> | null) => {
      const locked = done && 'changes' in done ? lockedBy(done.changes, limits.lockedMonths) : null;
      if (locked) refuse(column, lockedMessage(locked), 'locked-month');
      return locked !== null;
    };
    const tell = (what: string, before: string, after: string) =>
      textChanges.push({ line, finess, name, what, before, after });
    const story = stories.get(storyKey(legalEntity, { site, product: product.code })) ?? [];
    const plan = planInstallation(story, { legalEntity, site, product: product.code, version, installedOn });
    if (plan.effect === 'undated') {
      refuse(
        'date_installation',
        'Date d’installation absente, et le logiciel n’est pas encore connu là. Saisissez par exemple 17/03/2023.',
      );
      continue;
    }
    if (plan.effect === 'conflict') {
      refuse(
        'date_installation',
        `Date contraire à l’historique\u00A0: la ${phrase(plan.with)} est déjà connue. Vérifiez la date, ou demandez la correction à l’ARS.`,
      );
      continue;
    }
    if (undoesInstallation(plan, limits.vendor)) {
      refuse('date_installation', CORRECTED_BY_HAND);
      continue;
    }
    if (refuseLocked('date_installation', plan)) continue;
    const known = certificates.get(legalEntity) ?? [];
    const certificate =
      equippedOn && !settled.has(legalEntity) ? planCertificate(known, legalEntity, equippedOn) : null;
    if (certificate && !mayCertify(certificate, known, legalEntity, limits.vendor)) {
      refuse('date_certificat_dmp', CERTIFICATE_KNOWN);
      continue;
    }
    if (certificate?.effect === 'conflict') {
      refuse(
        'date_certificat_dmp',
        `Date contraire à l’historique\u00A0: un certificat du ${formatDate(certificate.with.equippedOn)} est déjà connu. Vérifiez la date, ou demandez la correction à l’ARS.`,
      );
      continue;
    }
    if (refuseLocked('date_certificat_dmp', certificate)) continue;
    if (equippedOn) settled.add(legalEntity);

    if (plan.effect === 'changed') {
      const after = plan.changes.at(-1)?.after;
      tell(product.name, phrase(plan.before), after ? phrase(after) : NO_DATA);
    }
    if (certificate?.effect === 'changed' && equippedOn) {
      tell('Certificat DMP', formatDate(certificate.before.equippedOn), formatDate(equippedOn));
    }
    const effects = [plan.effect, certificate?.effect];
    counts[effects.includes('changed') ? 'changed' : effects.includes('added') ? 'added' : 'unchanged'] += 1;
    for (const done of [plan, certificate]) if (done && 'changes' in done) changes.push(...done.changes);
  }
  return { ...counts, textChanges: textChanges.slice(0, MOST_CHANGES), changes };
}

const lockedMessage = (month: Month) =>
  `Mois verrouillé\u00A0: ${formatMonthLong(month)} n’accepte plus de changement. Demandez à la DNS de le rouvrir, ou retirez la ligne.`;

/** «version 2.1, depuis le 17/03/2023». */
function phrase({ version, installedOn, removedOn }: InstallationState): string {
  const until = removedOn ? ` jusqu’au ${formatDate(removedOn)}` : '';
  const since = removedOn ? 'du' : 'depuis le';
  return `version ${version ?? NO_DATA}, ${since} ${formatDate(installedOn)}${until}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
