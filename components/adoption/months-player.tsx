'use client';

import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import { lineOf, runsOf } from './curve';
import { MonthAxis } from './month-axis';

const STEP_MS = 700;

type Props = {
  months: readonly Month[];
  /** The rate of each month; null: unknown. */
  rates: readonly (number | null)[];
  index: number;
  /** `last` is set when the month is to be kept: a hand has let go, or the reading has stopped. */
  onMonth: (index: number, last: boolean) => void;
};

/** The months, read one after the other or chosen by hand: the slider is the curve of the rate itself. */
export function MonthsPlayer({ months, rates, index, onMonth }: Props) {
  const [playing, setPlaying] = useState(false);
  const step = useRef<() => void>(() => {});
  const last = months.length - 1;
  step.current = () => {
    const next = index + 1;
    if (next >= last) setPlaying(false);
    onMonth(Math.min(next, last), next >= last);
  };
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => step.current(), STEP_MS);
    return () => clearInterval(timer);
  }, [playing]);

  function toggle() {
    if (playing) onMonth(index, true);
    else onMonth(index === last ? 0 : index, false);
    setPlaying(!playing);
  }

  const at = months[index];
  const rate = rates[index] ?? null;
  if (at === undefined) return null;
  const place = (100 * index) / Math.max(1, last);
  const runs = runsOf(rates);
  const end = rates.at(-1) ?? null;
  // Custom properties are styles too, though React's type does not name them.
  const style = { '--at': `${place}%`, '--rate': rate ?? 0 } as CSSProperties;
  return (
    <section className="vs-player" aria-label="Lecture des mois">
      <button
        type="button"
        className={`fr-btn fr-btn--icon-left ${playing ? 'fr-icon-pause-circle-fill' : 'fr-icon-play-circle-fill'}`}
        onClick={toggle}
      >
        {playing ? 'Arrêter' : 'Lire les mois'}
      </button>
      <div className="vs-player__track" style={style}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <clipPath id="vs-played">
            <rect width={place} height={100} />
          </clipPath>
          {runs.map((run) => (
            <g key={run[0]?.x}>
              <path
                className="vs-player__played"
                clipPath="url(#vs-played)"
                d={`${lineOf(run)}L${run.at(-1)?.x} 100L${run[0]?.x} 100Z`}
              />
              <path className="vs-player__curve" d={lineOf(run)} vectorEffect="non-scaling-stroke" />
            </g>
          ))}
        </svg>
        <p className={place > 60 ? 'vs-player__now vs-player__now--left' : 'vs-player__now'} aria-hidden="true">
          <strong>{formatMonth(at)}</strong> <span>{formatPercent(rate)}</span>
        </p>
        {rate !== null && <span className="vs-player__dot" aria-hidden="true" />}
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={index}
          aria-label="Mois affiché"
          aria-valuetext={`${formatMonthLong(at)}, ${formatPercent(rate)}`}
          onChange={(event) => {
            setPlaying(false);
            onMonth(Number(event.target.value), true);
          }}
        />
        <MonthAxis months={months} />
      </div>
      <p className="vs-player__end" aria-hidden="true" style={{ '--rate': end ?? 0 } as CSSProperties}>
        {formatPercent(end)}
      </p>
    </section>
  );
}
