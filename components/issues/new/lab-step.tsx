'use client';

import { useId } from 'react';
import { formatDate } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { LabChoice } from '@/lib/issues/report';
import { ChoiceButton } from './choice-button';
import { placeOf, successorChoice } from './draft';
import type { Place } from './phone';
import { useLabSearch } from './use-lab-search';

type Props = {
  recents: readonly LabChoice[];
  regions: readonly { code: string; name: string }[];
  /** What «no lab in particular» means for somebody without a region. */
  everywhere: { title: string; detail: string };
  onChoose: (place: Place, lab: LabChoice | null) => void;
};

function LabButton({ lab, onChoose }: { lab: LabChoice; onChoose: Props['onChoose'] }) {
  const next = lab.closed?.successor;
  if (!lab.closed) {
    return (
      <ChoiceButton
        icon="fr-icon-microscope-line"
        title={lab.name}
        detail={`${lab.town} · ${lab.finess}${lab.distance === null ? '' : ` · à ${formatNumber(lab.distance, 1)}\u00A0km`}`}
        onChoose={() => onChoose(placeOf(lab), lab)}
      />
    );
  }
  const closed = `Fermé depuis le ${formatDate(lab.closed.on)}`;
  if (!next) {
    return (
      <p className="vs-choice vs-choice--off">
        <span className="vs-choice__icon fr-icon-microscope-line" aria-hidden="true" />
        <span className="vs-choice__text">
          <strong>{lab.name}</strong>
          <span>
            {lab.town} · {closed}
          </span>
        </span>
      </p>
    );
  }
  const successor = successorChoice(next);
  return (
    <ChoiceButton
      icon="fr-icon-microscope-line"
      title={next.name}
      detail={`A repris ${lab.name}. ${closed}.`}
      onChoose={() => onChoose(placeOf(successor), successor)}
    />
  );
}

/** «Quel laboratoire ?»: searched, recent, near, or none in particular. */
export function LabStep({ recents, regions, everywhere, onChoose }: Props) {
  const field = useId();
  const { text, setText, search, lookAround } = useLabSearch();
  const found = search.state === 'found' ? search : null;
  return (
    <>
      <div className="vs-say__search">
        <label className="fr-sr-only" htmlFor={field}>
          Nom, ville ou FINESS du laboratoire
        </label>
        <span className="fr-icon-search-line" aria-hidden="true" />
        <input
          id={field}
          className="fr-input"
          type="search"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={200}
          placeholder="Nom, ville ou FINESS"
          value={text}
          aria-busy={search.state === 'busy'}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div role="status" className="vs-say__heard">
        {search.state === 'busy' && 'Recherche…'}
        {search.state === 'failed' && 'La recherche n’a pas répondu. Choisissez un laboratoire récent, ou réessayez.'}
        {search.state === 'refused' && search.message}
        {found?.labs.length === 0 &&
          (found.near
            ? 'Aucun laboratoire à moins de 50\u00A0km. Cherchez par nom ou par ville.'
            : 'Aucun laboratoire ne porte ce nom dans votre périmètre. Essayez une ville, ou un FINESS.')}
        {found && found.labs.length > 0 && (
          <span className="fr-sr-only">
            {found.labs.length} {found.labs.length > 1 ? 'laboratoires proposés' : 'laboratoire proposé'}
          </span>
        )}
      </div>
      {found && found.labs.length > 0 && (
        <section aria-label={found.near ? 'Près de vous' : 'Laboratoires trouvés'}>
          <h2 className="vs-say__head">{found.near ? 'Près de vous' : 'Laboratoires trouvés'}</h2>
          <ul className="vs-choices">
            {found.labs.map((lab) => (
              <li key={lab.finess}>
                <LabButton lab={lab} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {!found && recents.length > 0 && (
        <section aria-label="Récents">
          <h2 className="vs-say__head">Récents</h2>
          <ul className="vs-choices">
            {recents.map((lab) => (
              <li key={lab.finess}>
                <LabButton lab={lab} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="Ou">
        <h2 className="vs-say__head">Ou</h2>
        <ul className="vs-choices">
          <li>
            <ChoiceButton
              icon="fr-icon-map-pin-2-line"
              title="Chercher près de moi"
              detail="La position n’est pas enregistrée"
              onChoose={lookAround}
            />
          </li>
          {regions.map(({ code, name }) => (
            <li key={code}>
              <ChoiceButton
                icon="fr-icon-community-line"
                title={`Toute la région ${name}`}
                detail="Pas un laboratoire précis"
                onChoose={() => onChoose({ kind: 'region', code, label: `Toute la région ${name}` }, null)}
              />
            </li>
          ))}
          {regions.length === 0 && (
            <li>
              <ChoiceButton
                icon="fr-icon-community-line"
                title={everywhere.title}
                detail={everywhere.detail}
                onChoose={() => onChoose({ kind: 'region', code: null, label: everywhere.title }, null)}
              />
            </li>
          )}
        </ul>
      </section>
      <p className="vs-say__shield fr-icon-shield-line">
        <span>
          <strong>Aucune donnée de patient</strong>
          {'\u00A0'}: ni nom, ni INS, ni date de naissance.
        </span>
      </p>
    </>
  );
}
