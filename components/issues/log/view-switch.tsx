import Link from 'next/link';
import { issuesHref, LOG_VIEWS, type LogParams, type LogView } from '@/lib/issues/search-params';

const VIEWS: { readonly [view in LogView]: { label: string; drawing: string } } = {
  board: { label: 'Colonnes', drawing: 'M2 2h12v12H2ZM8 2v12' },
  table: { label: 'Tableau', drawing: 'M2 2h12v12H2ZM2 6h12M6 6v8' },
  cross: { label: 'Tableau croisé', drawing: 'M2 2h12v12H2ZM2 6h12M2 10h12M6 2v12M10 2v12' },
};

/** The three ways to read the log; its filters stay. */
export function ViewSwitch({ params }: { params: LogParams }) {
  return (
    <nav className="vs-view-switch" aria-label="Présentation">
      <ul>
        {LOG_VIEWS.map((view) => (
          <li key={view}>
            <Link
              href={issuesHref('/issues', { ...params, view, page: 1 })}
              aria-current={view === params.view ? 'page' : undefined}
              prefetch={false}
              scroll={false}
            >
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d={VIEWS[view].drawing} fill="none" stroke="currentColor" strokeWidth="1.5" />
              </svg>
              {VIEWS[view].label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
