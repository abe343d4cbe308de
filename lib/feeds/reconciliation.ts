import {
  type Reconciled,
  type ReconciledGroup,
  reconcile,
  reconcileGroup,
  type Sides,
} from '../figures/reconciliation';
import { formatMonthLong } from '../format/date';
import { formatCount, formatNumber, formatPercent, formatPercentChange } from '../format/number';
import type { Month } from '../month';
import type { LabSort } from './search-params';

type Named = { code: string; label: string };

/** What one product of a lab has declared, and what is measured of it. */
export type LabPart = Sides & { finess: string; vendor: Named | null; product: Named | null };

/** Both sides of one lab in a month, with the laboratory system in place at its end. */
export type LabSides = Sides & {
  finess: string;
  name: string;
  region: string;
  /** Null: no system is in place, and nothing is declared. */
  vendor: Named | null;
  product: Named | null;
  /** What is declared by the product that declares it; what is measured, under the system in place. */
  parts: LabPart[];
};

export type LabLine = LabSides & Reconciled;
/** A vendor, or one of its products when `product` is set. */
export type GroupLine = ReconciledGroup & { vendor: Named | null; product: Named | null; labs: number };

/** Each lab compared; those without any side are left out. */
export function labLines(labs: readonly LabSides[], threshold: number): LabLine[] {
  return labs.flatMap((lab) => {
    const compared = reconcile(lab, threshold);
    return compared ? [{ ...lab, ...compared }] : [];
  });
}

/** What labs declare and have measured by vendor, each followed by its products when it has several; the most declared first, no vendor last. */
export function groupLines(labs: readonly LabSides[], threshold: number): GroupLine[] {
  const line = (of: readonly LabPart[], vendor: Named | null, product: Named | null): GroupLine[] => {
    const group = reconcileGroup(of, threshold);
    return group ? [{ ...group, vendor, product, labs: new Set(of.map(({ finess }) => finess)).size }] : [];
  };
  const split = (of: readonly LabPart[], key: 'vendor' | 'product') => {
    const codes = [...new Set(of.map((lab) => lab[key]?.code))];
    return codes.map((code) => of.filter((lab) => lab[key]?.code === code));
  };
  const parts = labs.flatMap((lab) => lab.parts);
  const vendors = split(parts, 'vendor').map((of) => {
    const products = split(of, 'product');
    const [own] = line(of, of[0]?.vendor ?? null, null);
    const byProduct =
      products.length > 1
        ? products.flatMap((some) => line(some, some[0]?.vendor ?? null, some[0]?.product ?? null))
        : [];
    return { own, lines: own ? [own, ...byProduct.sort(byWeight)] : [] };
  });
  return vendors.sort((a, b) => (a.own && b.own ? byWeight(a.own, b.own) : 0)).flatMap(({ lines }) => lines);
}

const weight = ({ declared, measured }: Sides) => Math.max(declared ?? 0, measured ?? 0);

function byWeight(a: GroupLine, b: GroupLine): number {
  if ((a.vendor === null) !== (b.vendor === null)) return a.vendor === null ? 1 : -1;
  return weight(b) - weight(a) || (a.vendor?.label ?? '').localeCompare(b.vendor?.label ?? '', 'fr');
}

/** The order of a column that is clicked for the first time. */
export const firstOrder = (sort: LabSort): 'asc' | 'desc' => (sort === 'lab' || sort === 'vendor' ? 'asc' : 'desc');

/** Sorted by a column; what is not known comes last in both orders. Differences by their size, whatever their sign. */
export function sortLabs(lines: readonly LabLine[], sort: LabSort, order: 'asc' | 'desc'): LabLine[] {
  const sign = order === 'asc' ? 1 : -1;
  const text = (line: LabLine) => (sort === 'lab' ? line.name : (line.vendor?.label ?? null));
  const number = (line: LabLine) => {
    if (sort === 'declared' || sort === 'measured') return line[sort];
    const value = sort === 'ratio' ? line.ratio : line.difference;
    return value === null ? null : Math.abs(value);
  };
  const compare = (a: LabLine, b: LabLine): number => {
    const [x, y] = sort === 'lab' || sort === 'vendor' ? [text(a), text(b)] : [number(a), number(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return sign * (typeof x === 'string' ? x.localeCompare(String(y), 'fr') : x - Number(y));
  };
  return [...lines].sort((a, b) => compare(a, b) || weight(b) - weight(a) || a.finess.localeCompare(b.finess));
}

/** «écart de −20,0 %», «déclaré seulement»: what the two sides come to. */
export function stateWords({ state, ratio, difference }: Reconciled): string {
  switch (state) {
    case 'equal':
      return 'égal';
    case 'declared-only':
      return 'déclaré seulement';
    case 'measured-only':
      return 'mesuré seulement';
    default:
      return ratio === null
        ? `écart de ${formatCount(difference ?? 0, 'document')}`
        : `écart de ${formatPercentChange(ratio)}`;
  }
}

/** «la Cnam compte 4,7 % de moins que les éditeurs»: of a group whose labs are known on both sides. */
function comparison({ difference, ratio }: ReconciledGroup): string {
  if (difference === 0) return 'la Cnam compte autant de documents que les éditeurs';
  if (ratio === null)
    return `la Cnam compte ${formatCount(difference ?? 0, 'document')} là où les éditeurs déclarent 0`;
  return `la Cnam compte ${formatPercent(Math.abs(ratio))} de ${ratio > 0 ? 'plus' : 'moins'} que les éditeurs`;
}

/** What the month shows, in a sentence and what follows it. */
export function reconciliationWords(
  month: Month,
  labs: readonly LabSides[],
  threshold: number,
  mayDeposit: boolean,
): { lead: string; follow: string } {
  const group = reconcileGroup(labs, threshold);
  const declaring = labs.filter(({ declared }) => declared !== null).length;
  const said = `${formatCount(group?.declared ?? 0, 'document déclaré', 'documents déclarés')} par ${formatCount(declaring, 'laboratoire')}.`;
  if (!group || group.measured === null) {
    const who = mayDeposit ? 'déposez-la pour la comparer aux déclarations' : 'en attente du dépôt de la DNS';
    return {
      lead: `Aucune mesure de la Cnam pour ${formatMonthLong(month)}\u00A0: ${who}`,
      follow: group ? said : 'Aucune déclaration non plus pour ce mois.',
    };
  }
  const alone = `${formatCount(group.declaredOnly, 'laboratoire')} déclaré${group.declaredOnly > 1 ? 's' : ''} seulement, ${formatCount(group.measuredOnly, 'mesuré')} seulement.`;
  if (group.both === 0) {
    return {
      lead: `Aucun laboratoire n’est à la fois déclaré et mesuré en ${formatMonthLong(month)}`,
      follow: alone,
    };
  }
  const over = formatPercent(threshold, 0);
  const differing =
    group.differing === 0
      ? `aucun ne s’écarte de plus de ${over}`
      : `${formatNumber(group.differing)} ${group.differing > 1 ? 's’écartent' : 's’écarte'} de plus de ${over}`;
  const all = group.declaredOnly === 0 && group.measuredOnly === 0;
  const known =
    group.both === 1
      ? 'sur le seul laboratoire déclaré et mesuré'
      : `sur les ${formatNumber(group.both)}\u00A0laboratoires déclarés et mesurés`;
  return {
    lead: `En ${formatMonthLong(month)},${all ? '' : ` ${known},`} ${comparison(group)}`,
    follow: `Sur ${formatCount(group.both, 'laboratoire connu', 'laboratoires connus')} des deux côtés, ${differing}\u202F; ${alone}`,
  };
}
