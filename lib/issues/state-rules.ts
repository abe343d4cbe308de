import { effectMonths, LEAST_AFTER } from '../figures/effect';
import { formatDate } from '../format/date';
import type { IssueState } from '../generated/prisma/enums';
import { addMonths, type IsoDate, type Month, monthOf } from '../month';

/** The states that a person of the task force may choose for an open issue, in the order of its life. */
export const OPEN_STATES = [
  'TO_QUALIFY',
  'ANALYSIS',
  'AWAITING_ANSWER',
  'PLANNED',
  'IN_PROGRESS',
  'EFFECT_TO_CONFIRM',
  'EFFECT_MEASURED',
] as const satisfies readonly IssueState[];

export type StateFault = { field: 'state' | 'reason' | 'fixedOn'; message: string };

type Asked = {
  from: IssueState;
  to: IssueState;
  openedOn: IsoDate;
  /** The day of the fix: what the form says, else what is known. */
  fixedOn: IsoDate | null;
  reason: string;
  products: number;
  /** Actions that are neither done nor dropped. */
  openActions: number;
  /** Why the figures do not measure the effect of the fix, as its chart says it; null: they do. */
  unmeasured: string | null;
};

/** Whether two full months have passed since a fix. */
export function hasHindsight(fixedOn: IsoDate, lastMonth: Month): boolean {
  return effectMonths(fixedOn, lastMonth).filter(({ phase }) => phase === 'after').length >= LEAST_AFTER;
}

/** Why an issue cannot go from a state to another; null when it can. */
export function stateFault(
  { from, to, openedOn, fixedOn, reason, products, openActions, unmeasured }: Asked,
  today: IsoDate,
): StateFault | null {
  if (from === 'CLOSED') {
    if (to === 'CLOSED') return { field: 'state', message: 'Cet irritant est déjà clos.' };
    if (reason === '') return { field: 'reason', message: 'Écrivez pourquoi l’irritant est rouvert.' };
  }
  if (to === 'CLOSED') {
    if (reason === '')
      return { field: 'reason', message: 'Écrivez pourquoi l’irritant est clos\u00A0: ses auteurs le liront.' };
    if (openActions === 0) return null;
    const left = openActions === 1 ? 'Une action reste ouverte' : `${openActions}\u00A0actions restent ouvertes`;
    return { field: 'state', message: `${left}\u00A0: dites ce qui est fait ou abandonné, puis clôturez.` };
  }
  if (to === 'AWAITING_ANSWER' && products === 0) {
    return {
      field: 'state',
      message: 'Aucun logiciel n’est attaché à l’irritant\u00A0: ajoutez-en un pour interroger son éditeur.',
    };
  }
  if (to !== 'EFFECT_TO_CONFIRM' && to !== 'EFFECT_MEASURED') return null;
  if (fixedOn === null)
    return { field: 'fixedOn', message: 'Saisissez le jour où le correctif est arrivé sur le terrain.' };
  if (fixedOn > today)
    return {
      field: 'fixedOn',
      message: 'Ce jour est à venir. Saisissez le jour où le correctif est arrivé sur le terrain.',
    };
  if (fixedOn < openedOn) {
    return {
      field: 'fixedOn',
      message: `Le correctif précède l’ouverture de l’irritant, le ${formatDate(openedOn)}. Vérifiez le jour.`,
    };
  }
  if (to === 'EFFECT_MEASURED' && !hasHindsight(fixedOn, addMonths(monthOf(today), -1))) {
    return {
      field: 'state',
      message: `Moins de ${LEAST_AFTER}\u00A0mois de recul depuis le ${formatDate(fixedOn)}, pas de mesure. Gardez «\u00A0Effet à confirmer\u00A0».`,
    };
  }
  if (to === 'EFFECT_MEASURED' && unmeasured !== null) {
    return { field: 'state', message: `${unmeasured}. Gardez «\u00A0Effet à confirmer\u00A0».` };
  }
  return null;
}
