import type { MergerAnswer } from '@/lib/labs/merger-actions';

/** What came of a form, where a screen reader hears it. */
export function MergerAnswerText({ answer }: { answer: MergerAnswer }) {
  if (answer === null) return null;
  return (
    <p role={answer.done ? 'status' : 'alert'} className={answer.done ? 'fr-valid-text' : 'fr-error-text'}>
      {answer.message}
    </p>
  );
}
