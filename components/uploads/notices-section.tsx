import { formatLines } from '@/lib/format/list';
import { formatCount } from '@/lib/format/number';
import { capital } from '@/lib/format/text';
import { NOTICE_CODES, NOTICE_TITLES, NOTICES_WITH_REASON } from '@/lib/uploads/codes';
import type { Report } from '@/lib/uploads/report';

type Props = {
  notices: Report['notices'];
  /** The form that applies the deposit, where reasons go with it; null: they are only read. */
  form: string | null;
};

/** What is worth a look and never in the way, by code; one line a month. */
export function NoticesSection({ notices, form }: Props) {
  if (notices.length === 0) return null;
  const groups = NOTICE_CODES.map((code) => ({ code, of: notices.filter((notice) => notice.code === code) })).filter(
    ({ of }) => of.length > 0,
  );
  return (
    <section className="vs-section" aria-labelledby="notices-title">
      <h2 id="notices-title">
        À regarder{'\u00A0'}: {formatCount(notices.length, 'remarque')}
      </h2>
      <p className="vs-mention">Une remarque n’empêche pas d’appliquer le dépôt. La task force la lit aussi.</p>
      {groups.map(({ code, of }) => (
        <div key={code} className="vs-finding">
          <h3>{NOTICE_TITLES[code]}</h3>
          <ul>
            {of.map(({ month, message, lines }) => (
              <li key={`${month} ${message}`}>
                {capital(message)}
                {lines.length > 0 && <span className="vs-mention"> ({formatLines(lines)})</span>}
              </li>
            ))}
          </ul>
          {form !== null && NOTICES_WITH_REASON.includes(code) && (
            <div className="fr-input-group">
              <label className="fr-label" htmlFor={`reason-${code}`}>
                Motif <span className="fr-hint-text">Facultatif, lu par la DNS. Aucune donnée de patient.</span>
              </label>
              <input className="fr-input" id={`reason-${code}`} name={`reason-${code}`} form={form} maxLength={500} />
            </div>
          )}
        </div>
      ))}
    </section>
  );
}
