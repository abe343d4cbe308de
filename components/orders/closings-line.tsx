import type { CSSProperties } from 'react';
import { daysBetween } from '@/lib/figures/order-stages';
import { formatDate, formatMonth } from '@/lib/format/date';
import { formatList } from '@/lib/format/list';
import { formatCount, formatNumber } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import { addMonths, type IsoDate, lastDay, type Month, monthOf, monthRange } from '@/lib/month';
import type { ClosingRow, NextClosing } from '@/lib/orders/board';
import { CLOSING_LABELS, LACKS } from '@/lib/orders/board-words';

type Mark = { dueOn: IsoDate; rows: ClosingRow[]; next: boolean };

const firstDay = (month: Month) => `${month}-01` as IsoDate;
const QUARTERS = ['01', '04', '07', '10'];
const LEFT_UNDER = 0.3;
const NEAR = 0.22;
const RIGHT_OVER = 0.88;

/** The sides on which a label fits: after its mark at the head, before it where the next one is near. */
function sideOf(at: number, following: number | undefined): 'start' | 'middle' | 'end' {
  if (at < LEFT_UNDER) return 'start';
  return at > RIGHT_OVER || (following !== undefined && following - at < NEAR) ? 'end' : 'middle';
}

function stateOf({ rows, next }: Mark, closing: NextClosing | null): { text: string; late: boolean }[] {
  if (next && closing) {
    const { left } = closing;
    return [{ text: `${formatCount(left, 'reste', 'restent')} à faire`, late: left > 0 }];
  }
  return rows.flatMap(({ code, over, missed }) => {
    if (!over) return [];
    if (missed === 0) return [];
    return [{ text: `${formatCount(missed, 'commande')} sans ${LACKS[code]}`, late: code === 'SERVICE' }];
  });
}

/** «Commandes signées et demandes d’avance». */
function closed({ rows }: Mark): string {
  const names = rows.map(({ code }) => CLOSING_LABELS[code]);
  return formatList(names.map((name, i) => (i === 0 ? name : inSentence(name))));
}

type Props = {
  rows: readonly ClosingRow[];
  next: NextClosing | null;
  /** The day that the line is seen from. */
  from: IsoDate;
  /** Whether that day is today. */
  isToday: boolean;
};

/** The closing dates in force on one line of time, with what each has found and what is left of time. */
export function ClosingsLine({ rows, next, from, isToday }: Props) {
  const days = [...new Set(rows.filter(({ inForce }) => inForce).map(({ dueOn }) => dueOn))].sort();
  const [earliest, latest] = [days[0], days.at(-1)];
  if (!earliest || !latest) return null;
  const start = firstDay(monthOf(earliest < from ? earliest : from));
  const end = lastDay(addMonths(monthOf(latest > from ? latest : from), 1));
  const span = daysBetween(start, end);
  const place = (day: IsoDate) => daysBetween(start, day) / span;
  const at = (day: IsoDate) => ({ '--at': place(day) }) as CSSProperties;
  const marks: Mark[] = days.map((dueOn) => ({
    dueOn,
    rows: rows.filter((row) => row.inForce && row.dueOn === dueOn),
    next: next?.milestone.dueOn === dueOn,
  }));
  const ticks = monthRange(monthOf(start), monthOf(end)).filter(
    (month) => QUARTERS.includes(month.slice(5)) && firstDay(month) > start,
  );
  const now = place(from);
  return (
    <div className="vs-closings">
      <ol className="vs-closings__marks">
        {marks.map((mark, i) => {
          const following = marks[i + 1];
          const side = sideOf(place(mark.dueOn), following && place(following.dueOn));
          const over = mark.rows.every((row) => row.over);
          const states = stateOf(mark, next);
          return (
            <li
              key={mark.dueOn}
              className={`vs-closings__mark vs-closings__mark--${side}${mark.next ? ' vs-closings__mark--next' : ''}`}
              style={at(mark.dueOn)}
            >
              <strong>{formatDate(mark.dueOn)}</strong>
              <span>{closed(mark)}</span>
              {states.map(({ text, late }) => (
                <span key={text} className={late ? 'vs-closings__late' : 'vs-closings__state'}>
                  {over ? `clos\u00A0: ${text}` : text}
                </span>
              ))}
              {states.length === 0 && (
                <span className="vs-closings__state">{over ? 'clos\u00A0: aucune en retard' : 'à venir'}</span>
              )}
            </li>
          );
        })}
      </ol>
      <div className="vs-closings__line" aria-hidden="true" style={{ '--now': now } as CSSProperties}>
        {ticks.map((month) => (
          <span key={month} className="vs-closings__tick" style={at(firstDay(month))}>
            {formatMonth(month)}
          </span>
        ))}
        {marks.map(({ dueOn, rows: due, next: coming }) => (
          <span
            key={dueOn}
            className={`vs-closings__dot${coming ? ' vs-closings__dot--next' : due.some(({ over }) => !over) ? ' vs-closings__dot--ahead' : ''}`}
            style={at(dueOn)}
          />
        ))}
        {next && (
          <span
            className="vs-closings__span"
            style={{ '--at': now, '--width': place(next.milestone.dueOn) - now } as CSSProperties}
          >
            {formatCount(next.days, 'jour')}
          </span>
        )}
      </div>
      <p className="vs-closings__now" style={at(from)}>
        {isToday ? 'aujourd’hui' : 'arrêté'} <strong>{formatDate(from)}</strong>
        {next && <span className="vs-closings__days">, il reste {formatNumber(next.days)} jours</span>}
      </p>
    </div>
  );
}
