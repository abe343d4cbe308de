import { useEffect, useState } from 'react';
import type { LabChoice } from '@/lib/issues/report';
import { findPatientData, patientDataMessage } from '@/lib/patient-data';
import { post } from './sending';

const PAUSE_MS = 250;
const PATIENCE_MS = 10_000;
/** Degrees are rounded before they leave the phone: to about a hundred metres. */
const PLACES = 3;

type Search =
  | { state: 'none' | 'busy' | 'failed' }
  | { state: 'found'; labs: LabChoice[]; near: boolean }
  | { state: 'refused'; message: string };

type Asked = { q: string } | { near: { latitude: number; longitude: number } };

async function askLabs(asked: Asked, signal: AbortSignal): Promise<Search> {
  const response = await post('/issues/new/labs', asked, signal);
  if (!response.ok) return { state: 'failed' };
  return { state: 'found', labs: (await response.json()) as LabChoice[], near: 'near' in asked };
}

/** The labs of the words that are being typed, after a pause, or those around. */
export function useLabSearch() {
  const [text, setText] = useState('');
  const [search, setSearch] = useState<Search>({ state: 'none' });

  useEffect(() => {
    const words = text.trim();
    if (words.length < 2) {
      setSearch((before) => (before.state === 'found' && before.near ? before : { state: 'none' }));
      return;
    }
    // A patient's name typed in the wrong field does not leave the phone.
    const patient = findPatientData(words);
    if (patient) {
      setSearch({ state: 'refused', message: patientDataMessage(patient) });
      return;
    }
    const stop = new AbortController();
    const timer = window.setTimeout(async () => {
      try {
        setSearch({ state: 'busy' });
        setSearch(await askLabs({ q: words }, stop.signal));
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
          setSearch(await askLabs({ near }, AbortSignal.timeout(PATIENCE_MS)));
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

  return { text, setText, search, lookAround };
}
