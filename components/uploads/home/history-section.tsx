import Link from 'next/link';
import { Exports } from '@/components/vendors/exports';
import type { Month } from '@/lib/month';
import type { HistoryLine } from '@/lib/uploads/history';
import { type HistoryParams, historyHref } from '@/lib/uploads/history-params';
import { HistoryTable } from '../history-table';
import { HistoryFilters } from './history-filters';

type Props = {
  title: string;
  lines: HistoryLine[];
  next: string | null;
  params: HistoryParams;
  /** The depositors to choose from; null: the deposits are of one vendor. */
  depositors: { code: string; label: string }[] | null;
  /** The last month that can be asked for. */
  lastMonth: Month;
};

/** The history of deposits: what is asked of it, its lines, its file. */
export function HistorySection({ title, lines, next, params, depositors, lastMonth }: Props) {
  const { before, ...asked } = params;
  const narrowed = Object.values(asked).some((value) => value !== null);
  return (
    <section aria-labelledby="history-title" className="vs-section" id="history">
      <div className="vs-heading">
        <h2 id="history-title">{title}</h2>
        <Exports
          of="liste des dépôts"
          links={[
            { label: 'Télécharger cette liste', href: historyHref('/uploads/export', asked) },
            { label: 'XLSX', href: `${historyHref('/uploads/export', asked)}${narrowed ? '&' : '?'}format=xlsx` },
          ]}
        />
      </div>
      <HistoryFilters params={params} depositors={depositors} lastMonth={lastMonth} />
      {lines.length === 0 ? (
        <p>
          {narrowed || before !== null ? (
            <>
              Aucun dépôt pour ces filtres. <Link href="/uploads#history">Effacer les filtres</Link>
            </>
          ) : (
            'Aucun dépôt encore. Le premier apparaîtra ici, avec son fichier, ses erreurs et son effet.'
          )}
        </p>
      ) : (
        <HistoryTable lines={lines} named={depositors !== null} />
      )}
      {next !== null && (
        <p>
          <Link href={`${historyHref('/uploads', { ...asked, before: next })}#history`}>Dépôts plus anciens</Link>
        </p>
      )}
    </section>
  );
}
