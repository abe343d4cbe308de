import { formatMonthLong } from '../format/date';
import { formatCount, formatNumber, formatPercent } from '../format/number';
import type { IssueLog } from './list-queries';
import type { LogParams } from './search-params';

const NOTHING = { open: 'Aucun irritant ouvert', closed: 'Aucun irritant clos', all: 'Aucun irritant' } as const;

/**
 * The log's title, and what the heaviest of its open issues weigh together; null: nothing is known of it.
 * `filtered`: whether anything but the status narrows it.
 */
export function logTitle(
  { total, open, late, heaviest, month }: IssueLog,
  { status, filtered }: Pick<LogParams, 'status'> & { filtered: boolean },
): { title: string; detail: string | null } {
  if (total === 0) return { title: filtered ? 'Aucun irritant pour ces filtres' : NOTHING[status], detail: null };
  const lateWords = late === 0 ? 'aucun en retard' : `${formatNumber(late)} en retard`;
  const title =
    status === 'open'
      ? `${formatCount(open, 'irritant ouvert', 'irritants ouverts')}, ${lateWords}`
      : status === 'closed'
        ? formatCount(total, 'irritant clos', 'irritants clos')
        : `${formatCount(total, 'irritant')}, dont ${formatNumber(open)} ouvert${open >= 2 ? 's' : ''} et ${lateWords}`;
  if (heaviest === null) return { title, detail: null };
  const { issues, legalEntities, documents, share } = heaviest;
  const who =
    issues === 1
      ? open === 1
        ? 'Il touche'
        : 'Le plus lourd touche'
      : `${issues === 2 ? 'Les deux' : 'Les trois'} plus lourds touchent`;
  const part = share === null ? '' : `, soit ${formatPercent(share)} de ceux de ${formatMonthLong(month)}`;
  return {
    title,
    detail: `${who} ${formatNumber(legalEntities)}\u00A0EJ et ${formatNumber(documents)}\u00A0documents par mois${part}.`,
  };
}
