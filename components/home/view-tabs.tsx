import Link from 'next/link';
import type { HomeParams } from '@/lib/home/search-params';

type View = HomeParams['view'];

const VIEWS: readonly { view: View; label: string; before?: string }[] = [
  { view: 'chart', label: 'Graphique' },
  { view: 'table', label: 'Tableau' },
  { view: 'cosui', label: 'COSUI', before: 'Présentation du' },
];

/** The views of the two series: links, since each has its address. */
export function ViewTabs({ current, hrefs }: { current: View; hrefs: Record<View, string> }) {
  return (
    <nav className="vs-tabs" aria-label="Vue des commandes et de l’alimentation">
      <ul>
        {VIEWS.map(({ view, label, before }) => (
          <li key={view}>
            <Link
              href={hrefs[view]}
              aria-current={view === current ? 'true' : undefined}
              scroll={false}
              prefetch={false}
            >
              {before && <span className="vs-tabs__long">{before} </span>}
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
