import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDate, formatInstant } from '@/lib/format/date';
import type { FeedbackPage } from '@/lib/issues/feedback-queries';
import type { IsoDate } from '@/lib/month';

type Step = { key: string; title: string; detail: ReactNode; done: boolean; refused?: boolean };

/** Before which day, and whether it is over. */
function before(day: IsoDate, late: boolean): ReactNode {
  return (
    <>
      Avant le {formatDate(day)}
      {late && <span className="vs-feedback__late">, délai dépassé</span>}
    </>
  );
}

const at = (instant: Date): string => `Le ${formatInstant(instant).replace(' ', ' à ')}`;

function numbers(all: readonly string[]): ReactNode {
  return all.map((number, index) => (
    <span key={number}>
      {index > 0 && ', '}
      <Link href={`/issues/feedback/${number}`}>{number}</Link>
    </span>
  ));
}

function qualification(feedback: FeedbackPage): Step {
  const { state, qualified, issue, reason, meToo } = feedback;
  const when = qualified && `${at(qualified.at)}${qualified.by ? `, par ${qualified.by}` : ''}`;
  if (state === 'REJECTED') {
    return {
      key: 'qualified',
      title: 'Non retenue',
      detail: (
        <>
          {when}
          {when && <br />}Motif{'\u00A0'}: {reason}
        </>
      ),
      done: false,
      refused: true,
    };
  }
  if (state === 'ATTACHED') {
    return {
      key: 'qualified',
      title: issue ? `Rattachée à l’irritant n°\u00A0${issue.id}` : 'Rattachée à un irritant',
      detail: meToo ? `${when}, par «\u00A0Moi aussi\u00A0»` : when,
      done: true,
    };
  }
  return {
    key: 'qualified',
    title: 'Lue et rattachée par la DNS',
    detail: before(feedback.qualifiedBefore, feedback.late.qualification),
    done: false,
  };
}

function answer(feedback: FeedbackPage): Step[] {
  const { state, issue } = feedback;
  if (state === 'REJECTED') return [];
  if (issue?.closed) {
    const { on, reason } = issue.closed;
    return [
      {
        key: 'answer',
        title: `Irritant clos le ${formatDate(on)}`,
        detail: reason ? `Motif\u00A0: ${reason}` : null,
        done: true,
      },
    ];
  }
  const answered = issue !== null && (issue.answers.length > 0 || issue.actions.length > 0);
  return [
    answered
      ? {
          key: 'answer',
          title: 'Réponse',
          detail: 'Ci-dessous\u00A0: ce qui est fait, et ce qui est prévu',
          done: true,
        }
      : {
          key: 'answer',
          title: 'Réponse',
          detail: before(feedback.answeredBefore, feedback.late.answer),
          done: false,
        },
  ];
}

/** What has become of a feedback, in order, and what comes. */
export function FeedbackWay({ feedback }: { feedback: FeedbackPage }) {
  const { splitFrom, parts } = feedback;
  const steps: Step[] = [
    { key: 'received', title: 'Reçue', detail: at(feedback.receivedAt), done: true },
    ...(splitFrom ? [{ key: 'from', title: 'Mise à part', detail: <>De {numbers([splitFrom])}</>, done: true }] : []),
    qualification(feedback),
    ...(parts.length > 0
      ? [{ key: 'parts', title: 'Une partie suivie à part', detail: <>Sous {numbers(parts)}</>, done: true }]
      : []),
    ...answer(feedback),
  ];
  return (
    <ol className="vs-way">
      {steps.map(({ key, title, detail, done, refused }) => (
        <li key={key} data-done={done} data-refused={refused ?? false}>
          <strong>{title}</strong>
          <span>{detail}</span>
        </li>
      ))}
    </ol>
  );
}
