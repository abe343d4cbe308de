'use client';

import { useActionState } from 'react';
import type { FormAction, FormState } from '@/lib/labs/form-state';
import type { IsoDate } from '@/lib/month';
import { FormStatus } from './form-status';

type Choice = { code: string; label: string };

type Props = {
  finess: string;
  today: IsoDate;
  products: Choice[];
  sites: Choice[];
  /** The laboratory system in place, which most corrections are about. */
  current: { product: string; version: string; installedOn: string; site: string } | null;
  equippedOn: IsoDate | null;
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
}: {
  id: string;
  name: string;
  label: string;
  value: string;
  choices: Choice[];
}) {
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>
        {label}
      </label>
      <select key={value} className="fr-select" id={id} name={name} defaultValue={value}>
        {choices.map(({ code, label: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

const NEW: FormState = { status: 'new' };
const REASON = {
  name: 'reason',
  label: 'Motif',
  hint: 'Obligatoire, gardé dans l’historique. Aucune donnée de patient.',
  required: true,
};
const typedIn = (state: FormState) => (state.status === 'refused' ? state.values : null);

type FormProps = Props & { state: FormState; submit: (form: FormData) => void; busy: boolean };

function InstallationForm({ finess, today, products, sites, current, state, submit, busy }: FormProps) {
  const typed = typedIn(state);
  return (
    <form action={submit} className="vs-lab-form" aria-labelledby="installation-title">
      <h3 id="installation-title">Corriger un logiciel</h3>
      <FormStatus id="installation-status" state={state} />
      <input type="hidden" name="finess" value={finess} />
      <Select
        id="installation-product"
        name="product"
        label="Logiciel"
        value={typed?.product ?? current?.product ?? products[0]?.code ?? ''}
        choices={products}
      />
      <Select
        id="installation-site"
        name="site"
        label="Site"
        value={typed?.site ?? current?.site ?? ''}
        choices={[{ code: '', label: 'Tous les sites de l’EJ' }, ...sites]}
      />
      <Field
        id="installation-version"
        name="version"
        label="Version"
        hint="Vide si elle n’est pas connue"
        value={typed?.version ?? current?.version ?? ''}
      />
      <Field
        id="installation-from"
        name="installedOn"
        label="Installé le"
        value={typed?.installedOn ?? current?.installedOn ?? ''}
        max={today}
        required
      />
      <Field
        id="installation-until"
        name="removedOn"
        label="Retiré le"
        hint="Vide s’il est toujours en place"
        value={typed?.removedOn ?? ''}
        max={today}
      />
      <Field id="installation-reason" value={typed?.reason ?? ''} {...REASON} />
      <button type="submit" className="fr-btn fr-btn--sm" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Corriger le parc installé'}
      </button>
    </form>
  );
}

function CertificateForm({ finess, today, equippedOn, state, submit, busy }: FormProps) {
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
        value={typed?.equippedOn ?? equippedOn ?? ''}
        max={today}
        required
      />
      <Field
        id="certificate-until"
        name="endedOn"
        label="Jusqu’au"
        hint="Vide s’il tient toujours"
        value={typed?.endedOn ?? ''}
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
  const [installation, installationSubmit, installationBusy] = useActionState(props.correctInstallation, NEW);
  const [certificate, certificateSubmit, certificateBusy] = useActionState(props.correctCertificate, NEW);
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
