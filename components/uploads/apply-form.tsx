import { formatCount } from '@/lib/format/number';
import { WARNINGS_WITH_REASON } from '@/lib/uploads/codes';
import type { Report } from '@/lib/uploads/report';
import { FindingLines, groupByCode, groupTitle } from './findings';
import { SubmitButton } from './submit-button';

type Props = {
  id: string;
  report: Report;
  apply: (form: FormData) => Promise<void>;
  cancel: (form: FormData) => Promise<void>;
};

/** Each kind of warning to acknowledge, with a reason where the task force wants one, then the one button that writes. */
export function ApplyForm({ id, report, apply, cancel }: Props) {
  const groups = groupByCode(report.warnings);
  const written = report.added + report.changed;
  return (
    <form action={apply} className="vs-section">
      <input type="hidden" name="id" value={id} />
      {groups.length > 0 && (
        <fieldset className="vs-warnings">
          <legend>
            <h2>
              À confirmer{'\u00A0'}: {formatCount(report.warningCount, 'avertissement')}
            </h2>
          </legend>
          {groups.map(({ code, findings }) => {
            const { title, lines } = groupTitle(code, findings);
            return (
              <div key={code} className="vs-finding vs-finding--warning">
                <div className="fr-checkbox-group">
                  <input type="checkbox" id={`seen-${code}`} name={`seen-${code}`} required />
                  <label className="fr-label" htmlFor={`seen-${code}`}>
                    <span>
                      J’ai vu{'\u00A0'}: <strong>{title}</strong>
                      {lines && <span className="fr-hint-text">{lines}</span>}
                    </span>
                  </label>
                </div>
                <FindingLines findings={findings} />
                {WARNINGS_WITH_REASON.includes(code) && (
                  <div className="fr-input-group">
                    <label className="fr-label" htmlFor={`reason-${code}`}>
                      Motif <span className="fr-hint-text">Obligatoire, lu par la DNS. Aucune donnée de patient.</span>
                    </label>
                    <input
                      className="fr-input"
                      id={`reason-${code}`}
                      name={`reason-${code}`}
                      required
                      maxLength={500}
                      pattern=".*\S.*"
                    />
                  </div>
                )}
              </div>
            );
          })}
        </fieldset>
      )}
      <div className="vs-bar">
        <p>
          {written === 0
            ? 'Toutes les valeurs sont déjà celles du fichier\u202F: appliquer ne changera rien.'
            : `${formatCount(written, 'valeur sera écrite', 'valeurs seront écrites')}, toutes ou aucune.`}
        </p>
        <div className="vs-bar__actions">
          <button type="submit" formAction={cancel} formNoValidate className="fr-btn fr-btn--tertiary">
            Abandonner ce dépôt
          </button>
          <SubmitButton busy="Écriture…">{`Appliquer ${formatCount(report.rows, 'ligne')}`}</SubmitButton>
        </div>
      </div>
    </form>
  );
}
