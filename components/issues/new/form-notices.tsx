import { placeName, placeOf, STEP_OF, successorChoice } from './draft';
import { ThisDevice } from './this-device';
import type { Report } from './use-report';

type Props = {
  report: Pick<Report, 'resumed' | 'otherLab' | 'draft' | 'restart' | 'openAside' | 'problem' | 'choosePlace'>;
};

/** What is said above the step: a draft taken up again, another one that waits, what was refused. */
export function FormNotices({ report }: Props) {
  const { resumed, otherLab, draft, restart, openAside, problem, choosePlace } = report;
  const successor = problem?.successor && successorChoice(problem.successor);
  return (
    <>
      {resumed && (
        <p className="vs-say__resumed" role="status">
          {otherLab === null ? (
            'Brouillon repris. '
          ) : (
            <>
              Un brouillon était commencé ({placeName(draft)}){'\u00A0'}: le voici.{' '}
            </>
          )}
          <button type="button" className="vs-say__change" onClick={restart}>
            {otherLab === null ? 'Recommencer' : `L’abandonner et signaler pour ${otherLab.name}`}
          </button>
        </p>
      )}
      {openAside && (
        <p className="vs-say__resumed" role="status">
          Un autre brouillon était commencé{'\u00A0'}: le voici. La remontée à modifier reste gardée sur <ThisDevice />.{' '}
          <button type="button" className="vs-say__change" onClick={openAside}>
            L’ouvrir à la place de ce brouillon
          </button>
        </p>
      )}
      {problem && (problem.field === null || STEP_OF[problem.field] < 3) && (
        <div className="fr-alert fr-alert--error fr-alert--sm fr-mb-2w" role="alert">
          <p>{problem.message}</p>
          {successor && (
            <button
              type="button"
              className="fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w"
              onClick={() => choosePlace(placeOf(successor), successor)}
            >
              Choisir {successor.name}
            </button>
          )}
        </div>
      )}
    </>
  );
}
