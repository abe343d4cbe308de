import type { ReactNode } from 'react';
import type { Doing, Doings } from '@/lib/issues/next-doings';

type Props = {
  doings: Doings;
  /** What stands behind a doing: a form, or a link. Null: nothing. */
  formOf: (doing: Doing, main: boolean) => { label: string; body: ReactNode; direct?: boolean } | null;
};

/** Kept behind «Mettre à jour la fiche»: not what the state calls for. */
const UPKEEP: readonly Doing[] = ['edit', 'labs', 'products', 'merge', 'split', 'state'];

/** What the reader may do about the issue now: what its state calls for first, each with its form. */
export function DoingsCard({ doings: { text, main, others }, formOf }: Props) {
  const item = (doing: Doing, isMain: boolean) => {
    const form = formOf(doing, isMain);
    if (!form) return null;
    const { label, body, direct } = form;
    const look = isMain ? 'vs-issue-doing vs-issue-doing--main' : 'vs-issue-doing';
    return direct ? (
      <div key={doing} className={look}>
        {body}
      </div>
    ) : (
      <details key={doing} className={look} open={isMain && doing === 'answer'}>
        <summary>{label}</summary>
        {body}
      </details>
    );
  };
  const upkeep = others.filter((doing) => UPKEEP.includes(doing));
  return (
    <section
      className="vs-page-card vs-issue-card vs-issue-card--doings vs-page-grid__do"
      aria-labelledby="doings-title"
    >
      <h2 id="doings-title">Ce que vous pouvez faire</h2>
      <p role="status">{text}</p>
      {main && item(main, true)}
      {others.filter((doing) => !UPKEEP.includes(doing)).map((doing) => item(doing, false))}
      {upkeep.length > 0 && (
        <details className="vs-issue-more">
          <summary>Mettre à jour la fiche</summary>
          {upkeep.map((doing) => item(doing, false))}
        </details>
      )}
    </section>
  );
}
