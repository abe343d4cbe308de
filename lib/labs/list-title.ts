import { formatDate, formatMonthLong } from '../format/date';
import { formatCount } from '../format/number';
import { lastDay } from '../month';
import type { LabList } from './list-queries';
import type { LabsParams } from './search-params';

const POPULATIONS = {
  SEL: ['SEL', 'SEL'],
  PRIVATE: ['laboratoire privé', 'laboratoires privés'],
  HOSPITAL: ['laboratoire d’établissement de santé', 'laboratoires d’établissements de santé'],
} as const;

/** The list's title and what it counts, in words. */
export function labsTitle(
  { total, month, approximate }: LabList,
  { q, sector, feeding, equipped, silent }: LabsParams,
  ownProductsOnly: boolean,
): { title: string; detail: string } {
  const [one, many] = sector ? POPULATIONS[sector] : (['laboratoire', 'laboratoires'] as const);
  const qualities = [
    equipped && (equipped === 'yes' ? 'avec certificat DMP' : 'sans certificat DMP'),
    feeding && (feeding === 'yes' ? `qui alimente${total >= 2 ? 'nt' : ''} le DMP` : 'sans alimentation du DMP'),
    silent !== null && silent > 0 && 'silencieux',
  ].filter((quality) => typeof quality === 'string');
  const words = q.trim();
  const near = words === '' ? '' : approximate ? ` proches de «\u00A0${words}\u00A0»` : ` pour «\u00A0${words}\u00A0»`;
  const title = `${formatCount(total, one, many)}${qualities.length > 0 ? ` ${qualities.join(', ')}` : ''}${near}`;
  const detail =
    `Ouverts au ${formatDate(lastDay(month))}, documents versés au DMP en ${formatMonthLong(month)}` +
    `${ownProductsOnly ? ' par vos logiciels' : ''}.${approximate ? ' Aucun nom ne contient ces mots\u00A0: voici les plus proches.' : ''}`;
  return { title, detail };
}
