'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import { formatNumber } from '@/lib/format/number';
import { type CategoryChoice, CHANNELS, LONGEST_REPORT, type ReportInput, SEVERITIES } from '@/lib/issues/report';
import { CHANNEL_WORDS, SEVERITY_WORDS } from '@/lib/issues/words';

type Props = {
  /** Made by the server: the form sent twice is one feedback. */
  clientKey: string;
  categories: readonly CategoryChoice[];
  regions: readonly { code: string; name: string }[];
  /** Suggested under the field; empty when they are too many. */
  labs: readonly { finess: string; name: string; town: string }[];
  lab: string;
  channel: ReportInput['channel'];
  send: FormAction;
};

/** The same report on one page, which needs no script. */
export function SimpleForm({ clientKey, categories, regions, labs, lab, channel, send }: Props) {
  const [state, submit, busy] = useFormAction(send);
  const typed = state.status === 'refused' ? state.values : null;
  const invalid = (field: string) => state.status === 'refused' && state.field === field;
  const families = [...new Set(categories.map(({ family }) => family))];
  return (
    <form action={submit} className="vs-report-simple" aria-labelledby="report-title">
      <h1 id="report-title">Signaler un blocage</h1>
      <FormStatus id="report-status" state={state} />
      <input type="hidden" name="clientKey" value={typed?.clientKey ?? clientKey} />
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="report-lab">
          FINESS du laboratoire
          <span className="fr-hint-text" id="report-lab-hint">
            Laissez vide si vous ne parlez pas d’un laboratoire précis.
          </span>
        </label>
        <input
          className="fr-input"
          id="report-lab"
          name="lab"
          list={labs.length > 0 ? 'report-labs' : undefined}
          autoComplete="off"
          defaultValue={typed?.lab ?? lab}
          aria-invalid={invalid('lab')}
          aria-describedby="report-lab-hint report-status"
        />
        {labs.length > 0 && (
          <datalist id="report-labs">
            {labs.map(({ finess, name, town }) => (
              <option key={finess} value={finess}>
                {name}, {town}
              </option>
            ))}
          </datalist>
        )}
      </div>
      {regions.length > 1 && (
        <div className="fr-select-group" key={`region ${typed?.region}`}>
          <label className="fr-label" htmlFor="report-region">
            Région, sans laboratoire précis
          </label>
          <select className="fr-select" id="report-region" name="region" defaultValue={typed?.region}>
            {regions.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="fr-select-group" key={`category ${typed?.category}`}>
        <label className="fr-label" htmlFor="report-category">
          Qu’est-ce qui bloque{'\u202F'}?
        </label>
        <select
          className="fr-select"
          id="report-category"
          name="category"
          defaultValue={typed?.category ?? ''}
          aria-invalid={invalid('category')}
          aria-describedby="report-status"
          required
        >
          <option value="" disabled>
            Choisissez
          </option>
          {families.map((family) => (
            <optgroup key={family} label={family}>
              {categories
                .filter((category) => category.family === family)
                .flatMap((category) => (category.children.length > 0 ? category.children : [category]))
                .map(({ code, label, help }) => (
                  <option key={code} value={code}>
                    {label} ({help})
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <fieldset
        key={`severity ${typed?.severity}`}
        className="vs-report-simple__severity"
        aria-describedby="report-status"
      >
        <legend>C’est gênant comment{'\u202F'}?</legend>
        {SEVERITIES.map((severity) => (
          <label key={severity}>
            <input
              type="radio"
              name="severity"
              value={severity}
              defaultChecked={typed?.severity === severity}
              required
            />
            {SEVERITY_WORDS[severity]}
          </label>
        ))}
      </fieldset>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="report-body">
          Dites-en plus (facultatif)
          <span className="fr-hint-text" id="report-body-hint">
            <strong>Aucune donnée de patient.</strong> {formatNumber(LONGEST_REPORT)} caractères au plus.
          </span>
        </label>
        <textarea
          className="fr-input"
          id="report-body"
          name="body"
          rows={5}
          defaultValue={typed?.body}
          aria-invalid={invalid('body')}
          aria-describedby="report-body-hint report-status"
        />
      </div>
      <div className="fr-select-group" key={`channel ${typed?.channel}`}>
        <label className="fr-label" htmlFor="report-channel">
          Entendu où{'\u202F'}?
        </label>
        <select className="fr-select" id="report-channel" name="channel" defaultValue={typed?.channel || channel}>
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {CHANNEL_WORDS[one]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="fr-btn" disabled={busy}>
        {busy ? 'Envoi…' : 'Envoyer'}
      </button>
    </form>
  );
}
