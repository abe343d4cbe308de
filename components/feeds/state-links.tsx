import Link from 'next/link';
import { type FeedsParams, feedsHref } from '@/lib/feeds/search-params';
import type { ReconciledGroup } from '@/lib/figures/reconciliation';
import { formatNumber, formatPercent } from '@/lib/format/number';

type Props = { total: ReconciledGroup; params: FeedsParams };

/** How many labs are in each state, and the list of each. */
export function StateLinks({ total, params }: Props) {
  const { both, differing, declaredOnly, measuredOnly } = total;
  const states = [
    { state: null, label: 'Tous', count: both + declaredOnly + measuredOnly },
    { state: 'differs', label: `Écart de plus de ${formatPercent(params.threshold / 100, 0)}`, count: differing },
    { state: 'declared-only', label: 'Déclarés seulement', count: declaredOnly },
    { state: 'measured-only', label: 'Mesurés seulement', count: measuredOnly },
  ] as const;
  return (
    <ul className="vs-reconciliation-states">
      {states.map(({ state, label, count }) => (
        <li key={label}>
          <Link
            href={`${feedsHref('/feeds', { ...params, state, page: null })}#labos`}
            aria-current={params.state === state ? 'true' : undefined}
            prefetch={false}
          >
            {label} ({formatNumber(count)})
          </Link>
        </li>
      ))}
    </ul>
  );
}
