import { formatDate } from '../format/date';
import { formatCount } from '../format/number';
import type { IsoDate } from '../month';

/** How many warnings a report keeps; it counts them all. */
export const MOST_WARNINGS = 1000;
/** How many changes of one kind a report keeps; it counts them all. */
export const MOST_CHANGES = 100;

export const CHANGE_KINDS = ['opened', 'closed', 'reopened', 'renamed', 'moved', 'changedOwner'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One line of the difference. `before` and `after` are names, addresses, owners or days (ISO), as the kind says. */
export type FinessChange = {
  type: 'legalEntity' | 'site';
  finess: string;
  name: string;
  before: string | null;
  after: string | null;
};

export type FinessCounts = { added: number; changed: number; closed: number; unchanged: number };

export type FinessWarning = { file: string; line: number | null; message: string };

export type FinessFileSummary = {
  name: string;
  kind: 'legacy' | 'plus' | 'hospitalList';
  extractedOn: IsoDate | null;
  legalEntities: number; // rows read, labs or not
  sites: number;
  positions: number;
};

/** What an import does, or would do. JSON as it stands. */
export type FinessReport = {
  dryRun: boolean;
  extractedOn: IsoDate | null;
  files: FinessFileSummary[];
  legalEntities: FinessCounts;
  sites: FinessCounts;
  /** Rows of the files that are no lab and own none. */
  ignored: { legalEntities: number; sites: number };
  hospitalSitesListed: number; // new in the list
  mergersProposed: {
    absorbed: string;
    absorbedName: string;
    successor: string;
    successorName: string;
    sites: number;
  }[];
  changes: Record<ChangeKind, { count: number; first: FinessChange[] }>;
  warnings: { count: number; first: FinessWarning[] };
};

/** Why nothing was written: French; the file and line are null when no single one is at fault. */
export type FinessRefusal = {
  file: string | null;
  line: number | null;
  message: string;
  /** Refused only for how much it would close: it may be begun again with `acceptClosures`. */
  closesTooMuch?: true;
};

export type FinessResult = { ok: true; report: FinessReport } | { ok: false; refusal: FinessRefusal };

/** Heads of the kinds of change. */
export const CHANGE_TITLES: Record<ChangeKind, string> = {
  opened: 'Ouvertures',
  closed: 'Fermetures',
  reopened: 'Réouvertures',
  renamed: 'Changements de nom',
  moved: 'Déménagements',
  changedOwner: 'Changements d’entité juridique',
};

/** «Fichier X, ligne 12 : …», one line. */
export function sayRefusal({ file, line, message }: FinessRefusal): string {
  const where = [file, line === null ? null : `ligne ${line}`].filter((part) => part !== null).join(', ');
  return where ? `${where}\u00A0: ${message}` : message;
}

function sayCounts(name: string, feminine: string, counts: FinessCounts): string {
  const said = [
    formatCount(counts.added, `ajouté${feminine}`),
    formatCount(counts.changed, `modifié${feminine}`),
    formatCount(counts.closed, `fermé${feminine}`),
    formatCount(counts.unchanged, `inchangé${feminine}`),
  ];
  return `${name}\u00A0: ${said.join(', ')}.`;
}

/** One line of the difference in French: «010001733 UN CENTRE : le 10/04/2026», «690035159 UN → DEUX». */
export function sayChange(kind: ChangeKind, { finess, name, before, after }: FinessChange): string {
  const end = kind === 'closed' && after ? `le ${formatDate(after as IsoDate)}` : after;
  const what = [before, end].filter((part) => part).join(' → ');
  return kind === 'renamed' ? `${finess} ${what}` : `${finess} ${name}${what ? `\u00A0: ${what}` : ''}`;
}

/** The report in French, a line an item: the counts, then the first `most` changes of each kind and warnings. */
export function sayReport(report: FinessReport, most: number): string[] {
  const day = report.extractedOn ? `Extraction du ${formatDate(report.extractedOn)}. ` : '';
  const lines = [
    `${day}${report.dryRun ? 'Essai\u00A0: rien n’a été écrit.' : 'Import appliqué.'}`,
    sayCounts('Entités juridiques', 'e', report.legalEntities),
    sayCounts('Établissements', '', report.sites),
    `Lus et laissés de côté (ni laboratoire ni propriétaire d’un laboratoire)\u00A0: ${formatCount(report.ignored.legalEntities, 'entité juridique', 'entités juridiques')}, ${formatCount(report.ignored.sites, 'établissement')}.`,
  ];
  if (report.hospitalSitesListed > 0) {
    lines.push(
      `Liste des laboratoires hospitaliers\u00A0: ${formatCount(report.hospitalSitesListed, 'site ajouté', 'sites ajoutés')}.`,
    );
  }
  if ([report.legalEntities, report.sites].every(({ added, changed, closed }) => added + changed + closed === 0)) {
    lines.push('Rien ne change.');
  }
  for (const kind of CHANGE_KINDS) {
    const { count, first } = report.changes[kind];
    if (count === 0) continue;
    lines.push(`${CHANGE_TITLES[kind]}\u00A0: ${formatCount(count, 'ligne')}`);
    lines.push(...first.slice(0, most).map((change) => `  ${sayChange(kind, change)}`));
    if (count > Math.min(most, first.length)) lines.push('  …');
  }
  for (const merger of report.mergersProposed.slice(0, most)) {
    lines.push(
      `Fusion proposée\u00A0: ${merger.absorbed} ${merger.absorbedName} → ${merger.successor} ${merger.successorName} (${formatCount(merger.sites, 'site')}).`,
    );
  }
  if (report.warnings.count > 0) {
    lines.push(`${formatCount(report.warnings.count, 'avertissement')}\u00A0:`);
    lines.push(...report.warnings.first.slice(0, most).map((warning) => `  ${sayRefusal(warning)}`));
    if (report.warnings.count > most) lines.push('  …');
  }
  return lines;
}
