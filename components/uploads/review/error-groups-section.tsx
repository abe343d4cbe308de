import { formatLines } from '@/lib/format/list';
import { formatCount, formatNumber } from '@/lib/format/number';
import { capital } from '@/lib/format/text';
import { ERROR_CODES, type ErrorCode } from '@/lib/uploads/codes';
import type { ErrorGroups, ErrorPart, MendedGroup, OpenGroup } from '@/lib/uploads/error-groups';
import type { ReviewAction } from '@/lib/uploads/review-shapes';
import { NextErrorLink } from './next-error-link';
import { ReviewButton } from './review-button';
import { ReviewForm } from './review-form';

const MOST_PARTS = 20;

type Actions = { accept: ReviewAction; remove: ReviewAction; undo: ReviewAction };
type Props = {
  id: string;
  groups: ErrorGroups;
  /** Errors beyond those that a report keeps. */
  beyond: number;
  mendable: boolean;
  actions: Actions;
};

/** «À corriger»: one block a kind of error, each with its mends; those just mended stay, in green, until the next check. */
export function ErrorGroupsSection({ id, groups: { open, mended }, beyond, mendable, actions }: Props) {
  // In one order, mended or not: nothing jumps.
  const here = new Set<ErrorCode | null>([...open, ...mended].map(({ code }) => code));
  const codes = [...ERROR_CODES, null].filter((code) => here.has(code));
  return (
    <section aria-labelledby="errors-title" className="vs-section">
      <div className="vs-heading">
        <h2 id="errors-title">À corriger</h2>
        {mendable && open.some(({ parts }) => parts.some((part) => part.mendable)) && <NextErrorLink />}
      </div>
      {open.length === 0 && <p>Plus rien à corriger de ce qui a été lu. Vérifiez à nouveau pour continuer.</p>}
      {codes.map((code) => (
        <div key={code ?? 'other'}>
          {open
            .filter((group) => group.code === code)
            .map((group) => (
              <OpenBlock key={group.code} id={id} group={group} mendable={mendable} actions={actions} />
            ))}
          {mended
            .filter((group) => group.code === code)
            .map((group) => (
              <MendedBlock key={group.code} id={id} group={group} undo={actions.undo} />
            ))}
        </div>
      ))}
      {beyond > 0 && (
        <p className="vs-mention">
          Et {formatCount(beyond, 'erreur')} de plus, qui se verront une fois les premières corrigées.
        </p>
      )}
    </section>
  );
}

type BlockProps = { id: string; group: OpenGroup; mendable: boolean; actions: Actions };

function OpenBlock({ id, group, mendable, actions }: BlockProps) {
  const { code, title, sentence, parts, accept } = group;
  const proposed = parts.filter(({ proposals }) => proposals.length > 0);
  const twins = parts.filter(({ twin }) => twin !== null);
  const others = parts.filter((part) => part.proposals.length === 0 && part.twin === null && part.lines.length > 0);
  return (
    <div className="vs-finding vs-finding--error">
      <div className="vs-finding__head">
        <div>
          <h3
            id={`group-${code}`}
            data-group-title="open"
            tabIndex={-1}
            className="vs-finding__title fr-icon-error-fill"
          >
            {title}
          </h3>
          <p>{sentence}</p>
        </div>
        {mendable && accept > 0 && (
          <ReviewForm id={id} action={actions.accept} values={{ code }} next={{ group: code }}>
            <ReviewButton look="primary">
              {accept === 1 ? 'Accepter la proposition' : `Accepter les ${formatNumber(accept)} propositions`}
            </ReviewButton>
          </ReviewForm>
        )}
        {mendable && code === 'missing-column' && (
          <a className="fr-btn fr-btn--sm fr-btn--secondary" href="#columns">
            Changer les colonnes
          </a>
        )}
        {mendable &&
          accept === 0 &&
          proposed.length === 0 &&
          twins.length === 0 &&
          parts.some((part) => part.mendable) && (
            <a className="fr-btn fr-btn--sm fr-btn--secondary" href="#grid">
              Corriger dans la grille
            </a>
          )}
      </div>
      {proposed.length > 0 && (
        <ul className="vs-proposals vs-plain">
          {proposed.slice(0, MOST_PARTS).map((part) => (
            <li key={`${part.value} ${part.lines[0]}`}>
              <Proposed id={id} code={code} part={part} mendable={mendable} accept={actions.accept} />
            </li>
          ))}
        </ul>
      )}
      {twins.slice(0, MOST_PARTS).map((part) => (
        <Twins key={part.lines[0]} id={id} code={code} part={part} mendable={mendable} remove={actions.remove} />
      ))}
      {(others.length > 1 || (others.length === 1 && parts.length > 1)) && (
        <ul className="vs-others">
          {others.slice(0, MOST_PARTS).map((part) => (
            <li key={`${part.value} ${part.lines[0]}`}>
              {code !== 'missing-column' && `${capital(formatLines(part.lines))}\u00A0: `}
              {part.message}
            </li>
          ))}
        </ul>
      )}
      {Math.max(proposed.length, twins.length, others.length) > MOST_PARTS && (
        <p className="vs-mention">
          Les {MOST_PARTS} premières valeurs. Les autres sont dans la grille, et dans le fichier des erreurs.
        </p>
      )}
    </div>
  );
}

