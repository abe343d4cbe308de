import Link from 'next/link';
import type { CSSProperties, ReactNode } from 'react';
import { formatDate } from '@/lib/format/date';
import { formatCount, formatNumber, NO_DATA } from '@/lib/format/number';
import type { LogLine } from '@/lib/issues/log';
import { LateSign, SeverityMark } from '../severity-mark';

type Props = {
  line: LogLine;
  /** The heaviest issue of the board, in documents: the end of the bar's scale; null: none is known. */
  mostDocuments: number | null;
  /** What the fix has changed, in words; only for an issue that has one. */
  effect?: string | null | undefined;
  /** The menu that moves it to another stage, for those who may. */
  menu?: ReactNode;
};

/** «6 jours de retard», and of what when it is one of its actions. */
function lateWords({ days, of }: NonNullable<LogLine['late']>): string {
  const count = `${formatCount(days, 'jour')} de retard`;
  return of === 'issue' ? count : `une action a ${count}`;
}

/** An issue on the board: what it is, what it weighs, who bears it, by when. */
export function IssueCard({ line, mostDocuments, effect, menu }: Props) {
  const { id, title, category, severity, legalEntities, documents, owner, dueOn, late, feedbacks, age, closedOn } =
    line;
  const share = documents === null || !mostDocuments ? 0 : documents / mostDocuments;
  return (
    <article className={late ? 'vs-board-card vs-board-card--late' : 'vs-board-card'} aria-labelledby={`issue-${id}`}>
      <p className="vs-board-card__head">
        <span className="vs-board-card__category">{category.shortLabel}</span>
        <span className="vs-board-card__number">n°&nbsp;{id}</span>
        <SeverityMark severity={severity} />
      </p>
      <h3 className="vs-board-card__title" id={`issue-${id}`}>
        <Link href={`/issues/${id}`} prefetch={false}>
          {title}
        </Link>
      </h3>
      <p className="vs-board-card__weight">
        <span className="vs-board-card__track" style={{ '--share': share } as CSSProperties} aria-hidden="true" />
        <span>
          <strong>{formatNumber(legalEntities)}&nbsp;EJ</strong> ·{' '}
          {documents === null ? <span className="vs-unknown">{NO_DATA}</span> : formatNumber(documents)}
          &nbsp;docs/mois
        </span>
      </p>
      {effect && <p className="vs-board-card__effect">{effect}</p>}
      <dl className="vs-board-card__facts">
        <div>
          <dt className="fr-sr-only">Porteur</dt>
          <dd>
            <strong>{owner?.name ?? 'Porteur à désigner'}</strong>
          </dd>
        </div>
        <div>
          <dt className="fr-sr-only">Échéance</dt>
          <dd>
            {late ? (
              <span className="vs-late">
                <LateSign />
                {lateWords(late)}
              </span>
            ) : closedOn ? (
              <>clos le {formatDate(closedOn)}</>
            ) : dueOn ? (
              <>
                échéance <strong>{formatDate(dueOn)}</strong>
              </>
            ) : (
              'sans échéance'
            )}
          </dd>
        </div>
        <div>
          <dt className="fr-sr-only">Remontées</dt>
          <dd>{formatCount(feedbacks, 'remontée')}</dd>
        </div>
        <div>
          <dt className="fr-sr-only">Âge</dt>
          <dd>{ageWords(age, closedOn !== null)}</dd>
        </div>
      </dl>
      {menu}
    </article>
  );
}

function ageWords(age: number, closed: boolean): string {
  if (closed) return `ouvert ${formatCount(age, 'jour')}`;
  return age === 0 ? 'ouvert aujourd’hui' : `ouvert depuis ${formatCount(age, 'jour')}`;
}
