import Link from 'next/link';
import type { FormAction } from '@/lib/form-state';
import type { Inbox, ShownFeedback } from '@/lib/issues/inbox-queries';
import type { InboxParams } from '@/lib/issues/inbox-search-params';
import { AttachChoice } from './attach-choice';
import { FeedbackCard } from './feedback-card';
import { IssueSearch } from './issue-search';
import { OpenForm } from './open-form';
import { RejectForm } from './reject-form';
import { SplitForm } from './split-form';

type Props = {
  inbox: Inbox;
  shown: ShownFeedback;
  params: InboxParams;
  /** Query to come back to once something is done: the next feedback. */
  back: string;
  previousHref: string | null;
  nextHref: string | null;
  actions: { attach: FormAction; open: FormAction; split: FormAction; reject: FormAction };
};

/** One feedback, and what may be done with it. */
export function ShownPanel({ inbox, shown, params, back, previousHref, nextHref, actions }: Props) {
  const { proposals, found, categories, products } = inbox;
  return (
    <article aria-labelledby="shown-title" className="vs-inbox__shown">
      <header className="vs-inbox__head">
        <h2 id="shown-title" tabIndex={-1}>
          {shown.number}
        </h2>
        <nav aria-label="Remontées voisines">
          {previousHref && (
            <Link className="fr-link" href={previousHref} prefetch={false} scroll={false} data-shortcut="k">
              Précédente
            </Link>
          )}
          {nextHref && (
            <Link className="fr-link" href={nextHref} prefetch={false} scroll={false} data-shortcut="j">
              Suivante
            </Link>
          )}
        </nav>
      </header>
      <FeedbackCard feedback={shown} />
      {shown.said === null && (
        <>
          <section aria-labelledby="proposals-title">
            <h3 id="proposals-title">
              {proposals.length === 0
                ? 'Aucun irritant ouvert ne lui ressemble'
                : 'Irritants ouverts qui lui ressemblent'}
            </h3>
            {proposals.length > 0 && (
              <ul className="vs-plain">
                {proposals.map((choice, i) => (
                  <AttachChoice
                    key={choice.id}
                    feedback={shown.id}
                    choice={choice}
                    back={back}
                    shortcut={i === 0 ? 'a' : undefined}
                    attach={actions.attach}
                  />
                ))}
              </ul>
            )}
            <IssueSearch params={params} shown={shown.id} />
            {params.q.trim() !== '' && (
              <div role="status">
                {found.length === 0 && (
                  <p>
                    Aucun irritant pour «{'\u00A0'}
                    {params.q.trim()}
                    {'\u00A0'}».
                  </p>
                )}
              </div>
            )}
            {found.length > 0 && (
              <ul className="vs-plain">
                {found.map((choice) => (
                  <AttachChoice
                    key={choice.id}
                    feedback={shown.id}
                    choice={choice}
                    back={back}
                    attach={actions.attach}
                  />
                ))}
              </ul>
            )}
          </section>
          <details className="vs-inbox__more">
            <summary data-shortcut="o">Ouvrir un irritant</summary>
            <OpenForm feedback={shown} categories={categories} products={products} back={back} open={actions.open} />
          </details>
          {shown.body.trim() !== '' && (
            <details className="vs-inbox__more">
              <summary data-shortcut="s">Scinder</summary>
              <SplitForm feedback={shown} categories={categories} back={back} split={actions.split} />
            </details>
          )}
          <details className="vs-inbox__more">
            <summary data-shortcut="n">Ne pas retenir</summary>
            <RejectForm feedback={shown.id} back={back} reject={actions.reject} />
          </details>
        </>
      )}
    </article>
  );
}
