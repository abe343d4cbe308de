import Link from 'next/link';
import type { NextStep } from '@/lib/labs/next-steps';

function Verb({ verb, href, first }: { verb: string; href: string; first: boolean }) {
  const look = first ? 'fr-btn fr-btn--sm' : 'fr-btn fr-btn--sm fr-btn--secondary';
  if (href.startsWith('/')) {
    return (
      <Link href={href} className={look}>
        {verb}
      </Link>
    );
  }
  const icon = href.startsWith('tel:') ? ' fr-btn--icon-left fr-icon-phone-line' : '';
  return (
    <a href={href} className={look + icon}>
      {verb}
    </a>
  );
}

/** What could be done now, each with its fact and one verb. */
export function NextStepsCard({ steps, closed }: { steps: NextStep[]; closed: boolean }) {
  return (
    <section className="vs-page-card vs-lab-card vs-lab-card--next vs-page-grid__do" aria-labelledby="next-title">
      <h2 id="next-title">Que faire maintenant</h2>
      {steps.length === 0 && (
        <p className="vs-lab-card__part">
          {closed
            ? 'Rien\u00A0: cette entité est fermée.'
            : 'Rien de pressant\u00A0: aucun fait connu n’appelle d’action.'}
        </p>
      )}
      {steps.map(({ title, fact, link }, i) => (
        <div key={title + fact} className="vs-lab-card__part">
          <h3>{title}</h3>
          <p>{fact}</p>
          {link && (
            <p>
              <Verb {...link} first={i === 0} />
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
