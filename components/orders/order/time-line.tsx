import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDate, formatInstant } from '@/lib/format/date';
import { formatEuros } from '@/lib/format/euros';
import type { OrderDetail, OrderEntry } from '@/lib/orders/order';
import { STAGE_WORDS } from '@/lib/orders/stage-words';

type Step = OrderDetail['steps'][number];

type Props = {
  order: OrderDetail;
  /** The form that corrects a step; null: the viewer may not. */
  correction: ((step: Step) => ReactNode) | null;
};

const TONES: Partial<Record<OrderEntry['stage'], string>> = {
  REFUSED: 'stopped',
  CANCELLED: 'stopped',
  VA_SIGNED: 'va',
};

/** «Enregistré le 05/10/2023 09:41 par Dominique, dépôt D-2023-0004». */
function Source({ recordedAt, actor, upload }: OrderEntry) {
  return (
    <span className="vs-order-line__source">
      Enregistré le {formatInstant(recordedAt)}
      {actor && ` par ${actor}`}
      {upload && (
        <>
          , dépôt <Link href={`/uploads/${upload.id}`}>{upload.number}</Link>
        </>
      )}
      {!actor && !upload && ', repris à la mise en service'}
    </span>
  );
}

function Facts({ on, amountCents, cause }: OrderEntry) {
  return (
    <>
      <time dateTime={on}>{formatDate(on)}</time>
      {amountCents !== null && `, ${formatEuros(amountCents)}`}
      {cause && `\u00A0: ${cause}`}
    </>
  );
}

function Replaced({ entries }: { entries: OrderEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="vs-order-line__replaced">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="fr-sr-only">Valeur corrigée{'\u00A0'}: </span>
          <s>
            <Facts {...entry} />
          </s>{' '}
          <Source {...entry} />
        </li>
      ))}
    </ul>
  );
}

/** What happened to an order, step by step, each with who recorded it; what was corrected or withdrawn stays, struck through. */
export function TimeLine({ order: { steps, withdrawn }, correction }: Props) {
  return (
    <section className="vs-order-card" aria-labelledby="timeline-title">
      <h2 id="timeline-title">Ce qui s’est passé</h2>
      <ol className="vs-order-line">
        {steps.map((step) => (
          <li // The first of its corrections names a step, so that what was typed and told outlives one more.
            key={step.replaced.at(-1)?.id ?? step.id}
            className={`vs-order-line__step vs-order-line__step--${TONES[step.stage] ?? 'done'}`}
          >
            <strong>{STAGE_WORDS[step.stage].label}</strong>
            <span>
              <Facts {...step} />
            </span>
            <Source {...step} />
            <Replaced entries={step.replaced} />
            {correction?.(step)}
          </li>
        ))}
      </ol>
      {withdrawn.length > 0 && (
        <details className="vs-order-more">
          <summary>Étapes retirées avec leur dépôt ({withdrawn.length})</summary>
          <ul className="vs-order-line__replaced">
            {withdrawn.map((entry) => (
              <li key={entry.id}>
                <s>
                  {STAGE_WORDS[entry.stage].label}, <Facts {...entry} />
                </s>{' '}
                <Source {...entry} />
                {entry.withdrawn && (
                  <span className="vs-order-line__source">
                    Retirée le {formatInstant(entry.withdrawn.at)} par {entry.withdrawn.actor}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
