'use client';

import { useEffect, useState } from 'react';
import { formatCount, formatNumber } from '@/lib/format/number';
import { WARNINGS_WITH_REASON } from '@/lib/uploads/codes';
import type { Report } from '@/lib/uploads/report';
import type { ReviewAction } from '@/lib/uploads/review-shapes';
import { FindingLines, groupByCode, groupTitle } from './findings';
import { useLive } from './review/review-live';

const FORM = 'apply-form';

type Props = {
  id: string;
  /** `warningsPrint` of the report. */
  print: string;
  report: Pick<Report, 'warnings' | 'warningCount' | 'errorCount' | 'rows' | 'added' | 'changed'>;
  /** Lines that hold an error. */
  linesLeft: number;
  /** Mends that no check has seen yet. */
  stale: boolean;
  /** Mends that the next check takes over. */
  made: number;
  apply: (form: FormData) => Promise<void>;
  cancel: (form: FormData) => Promise<void>;
  checkAgain: ReviewAction;
};

type Answer = { seen: boolean; reason: string };

/** A box for each kind of warning, with a reason where the task force wants one, then the bar: what is left to do, and the one button that writes. */
export function ApplyForm({ id, print, report, linesLeft, stale, made, apply, cancel, checkAgain }: Props) {
  const { run, busy } = useLive();
  const [answers, setAnswers] = useState<{ [box: string]: Answer }>({});
  // A box is for what was read: another value is another box.
  const groups = groupByCode(report.warnings).map((group) => ({
    ...group,
    box: `${group.code} ${group.findings.map(({ line, column, value }) => `${line}:${column}:${value}`).join(' ')}`,
    wantsReason: WARNINGS_WITH_REASON.includes(group.code),
  }));
  const answerTo = (box: string): Answer => answers[box] ?? { seen: false, reason: '' };
  const answer = (box: string, said: Partial<Answer>) =>
    setAnswers((before) => ({ ...before, [box]: { ...(before[box] ?? { seen: false, reason: '' }), ...said } }));
  const waiting = groups.filter(({ box, wantsReason }) => {
    const { seen, reason } = answerTo(box);
    return !seen || (wantsReason && reason.trim() === '');
  });
  const left = [
    ...(report.errorCount > 0
      ? [`${linesLeft > 0 ? formatCount(linesLeft, 'ligne') : formatCount(report.errorCount, 'erreur')} à corriger`]
      : []),
    ...(waiting.length > 0
      ? [formatCount(waiting.length, 'avertissement à confirmer', 'avertissements à confirmer')]
      : []),
  ];
  const unsaid = stale ? ['vérifiez à nouveau, avec vos corrections'] : left;
  const blocked = unsaid.length > 0;
  const written = report.added + report.changed;
  const count = (stale ? 0 : linesLeft || report.errorCount) + waiting.length;

  // Until the page comes back, or with it.
  const [applying, setApplying] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new report is an answer
  useEffect(() => setApplying(false), [report]);

  return (
    <>
      <form id={FORM} action={apply} className="vs-section" onSubmit={() => setApplying(true)}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="print" value={print} />
        {groups.length > 0 && (
          <section aria-labelledby="warnings-title" className="vs-warnings">
            <h2 id="warnings-title" tabIndex={-1}>
              À confirmer{'\u00A0'}: {formatCount(groups.length, 'avertissement')}
              {groups.length > waiting.length &&
                `, ${formatCount(groups.length - waiting.length, 'confirmé', 'confirmés')}`}
            </h2>
            {groups.map(({ code, findings, box, wantsReason }) => {
              const { title, lines } = groupTitle(code, findings);
              const { seen, reason } = answerTo(box);
              const done = seen && (!wantsReason || reason.trim() !== '');
              const missing = seen && !done;
              return (
                <fieldset key={box} className="vs-finding vs-finding--warning vs-warning">
                  <legend className="fr-sr-only">{title}</legend>
                  <div className="fr-checkbox-group">
                    <input
                      type="checkbox"
                      id={`seen-${code}`}
                      name={`seen-${code}`}
                      required
                      checked={seen}
                      onChange={(event) => answer(box, { seen: event.target.checked })}
                    />
                    <label className="fr-label" htmlFor={`seen-${code}`}>
                      <span>
                        J’ai vu{'\u00A0'}: <strong className="vs-warning__title fr-icon-alert-fill">{title}</strong>
                        {lines && <span className="fr-hint-text">{lines}</span>}
                      </span>
                    </label>
                  </div>
                  <div>
                    {wantsReason && (
                      <div className={missing ? 'fr-input-group fr-input-group--error' : 'fr-input-group'}>
                        <label className="fr-label" htmlFor={`reason-${code}`}>
                          Motif{' '}
                          <span className="fr-hint-text">Obligatoire, lu par la DNS. Aucune donnée de patient.</span>
                        </label>
                        <input
                          className="fr-input"
                          id={`reason-${code}`}
                          name={`reason-${code}`}
                          required
                          maxLength={500}
                          pattern=".*\S.*"
                          value={reason}
                          aria-invalid={missing || undefined}
                          onChange={(event) => answer(box, { reason: event.target.value })}
                        />
                      </div>
                    )}
                    {done && <p className="vs-warning__done fr-icon-checkbox-circle-fill">Confirmé</p>}
                  </div>
                  <details className="vs-warning__lines" open={findings.length <= 2}>
                    <summary>
                      Voir {findings.length > 1 ? `les ${formatNumber(findings.length)} cas` : 'le détail'}
                    </summary>
                    <FindingLines findings={findings} />
                  </details>
                </fieldset>
              );
            })}
          </section>
        )}
      </form>
      <div className="vs-bar">
        <p id="bar-reason">
          {blocked ? (
            <>
              <strong>Pas encore applicable.</strong>{' '}
              {stale
                ? 'Vérifiez à nouveau, avec vos corrections.'
                : `${count > 1 ? 'Restent' : 'Reste'} ${unsaid.join(' et ')}.`}
            </>
          ) : written === 0 ? (
            'Toutes les valeurs sont déjà celles du fichier\u202F: appliquer ne changera rien.'
          ) : (
            `${formatCount(written, 'valeur sera écrite', 'valeurs seront écrites')}, toutes ou aucune.`
          )}
        </p>
        <div className="vs-bar__actions">
          <button type="submit" form={FORM} formAction={cancel} formNoValidate className="vs-linklike">
            Abandonner ce dépôt
          </button>
          {report.errorCount + report.warningCount > 0 && (
            <a
              className="fr-btn fr-btn--secondary fr-btn--icon-left fr-icon-download-line"
              href={`/uploads/${id}/errors`}
            >
              Télécharger les erreurs
            </a>
          )}
          {(made > 0 || stale || report.errorCount > 0) && (
            <button
              type="submit"
              form={FORM}
              className="fr-btn fr-btn--secondary"
              formAction={checkAgain as unknown as (form: FormData) => Promise<void>}
              formNoValidate
              aria-disabled={busy || undefined}
              onClick={(event) => {
                event.preventDefault();
                if (busy) return;
                const form = new FormData();
                form.set('id', id);
                run(checkAgain, form, { group: '' });
              }}
            >
              Vérifier à nouveau
            </button>
          )}
          <button
            type="submit"
            form={FORM}
            className="fr-btn"
            disabled={applying}
            aria-disabled={blocked || undefined}
            aria-describedby="bar-reason"
            onClick={(event) => {
              // What is left is not on this form: its fields have nothing to say of it.
              if (stale || report.errorCount > 0) event.preventDefault();
            }}
          >
            {applying
              ? 'Écriture…'
              : report.errorCount > 0 || stale
                ? 'Appliquer'
                : `Appliquer ${formatCount(report.rows, 'ligne')}`}
          </button>
        </div>
      </div>
    </>
  );
}
