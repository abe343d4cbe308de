'use client';

import { useEffect, useId, useState } from 'react';
import { formatDate } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { LabChoice } from '@/lib/issues/report';
import { ChoiceButton } from './choice-button';
import type { Place } from './phone';
import { post } from './sending';

const PAUSE_MS = 250;
const PATIENCE_MS = 10_000;
/** Degrees are rounded before they leave the phone: to about a hundred metres. */
const PLACES = 3;

type Props = {
  recents: readonly LabChoice[];
  regions: readonly { code: string; name: string }[];
  /** What «no lab in particular» means for somebody without a region. */
  everywhere: { title: string; detail: string };
  onChoose: (place: Place, lab: LabChoice | null) => void;
};

type Search =
  | { state: 'none' | 'busy' | 'failed' }
  | { state: 'found'; labs: LabChoice[]; near: boolean }
  | { state: 'refused'; message: string };

const placeOf = ({ finess, name, town, product }: LabChoice): Place => ({ kind: 'lab', finess, name, town, product });

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
  const successor: LabChoice = { ...next, product: null, closed: null, distance: null };
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
  const [text, setText] = useState('');
  const [search, setSearch] = useState<Search>({ state: 'none' });

  useEffect(() => {
    const words = text.trim();
    if (words.length < 2) {
      setSearch((before) => (before.state === 'found' && before.near ? before : { state: 'none' }));
      return;
    }
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        setSearch({ state: 'busy' });
        const response = await post('/issues/new/labs', { q: words }, stop.signal);
        setSearch(
          response.ok
            ? { state: 'found', labs: (await response.json()) as LabChoice[], near: false }
            : { state: 'failed' },
        );
      } catch {
        if (!stop.signal.aborted) setSearch({ state: 'failed' });
      }
    }, PAUSE_MS);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
    };
  }, [text]);

  function lookAround() {
    setText('');
    if (!navigator.geolocation) {
      setSearch({ state: 'refused', message: 'Cet appareil ne donne pas sa position. Cherchez par nom ou par ville.' });
      return;
    }
    setSearch({ state: 'busy' });
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const near = {
          latitude: Number(coords.latitude.toFixed(PLACES)),
          longitude: Number(coords.longitude.toFixed(PLACES)),
        };
        try {
          const response = await post('/issues/new/labs', { near }, AbortSignal.timeout(PATIENCE_MS));
          setSearch(
            response.ok
              ? { state: 'found', labs: (await response.json()) as LabChoice[], near: true }
              : { state: 'failed' },
          );
        } catch {
          setSearch({ state: 'failed' });
        }
      },
      () =>
        setSearch({
          state: 'refused',
          message: 'La position n’a pas été donnée. Autorisez-la pour ce site, ou cherchez par nom ou par ville.',
        }),
      { timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  }

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
