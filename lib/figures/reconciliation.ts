import type { Definition } from './types';

/** Documents of a lab and a month, on both sides. Null: that side says nothing, which is never 0. */
export type Sides = { declared: number | null; measured: number | null };

export type ReconciliationState = 'equal' | 'near' | 'differs' | 'declared-only' | 'measured-only';

export type Reconciled = Sides & {
  /** Measured − declared, in documents; null without both sides. */
  difference: number | null;
  /** difference ÷ declared, a ratio; null without both sides, and when nothing was declared: no percentage of 0. */
  ratio: number | null;
  state: ReconciliationState;
};

/** A group of labs: a vendor, a product, a month. */
export type ReconciledGroup = Reconciled & {
  /** Labs with both sides: the difference is theirs alone. */
  both: number;
  declaredOnly: number;
  measuredOnly: number;
  /** Of the labs with both sides, those that differ beyond the threshold. */
  differing: number;
};

/** What the comparison means, as the page says it. */
export const reconciliation: Pick<
  Definition,
  'id' | 'label' | 'formula' | 'sources' | 'perimeter' | 'whenEmpty' | 'whenIncomplete'
> = {
  id: 'reconciliation',
  label: 'Écart entre la mesure de la Cnam et la déclaration de l’éditeur',
  formula:
    'Mesure de la Cnam − documents déclarés, et ce nombre ÷ documents déclarés. Un écart au plus égal au seuil est signalé «\u00A0sous le seuil\u00A0».',
  sources: 'Dépôts «\u00A0comptages\u00A0» des éditeurs et dépôts «\u00A0mesures de la Cnam\u00A0» de la task force.',
  perimeter:
    'Laboratoires (entités juridiques), à la fin du mois. La Cnam ne connaît pas le logiciel\u00A0: sa mesure est comparée à la ' +
    'somme des logiciels déclarés du laboratoire, et comptée à l’éditeur du logiciel de laboratoire en place.',
  whenEmpty:
    '«\u00A0n.d.\u00A0» d’un côté sans donnée\u00A0: «\u00A0déclaré seulement\u00A0» ou «\u00A0mesuré seulement\u00A0», jamais un écart de 100\u00A0%. ' +
    'Sans pourcentage lorsque le nombre déclaré est 0.',
  whenIncomplete:
    'L’écart d’un éditeur ou d’un mois est celui des laboratoires connus des deux côtés\u202F; les autres sont comptés à part.',
};

/** The two sides of one lab, compared; `threshold`: a ratio. Null when neither side says anything. */
export function reconcile({ declared, measured }: Sides, threshold: number): Reconciled | null {
  if (declared === null && measured === null) return null;
  if (declared === null) return { declared, measured, difference: null, ratio: null, state: 'measured-only' };
  if (measured === null) return { declared, measured, difference: null, ratio: null, state: 'declared-only' };
  const difference = measured - declared;
  const ratio = declared === 0 ? (difference === 0 ? 0 : null) : difference / declared;
  return { declared, measured, difference, ratio, state: stateOf(difference, ratio, threshold) };
}

function stateOf(difference: number, ratio: number | null, threshold: number): ReconciliationState {
  if (difference === 0) return 'equal';
  return ratio !== null && Math.abs(ratio) <= threshold ? 'near' : 'differs';
}

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
};

/** Labs together: each side is all that is known of it, the difference that of the labs with both. Null without any. */
export function reconcileGroup(labs: readonly Sides[], threshold: number): ReconciledGroup | null {
  const all = { declared: sum(labs.map((lab) => lab.declared)), measured: sum(labs.map((lab) => lab.measured)) };
  const compared = labs.flatMap((lab) => reconcile(lab, threshold) ?? []);
  const both = compared.filter(({ difference }) => difference !== null);
  const only = (state: ReconciliationState) => compared.filter((lab) => lab.state === state).length;
  const counts = {
    both: both.length,
    declaredOnly: only('declared-only'),
    measuredOnly: only('measured-only'),
    differing: only('differs'),
  };
  const shared = reconcile(
    { declared: sum(both.map((lab) => lab.declared)), measured: sum(both.map((lab) => lab.measured)) },
    threshold,
  );
  if (shared) return { ...shared, ...all, ...counts };
  const alone = reconcile(all, threshold);
  if (!alone) return null;
  // Some labs on one side, others on the other, none on both: nothing can be compared.
  if (alone.difference !== null) return { ...all, difference: null, ratio: null, state: 'declared-only', ...counts };
  return { ...alone, ...counts };
}
