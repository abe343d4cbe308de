import { formatLines, formatList } from '@/lib/format/list';
import { formatCount, formatNumber } from '@/lib/format/number';
import { CODE_TITLES } from '@/lib/uploads/codes';
import type { UploadError, UploadWarning } from '@/lib/uploads/report';

const MOST_LINES = 50;

type Finding = UploadError | UploadWarning;

/** Findings of one code, in the order of their first line. */
export function groupByCode<T extends Finding>(findings: readonly T[]): { code: T['code']; findings: T[] }[] {
  const groups = new Map<T['code'], T[]>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group) group.push(finding);
    else groups.set(finding.code, [finding]);
  }
  return [...groups].map(([code, of]) => ({ code, findings: of }));
}

/** «FINESS inconnu : 12 lignes» and which ones. */
export function groupTitle(
  code: Finding['code'],
  findings: readonly Finding[],
): { title: string; lines: string | null } {
  if (code === 'unknown-column') {
    const names = findings.map(({ value, column }) => `«\u00A0${value ?? column ?? ''}\u00A0»`);
    return { title: `${CODE_TITLES[code]}\u00A0: ${formatCount(names.length, 'colonne')}`, lines: formatList(names) };
  }
  const numbers = findings.flatMap(({ line }) => (line === null ? [] : [line]));
  const distinct = new Set(numbers).size;
  return {
    title: distinct === 0 ? CODE_TITLES[code] : `${CODE_TITLES[code]}\u00A0: ${formatCount(distinct, 'ligne')}`,
    lines: distinct === 0 ? null : formatLines(numbers),
  };
}

/** The lines of one group: where, what was read, what to do. */
export function FindingLines({ findings }: { findings: readonly Finding[] }) {
  const shown = findings.slice(0, MOST_LINES);
  return (
    <>
      <div className="vs-scroll">
        <table className="vs-table vs-table--findings">
          <thead>
            <tr>
              <th scope="col" className="vs-num">
                Ligne
              </th>
              <th scope="col">Colonne</th>
              <th scope="col">Lu dans le fichier</th>
              <th scope="col">Ce qui ne va pas, et que faire</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, column, value, message }) => (
              <tr key={`${line} ${column} ${message}`}>
                <td className="vs-num">{line ?? '–'}</td>
                <td>{column ?? '–'}</td>
                <td>{value === null || value === '' ? <em>vide</em> : <code>{value}</code>}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {findings.length > shown.length && (
        <p className="vs-mention">
          Et {formatNumber(findings.length - shown.length)} autres de la même sorte, dans le fichier des erreurs à
          télécharger.
        </p>
      )}
    </>
  );
}