type PartProps = { id: string; code: string; part: ErrorPart; mendable: boolean };

function Proposed({ id, code, part, mendable, accept }: PartProps & { accept: ReviewAction }) {
  const { lines, value, proposals } = part;
  const [only] = proposals;
  const values = { code, ...(value !== null && { value }) };
  const many = proposals.length > 1;
  const name = `${formatLines(lines)}, ${value ?? ''}`;
  return (
    <ReviewForm id={id} action={accept} values={values} next={{ group: code }} className="vs-mend-proposal">
      <span>{formatLines(lines, 3)}</span>
      <del className="vs-mend-proposal__read">
        <span className="fr-sr-only">lu{'\u00A0'}: </span>
        {value || 'vide'}
      </del>
      {many ? (
        <fieldset className="vs-mend-proposal__choices">
          <legend className="fr-sr-only">Choisir pour {name}</legend>
          {proposals.map((proposal) => (
            <label key={proposal.value}>
              <input type="radio" name="choice" value={proposal.value} required />
              <span>
                <strong>{proposal.value}</strong> {proposal.label !== proposal.value && proposal.label}{' '}
                <span className="vs-mention">{proposal.why}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : (
        <span className="vs-mend-proposal__value">
          <strong>{only?.value}</strong>
          {only && only.label !== only.value && <span>{only.label}</span>}
          <span className="vs-mention">{only?.why}</span>
        </span>
      )}
      {mendable && (
        <ReviewButton look="link" label={`${many ? 'Appliquer à' : 'Accepter,'} ${name}`}>
          {many && lines.length > 1 ? `Appliquer aux ${lines.length} lignes` : many ? 'Appliquer' : 'Accepter'}
        </ReviewButton>
      )}
    </ReviewForm>
  );
}

function Twins({ id, code, part, mendable, remove }: PartProps & { remove: ReviewAction }) {
  const [line] = part.lines;
  const { twin } = part;
  if (line === undefined || twin === null) return null;
  return (
    <div className="vs-mend-proposal vs-mend-proposal--twins">
      <span>{part.message}</span>
      {mendable && line !== twin && (
        <span className="vs-mend-proposal__twins">
          {[
            [twin, line],
            [line, twin],
          ].map(([kept, left]) => (
            <ReviewForm key={kept} id={id} action={remove} values={{ code, line: String(left) }} next={{ group: code }}>
              <ReviewButton look="secondary" label={`Garder la ligne ${kept}, retirer la ${left}`}>
                Garder la {kept}
              </ReviewButton>
            </ReviewForm>
          ))}
        </span>
      )}
    </div>
  );
}

function MendedBlock({ id, group, undo }: { id: string; group: MendedGroup; undo: ReviewAction }) {
  const { code, title, sentence, places } = group;
  const place = places.map(({ line, column }) => (column === null ? String(line) : `${line}:${column}`));
  return (
    <div className="vs-finding vs-finding--mended">
      <div className="vs-finding__head">
        <div>
          <h3
            id={`mended-${code ?? 'other'}`}
            data-group-title="mended"
            tabIndex={-1}
            className="vs-finding__title fr-icon-checkbox-circle-fill"
          >
            {title}
          </h3>
          <p>{sentence}</p>
        </div>
        <ReviewForm id={id} action={undo} values={{ place }} next={{ group: code ?? 'other' }}>
          <ReviewButton look="tertiary" label={`Annuler, ${title}`}>
            Annuler
          </ReviewButton>
        </ReviewForm>
      </div>
    </div>
  );
}
