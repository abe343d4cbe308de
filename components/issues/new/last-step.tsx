'use client';

import { useEffect, useId, useRef } from 'react';
import { formatNumber } from '@/lib/format/number';
import {
  CHANNELS,
  LONGEST_REPORT,
  type ReportField,
  type ReportInput,
  SEVERITIES,
  textLength,
} from '@/lib/issues/report';
import { CHANNEL_WORDS, SEVERITY_WORDS } from '@/lib/issues/words';
import type { Draft } from './phone';
import { SimilarIssues } from './similar-issues';

const SEVERITY_ICONS = {
  WORKAROUND: 'fr-icon-arrow-go-forward-line',
  SLOWS: 'fr-icon-timer-line',
  BLOCKS: 'fr-icon-stop-circle-line',
} as const;
const CHOSEN_ICON = 'fr-icon-checkbox-circle-fill';

type Props = {
  draft: Draft;
  category: string;
  problem: { field: ReportField | null; message: string } | null;
  onChange: (patch: Partial<Draft>) => void;
};

/** How serious, in which words, where it was said; the issues that are like it. */
export function LastStep({ draft, category, problem, onChange }: Props) {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const severity = useRef<HTMLInputElement>(null);

  // Who was refused is taken to what is to be mended.
  useEffect(() => {
    if (problem?.field === 'body') text.current?.focus();
    if (problem?.field === 'severity') severity.current?.focus();
  }, [problem]);

  const length = textLength(draft.body);
  const faulty = (field: ReportField) => problem?.field === field;
  const lab = draft.place?.kind === 'lab' ? draft.place.finess : null;
  return (
    <>
      <fieldset className="vs-severity" aria-describedby={faulty('severity') ? `${id}-severity` : undefined}>
        <legend className="fr-sr-only">À quel point est-ce gênant{'\u202F'}?</legend>
        {SEVERITIES.map((one, index) => (
          <label key={one} data-chosen={draft.severity === one}>
            <input
              ref={index === 0 ? severity : undefined}
              type="radio"
              name="severity"
              value={one}
              checked={draft.severity === one}
              onChange={() => onChange({ severity: one })}
            />
            <span className={draft.severity === one ? CHOSEN_ICON : SEVERITY_ICONS[one]} aria-hidden="true" />
            {SEVERITY_WORDS[one]}
          </label>
        ))}
      </fieldset>
      {faulty('severity') && (
        <p className="fr-error-text" id={`${id}-severity`} role="alert">
          {problem?.message}
        </p>
      )}
      <div className="vs-say__said">
        <label htmlFor={`${id}-body`}>Dites-en plus (facultatif)</label>
        <span data-over={length > LONGEST_REPORT}>
          {formatNumber(length)} / {formatNumber(LONGEST_REPORT)}
          <span className="fr-sr-only"> caractères</span>
        </span>
      </div>
      <textarea
        ref={text}
        id={`${id}-body`}
        className="fr-input vs-say__body"
        rows={4}
        value={draft.body}
        aria-invalid={faulty('body') || length > LONGEST_REPORT}
        aria-describedby={`${id}-shield${faulty('body') ? ` ${id}-refused` : ''}`}
        onChange={(event) => onChange({ body: event.target.value })}
      />
      {faulty('body') && (
        <p className="fr-error-text" id={`${id}-refused`} role="alert">
          {problem?.message}
        </p>
      )}
      <p className="vs-say__shield vs-say__shield--plain fr-icon-shield-line" id={`${id}-shield`}>
        <span>
          <strong>Aucune donnée de patient.</strong> INS et date de naissance refusées. Pour dicter{'\u00A0'}: le micro
          du clavier.
        </span>
      </p>
      {faulty('meToo') && (
        <p className="fr-error-text" role="alert">
          {problem?.message}
        </p>
      )}
      <SimilarIssues
        text={draft.body}
        category={category}
        lab={lab}
        chosen={draft.meToo}
        onToggle={(meToo) => onChange({ meToo })}
      />
      <div className="fr-select-group vs-say__channel">
        <label className="fr-label" htmlFor={`${id}-channel`}>
          Entendu où{'\u202F'}?
        </label>
        <select
          id={`${id}-channel`}
          className="fr-select"
          value={draft.channel}
          aria-invalid={faulty('channel')}
          onChange={(event) => onChange({ channel: event.target.value as ReportInput['channel'] })}
        >
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {CHANNEL_WORDS[channel]}
            </option>
          ))}
        </select>
        {faulty('channel') && (
          <p className="fr-error-text" role="alert">
            {problem?.message}
          </p>
        )}
      </div>
    </>
  );
}
