'use client';

import { Fragment, useState } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction, FormState } from '@/lib/form-state';
import type { Correctable, CorrectableInstallation } from '@/lib/labs/correction-queries';
import type { IsoDate } from '@/lib/month';

type Choice = { code: string; label: string };

type Props = {
  finess: string;
  today: IsoDate;
  products: Choice[];
  sites: Choice[];
  /** What the forms would write over, for every product and place where something is known. */
  known: Correctable;
  /** One of them, that most corrections are about: the laboratory system in place. */
  current: CorrectableInstallation | null;
  correctInstallation: FormAction;
  correctCertificate: FormAction;
};

type FieldProps = {
  id: string;
  name: string;
  label: string;
  hint?: string;
  value: string;
  max?: IsoDate;
  required?: boolean;
};

function Field({ id, name, label, hint, value, max, required = false }: FieldProps) {
  return (
    <div className="fr-input-group">
      <label className="fr-label" htmlFor={id}>
        {label}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </label>
      <input
        className="fr-input"
        id={id}
        name={name}
        type={max ? 'date' : 'text'}
        max={max}
        maxLength={max ? undefined : 500}
        defaultValue={value}
        required={required}
      />
    </div>
  );
}

function Select({
  id,
  name,
  label,
  value,
  choices,
  onChoice,
}: {
  id: string;
  name: string;
  label: string;
  value: string;
  choices: Choice[];
  onChoice: (code: string) => void;
}) {
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <select
        key={value}
        className="fr-select"
        id={id}
        name={name}
        defaultValue={value}
        onChange={(event) => onChoice(event.target.value)}
      >
        {choices.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

const REASON = {
  name: 'reason',
  label: 'Motif',
  hint: 'Obligatoire, gardé dans l’historique. Aucune donnée de patient.',
  required: true,
};
const typedIn = (state: FormState) => (state.status === 'refused' ? state.values : null);

type FormProps = Props & { state: FormState; submit: (form: FormData) => void; busy: boolean };

type Place = { product: string; site: string };

const placeIn = (values: { [name: string]: string } | null): Place | null =>
  values && { product: values.product ?? '', site: values.site ?? '' };

function InstallationForm({ finess, today, products, sites, known, current, state, submit, busy }: FormProps) {
  // Chosen since the form was last sent: an answer starts it anew.
  const [chosen, setChosen] = useState<{ since: FormState; place: Place } | null>(null);
  const first = placeIn(typedIn(state)) ?? {
    product: current?.product ?? products[0]?.code ?? '',
    site: current?.site ?? '',
  };
  const place = chosen?.since === state ? chosen.place : first;
  const typed = place.product === first.product && place.site === first.site ? typedIn(state) : null;
  const row = known.installations.find(({ product, site }) => product === place.product && (site ?? '') === place.site);
  const choose = (part: Partial<Place>) => setChosen({ since: state, place: { ...place, ...part } });
  return (
    <form action={submit} className="vs-lab-form" aria-labelledby="installation-title">
      <h3 id="installation-title">Corriger un logiciel</h3>
      <FormStatus id="installation-status" state={state} />
      <input type="hidden" name="finess" value={finess} />
      <Select
        id="installation-product"
        name="product"
        label="Logiciel"
        value={first.product}
        choices={products}
        onChoice={(product) => choose({ product })}
      />
      <Select
        id="installation-site"
        name="site"
        label="Site"
        value={first.site}
        choices={[{ code: '', label: 'Tous les sites de l’EJ' }, ...sites]}
        onChoice={(site) => choose({ site })}
      />
      {/* Another product or place is another row: its own values, and none of the one before. */}
      <Fragment key={JSON.stringify([place, row])}>
        <Field
          id="installation-version"
          name="version"
          label="Version"
          hint="Vide si elle n’est pas connue"
          value={typed?.version ?? row?.version ?? ''}
        />
        <Field
          id="installation-from"
          name="installedOn"
          label="Installé le"
          value={typed?.installedOn ?? row?.installedOn ?? ''}
          max={today}
          required
        />
        <Field
          id="installation-until"
          name="removedOn"
          label="Retiré le"
          hint="Vide s’il est toujours en place"
          value={typed?.removedOn ?? row?.removedOn ?? ''}
          max={today}
        />
      </Fragment>
      <Field id="installation-reason" value={typed?.reason ?? ''} {...REASON} />
      <button type="submit" className="fr-btn fr-btn--sm" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Corriger le parc installé'}
      </button>
    </form>
  );
}

function CertificateForm({ finess, today, known: { certificate }, state, submit, busy }: FormProps) {
  const typed = typedIn(state);
  return (
    <form action={submit} className="vs-lab-form" aria-labelledby="certificate-title">
      <h3 id="certificate-title">Corriger le certificat serveur DMP</h3>
      <FormStatus id="certificate-status" state={state} />
      <input type="hidden" name="finess" value={finess} />
      <Field
        id="certificate-from"
        name="equippedOn"
        label="Équipé depuis le"
        value={typed?.equippedOn ?? certificate?.equippedOn ?? ''}
        max={today}
        required
      />
      <Field
        id="certificate-until"
        name="endedOn"
        label="Jusqu’au"
        hint="Vide s’il tient toujours"
        value={typed?.endedOn ?? certificate?.endedOn ?? ''}
        max={today}
      />
      <Field id="certificate-reason" value={typed?.reason ?? ''} {...REASON} />
      <button type="submit" className="fr-btn fr-btn--sm" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Corriger le certificat'}
      </button>
    </form>
  );
}

/** Both corrections, folded away until asked for: they are rare. Work without JavaScript. */
export function CorrectionForms(props: Props) {
  const [installation, installationSubmit, installationBusy] = useFormAction(props.correctInstallation);
  const [certificate, certificateSubmit, certificateBusy] = useFormAction(props.correctCertificate);
  return (
    <details className="vs-lab-more" open={installation.status !== 'new' || certificate.status !== 'new'}>
      <summary>Corriger le parc installé ou le certificat</summary>
      <div className="vs-lab-corrections">
        <InstallationForm {...props} state={installation} submit={installationSubmit} busy={installationBusy} />
        <CertificateForm {...props} state={certificate} submit={certificateSubmit} busy={certificateBusy} />
      </div>
    </details>
  );
}
