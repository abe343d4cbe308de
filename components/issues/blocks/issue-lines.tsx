import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatCount, formatNumber, NO_DATA } from '@/lib/format/number';
import type { LogLine } from '@/lib/issues/log';
import { STATE_WORDS } from '@/lib/issues/words';
import { LateSign } from '../severity-mark';

/** «38 EJ, 214 000 documents par mois»; «n.d.» when none of the labs has declared. */
function weightWords({ legalEntities, documents }: Pick<LogLine, 'legalEntities' | 'documents'>): string {
  const sent = documents === null ? `documents ${NO_DATA}` : `${formatCount(documents, 'document')} par mois`;
  return `${formatNumber(legalEntities)}\u00A0EJ, ${sent}`;
}

function Due({ dueOn, late, closedOn }: Pick<LogLine, 'dueOn' | 'late' | 'closedOn'>) {
  if (closedOn !== null) return `le ${formatDate(closedOn)}`;
  if (late) {
    const count = `${formatCount(late.days, 'jour')} de retard`;
    return (
      <span className="vs-late">
        <LateSign /> {late.of === 'issue' ? count : `une action a ${count}`}
      </span>
    );
  }
  return dueOn === null ? 'sans échéance' : `échéance ${formatDate(dueOn)}`;
}

type Line = LogLine & { waiting?: number | null };

/** Issues in few words: title, state, due; `weighed`: what they weigh too. */
export function IssueLines({ lines, weighed = false }: { lines: readonly Line[]; weighed?: boolean }) {
  return (
    <ul className="vs-plain vs-block-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <Link href={`/issues/${line.id}`} prefetch={false}>
            n°&nbsp;{line.id} · {line.title}
          </Link>
          <p>
            {STATE_WORDS[line.state]}
            {typeof line.waiting === 'number' && (
              <>
                ,{' '}
                <strong>
                  demandée {line.waiting === 0 ? 'aujourd’hui' : `il y a ${formatCount(line.waiting, 'jour')}`}
                </strong>
              </>
            )}
            {weighed && ` · ${weightWords(line)}`} · <Due {...line} />
          </p>
        </li>
      ))}
    </ul>
  );
}
