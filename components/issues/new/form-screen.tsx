import Link from 'next/link';
import type { RefObject } from 'react';
import type { CategoryChoice } from '@/lib/issues/report';
import { CategoryStep } from './category-step';
import { summaryOf } from './draft';
import { FormNotices } from './form-notices';
import { LabStep } from './lab-step';
import { LastStep } from './last-step';
import { ThisDevice } from './this-device';
import type { Report } from './use-report';

const STEPS = ['Quel laboratoire\u202F?', 'Qu’est-ce qui bloque\u202F?', 'C’est gênant comment\u202F?'] as const;

export type Choices = {
  categories: readonly CategoryChoice[];
  /** The viewer's own; empty where the whole of France is meant. */
  regions: readonly { code: string; name: string }[];
  everywhere: { title: string; detail: string };
};

type Props = Choices & { report: Report; title: RefObject<HTMLHeadingElement | null> };

/** One of the three steps, with what was chosen before it. */
export function FormScreen({ report, title, categories, regions, everywhere }: Props) {
  const { draft, shown, kept, recents, problem, busy, change, go, choosePlace, send } = report;
  const lab = draft.place?.kind === 'lab' ? draft.place : null;
  const summary = summaryOf({ ...draft, severity: null }, categories);
  const simpleHref = `/issues/new?simple=1${lab ? `&lab=${lab.finess}` : ''}`;
  return (
    <>
      {shown === 3 && (
        <div className="vs-say__chosen">
          <p>
            <strong>{summary.place}</strong>
            <span>{summary.what}</span>
            {lab?.product && <span>{lab.product}</span>}
          </p>
          <button type="button" className="vs-say__change" onClick={() => go(1)}>
            Modifier<span className="fr-sr-only"> le laboratoire ou la cause</span>
          </button>
        </div>
      )}
      <div className="vs-say__page">
        {shown < 3 && (
          <div className="vs-say__progress" aria-hidden="true">
            {STEPS.map((name, index) => (
              <span key={name} data-done={index < shown} />
            ))}
          </div>
        )}
        <p className="vs-say__step">
          Étape {shown} sur 3{kept ? ' · brouillon gardé sur ' : ' · brouillon non gardé'}
          {kept && <ThisDevice />}
        </p>
        <h1 ref={title} tabIndex={-1}>
          {STEPS[shown - 1]}
        </h1>
        <noscript>
          <p>
            Sans JavaScript, les boutons de cette page ne répondent pas.{' '}
            <a href={simpleHref}>Ouvrir le formulaire simple</a>
          </p>
        </noscript>
        <FormNotices report={report} />
        {shown === 1 && <LabStep recents={recents} regions={regions} everywhere={everywhere} onChoose={choosePlace} />}
        {shown === 2 && (
          <CategoryStep
            categories={categories}
            chosen={draft.category}
            onChoose={(category) => {
              change({ category });
              go(3);
            }}
          />
        )}
        {shown === 3 && draft.category !== null && (
          <LastStep draft={draft} category={draft.category} problem={problem} onChange={change} />
        )}
        <p className="vs-say__simple">
          <Link href={simpleHref} prefetch={false}>
            Formulaire simple, sur une page
          </Link>
        </p>
      </div>
      {shown === 3 && (
        <div className="vs-say__bar">
          <button
            type="button"
            className="fr-btn fr-btn--icon-left fr-icon-send-plane-fill"
            aria-disabled={busy}
            onClick={send}
          >
            {busy ? 'Envoi…' : 'Envoyer'}
          </button>
        </div>
      )}
    </>
  );
}
