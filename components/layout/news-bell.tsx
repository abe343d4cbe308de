import { formatCount, formatNumber } from '@/lib/format/number';

const MOST = 99;

/** What the bell's link says: «Nouvelles», and how many are not read. */
export function NewsBell({ count }: { count: number }) {
  return (
    <>
      <span className="vs-bell__word">Nouvelles</span>
      {count > 0 && (
        <>
          <span className="vs-bell" aria-hidden="true">
            {count > MOST ? `${MOST}+` : formatNumber(count)}
          </span>
          <span className="fr-sr-only">{`\u00A0: ${formatCount(count, 'non lue', 'non lues')}`}</span>
        </>
      )}
    </>
  );
}
