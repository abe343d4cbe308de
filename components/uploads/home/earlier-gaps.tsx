import Link from 'next/link';
import { formatMonthLong } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { EarlierGap } from '@/lib/uploads/home-queries';

const MOST_NAMED = 3;
const MOST_MONTHS = 3;

function Labs({ month, labs }: { month: EarlierGap['month']; labs: NonNullable<EarlierGap['labs']> }) {
  const several = labs.length > 1;
  const rest = labs.length - MOST_NAMED;
  return (
    <>
      {several ? `${formatNumber(labs.length)} laboratoires manquent` : 'Un laboratoire manque'} encore en{' '}
      {formatMonthLong(month)}
      {'\u00A0'}:{' '}
      {labs.slice(0, MOST_NAMED).map(({ finess, name, town }, i) => (
        <span key={finess}>
          {i > 0 && ', '}
          <Link href={`/labs/${finess}`}>
            {name}
            {town !== '' && !name.includes(town) && `, ${town}`}
          </Link>
        </span>
      ))}
      {rest > 0 && (
        <>
          {' '}
          et <Link href={`/uploads/periods/${month}`}>{rest > 1 ? `${formatNumber(rest)} autres` : 'un autre'}</Link>
        </>
      )}
      .{' '}
    </>
  );
}

/** What earlier months still lack, by name, in the sentence under the title. */
export function EarlierGaps({ gaps }: { gaps: EarlierGap[] }) {
  const more = gaps.length - MOST_MONTHS;
  return (
    <>
      {gaps.slice(0, MOST_MONTHS).map(({ month, labs }) =>
        labs === null ? (
          <span key={month}>
            Rien n’a encore été déposé pour <Link href={`/uploads/periods/${month}`}>{formatMonthLong(month)}</Link>.{' '}
          </span>
        ) : (
          <Labs key={month} month={month} labs={labs} />
        ),
      )}
      {more > 0 && `${more > 1 ? `${formatNumber(more)} autres mois sont incomplets` : 'Un autre mois est incomplet'}.`}
    </>
  );
}
