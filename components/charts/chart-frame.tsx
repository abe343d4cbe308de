import type { ReactNode } from 'react';
import { formatDate } from '@/lib/format/date';
import type { IsoDate } from '@/lib/month';

type Props = {
  /** States the finding. */
  title: string;
  subtitle?: string;
  source: string | null;
  /** Null: nothing is known, so nothing was closed. */
  asOf: IsoDate | null;
  exports: { label: string; href: string }[];
  children: ReactNode;
  /** The same data as a table. */
  table?: ReactNode;
};

/** A chart with its title, its source, its exports and its table. */
export function ChartFrame({ title, subtitle, source, asOf, exports, children, table }: Props) {
  return (
    <section className="vs-frame">
      <h3 className="vs-frame__title">{title}</h3>
      {subtitle && <p className="vs-frame__subtitle">{subtitle}</p>}
      {children}
      <div className="vs-frame__foot">
        <p className="vs-frame__source">
          {source === null ? 'Source inconnue' : `Source\u00A0: ${source}`}
          {asOf !== null && ` · arrêté au ${formatDate(asOf)}`}
        </p>
        <ul className="vs-frame__exports">
          {exports.map(({ label, href }) => (
            <li key={href}>
              <a href={href} download>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
      {table && (
        <details className="vs-frame__table">
          <summary>Voir les données</summary>
          {table}
        </details>
      )}
    </section>
  );
}
