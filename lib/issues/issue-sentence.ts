import { formatDate } from '../format/date';
import { formatList } from '../format/list';
import { formatCount, formatNumber } from '../format/number';
import { sinceSentence } from './effect-words';
import type { ConcernedProduct, IssueDetail } from './issue';
import { isOpenAction } from './open-action';

/** «Ormélis Lab 4.0 et 4.1»: a product and the versions that have the difficulty. */
export function productText({ name, versions }: Pick<ConcernedProduct, 'name' | 'versions'>): string {
  return versions ? `${name} ${versions}` : name;
}

/** «4.0 et 4.1, corrigé en 4.2»; with several products each is named. Null: nothing is known of their versions. */
export function versionsText(products: readonly ConcernedProduct[]): string | null {
  const known = products.filter(({ versions, fixedIn }) => versions || fixedIn);
  if (known.length === 0) return null;
  return known
    .map(({ name, versions, fixedIn }) => {
      const parts = [...(versions ? [versions] : []), ...(fixedIn ? [`corrigé en ${fixedIn}`] : [])];
      return `${products.length > 1 ? `${name}\u00A0: ` : ''}${parts.join(', ')}`;
    })
    .join('\u202F; ');
}

/** «version 4.2, le 11/07/2023»: the fix on its chart. */
export function fixText({ products, fixedOn }: Pick<IssueDetail, 'products' | 'fixedOn'>): string {
  const versions = [...new Set(products.flatMap(({ fixedIn }) => fixedIn ?? []))];
  const on = fixedOn === null ? '' : `le ${formatDate(fixedOn)}`;
  return versions.length === 0 ? `correctif, ${on}` : `version ${formatList(versions)}, ${on}`;
}

function fixed({ products, fixedOn }: IssueDetail): string | null {
  if (fixedOn === null) return null;
  const versions = products.flatMap(({ fixedIn }) => fixedIn ?? []);
  const where = versions.length === 0 ? '' : ` en version ${formatList([...new Set(versions)])}`;
  return `Corrigé${where} le ${formatDate(fixedOn)}.`;
}

function stake({ weight, fixedOn }: IssueDetail): string {
  if (weight.legalEntities === 0) return 'Aucun laboratoire n’y est encore attaché.';
  const labs = formatCount(weight.legalEntities, 'laboratoire concerné', 'laboratoires concernés');
  const documents = weight.documents === null ? '' : `, ${formatNumber(weight.documents)}\u00A0documents par mois`;
  return `${labs}${documents}${weight.documents !== null && fixedOn === null ? ' en jeu' : ''}.`;
}

function next(issue: IssueDetail): string | null {
  const { actions, answers, owner, state, lateDays, dueOn } = issue;
  if (state === 'TO_QUALIFY') return 'À qualifier par la task force.';
  if (state === 'AWAITING_ANSWER' && answers.length === 0) return 'La réponse de l’éditeur est attendue.';
  const late = actions.filter((action) => action.lateDays !== null).length;
  if (late > 0) return `${formatCount(late, 'action en retard', 'actions en retard')}.`;
  if (lateDays !== null && dueOn) return `L’échéance du ${formatDate(dueOn)} est passée.`;
  if (owner === null) return 'Aucun porteur n’est désigné.';
  const open = actions.find(isOpenAction);
  return open ? `Prochaine étape\u00A0: ${open.owner}, pour le ${formatDate(open.dueOn)}.` : null;
}

/** Where an issue stands, in two parts: the first in bold. */
export function issueSentence(issue: IssueDetail): { lead: string; rest: string } {
  const { closedOn, closingReason, effect } = issue;
  const since = effect ? sinceSentence(effect) : null;
  if (closedOn !== null) {
    const reason = closingReason ? [`Motif\u00A0: ${closingReason}`] : [];
    return { lead: `Clos le ${formatDate(closedOn)}.`, rest: [...reason, ...(since ? [since] : [])].join(' ') };
  }
  const lead = fixed(issue);
  if (lead) return { lead, rest: since ?? stake(issue) };
  return { lead: stake(issue), rest: next(issue) ?? '' };
}
