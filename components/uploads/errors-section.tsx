import { formatCount } from '@/lib/format/number';
import type { Report } from '@/lib/uploads/report';
import { FindingLines, groupByCode, groupTitle } from './findings';

/** Errors before everything else, one block a kind. */
export function ErrorsSection({ id, report }: { id: string; report: Report }) {
  return (
    <section aria-labelledby="errors-title" className="vs-section">
      <h2 id="errors-title">
        À corriger{'\u00A0'}: {formatCount(report.errorCount, 'erreur')}
      </h2>
      <p>
        Corrigez votre fichier, puis déposez-le de nouveau.{' '}
        <strong>Rien n’est écrit tant qu’il reste une erreur.</strong>{' '}
        <a href={`/uploads/${id}/errors`}>Télécharger les erreurs (CSV)</a>
      </p>
      {groupByCode(report.errors).map(({ code, findings }) => {
        const { title, lines } = groupTitle(code, findings);
        return (
          <div key={code} className="vs-finding vs-finding--error">
            <h3 className="vs-finding__title fr-icon-error-fill">{title}</h3>
            {lines && <p className="vs-mention">{lines}</p>}
            <FindingLines findings={findings} />
          </div>
        );
      })}
    </section>
  );
}
