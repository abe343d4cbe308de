import { formatDate, formatMonth } from '@/lib/format/date';
import type { HistoryLine } from '@/lib/labs/lab';
import { monthOf } from '@/lib/month';

const SHOWN = 8;

function Lines({ lines }: { lines: HistoryLine[] }) {
  return (
    <ol className="vs-lab-history">
      {lines.map(({ on, monthOnly, text, by }) => (
        <li key={`${on} ${text} ${by}`}>
          <time dateTime={monthOnly ? monthOf(on) : on}>{monthOnly ? formatMonth(monthOf(on)) : formatDate(on)}</time>
          <span>
            {text}
            {by && <span className="vs-lab-history__by">{by}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What is known to have happened to the lab, the newest first. */
export function HistoryCard({ lines }: { lines: HistoryLine[] }) {
  return (
    <section className="vs-page-card vs-lab-card" aria-labelledby="history-title">
      <h2 id="history-title">Historique</h2>
      {lines.length === 0 && <p className="vs-mention">Rien n’est connu.</p>}
      <Lines lines={lines.slice(0, SHOWN)} />
      {lines.length > SHOWN && (
        <details className="vs-lab-more">
          <summary>Voir les {lines.length - SHOWN} lignes plus anciennes</summary>
          <Lines lines={lines.slice(SHOWN)} />
        </details>
      )}
    </section>
  );
}
