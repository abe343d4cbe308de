import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FormAction } from '@/lib/form-state';
import type { MeetingPoint } from '@/lib/issues/meeting-queries';
import type { IsoDate } from '@/lib/month';
import { ActionList } from './action-list';

type Props = {
  point: MeetingPoint;
  number: number;
  today: IsoDate;
  advance: FormAction;
  /** Its place on the agenda, for who may change it. */
  arrange: ReactNode;
  /** Its decision and its new action, for who may write them; null: read only. */
  forms: ReactNode;
};

/** A point of the agenda: why it is there, what was decided, who does what. */
export function PointCard({ point, number, today, advance, arrange, forms }: Props) {
  const { subject, issueId, why, decision, actions, hidden } = point;
  return (
    <li className="vs-point" id={`point-${point.id}`}>
      <div className="vs-point__head">
        <h3>
          <span className="vs-point__number">{number}.</span>{' '}
          {issueId === null ? subject : <Link href={`/issues/${issueId}`}>{subject}</Link>}
        </h3>
        {arrange}
      </div>
      {why && <p className="vs-point__why">{why}</p>}
      {forms === null && decision && <p className="vs-point__decided">{decision}</p>}
      {forms === null && !decision && !hidden && <p className="vs-mention">Pas de décision.</p>}
      {forms}
      {actions.length > 0 && (
        <>
          <h4 className="vs-point__actions">Actions décidées</h4>
          <ActionList actions={actions} today={today} advance={advance} label={`Actions décidées\u00A0: ${subject}`} />
        </>
      )}
    </li>
  );
}
