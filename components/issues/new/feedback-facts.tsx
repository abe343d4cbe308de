import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FeedbackPage } from '@/lib/issues/feedback-queries';

type Props = { feedback: FeedbackPage };

function Lab({ lab }: { lab: NonNullable<FeedbackPage['lab']> }) {
  const { finess, name, town } = lab;
  if (finess !== null) {
    return (
      <>
        <Link href={`/labs/${finess}`}>{name}</Link>, {town}
      </>
    );
  }
  return name === null ? 'Un laboratoire hors de votre périmètre' : `${name}, ${town}`;
}

/** Whom and what a feedback is about, and where it was heard. */
export function FeedbackFacts({ feedback }: Props) {
  const { lab, region, product, author, organisation } = feedback;
  const facts: [string, ReactNode][] = [
    ['Laboratoire', lab ? <Lab key="lab" lab={lab} /> : 'Aucun en particulier'],
    ['Région', region ?? 'Toute la France'],
    ['Ce qui bloque', feedback.category],
    ['Gravité', feedback.severity],
    ['Logiciel', product ?? 'n.d.'],
    ['Entendu où', feedback.channel],
    ['De', author === null ? organisation : `${author} (${organisation})`],
  ];
  return (
    <dl className="vs-feedback__facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
