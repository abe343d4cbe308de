import Link from 'next/link';
import { formatMonth, formatMonthLong } from '@/lib/format/date';
import { addMonths, type Month, monthRange } from '@/lib/month';
import { FilterSelect } from './filter-select';

type Props = {
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  hrefOf: (month: Month) => string;
};

type StepProps = { to: Month; href: string | null; label: string; arrow: 'left' | 'right' };

function Step({ to, href, label, arrow }: StepProps) {
  const icon = (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={arrow === 'left' ? 'M10 3L5 8l5 5' : 'M6 3l5 5-5 5'} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
  if (href === null) return <span className="vs-month-picker__step">{icon}</span>;
  return (
    <Link className="vs-month-picker__step" href={href} scroll={false} prefetch={false}>
      {icon}
      <span className="fr-sr-only">
        {label}
        {'\u00A0'}: {formatMonthLong(to)}
      </span>
    </Link>
  );
}

/** The month shown, its neighbours one step away, and all the months that have data. */
export function MonthPicker({ month, firstMonth, lastMonth, hrefOf }: Props) {
  const [previous, next] = [addMonths(month, -1), addMonths(month, 1)];
  const choices = monthRange(firstMonth, lastMonth).map((code) => ({ code, label: formatMonth(code) }));
  return (
    <div className="vs-month-picker">
      <Step to={previous} href={previous < firstMonth ? null : hrefOf(previous)} label="Mois précédent" arrow="left" />
      <FilterSelect name="month" label="Mois" hidesLabel value={month} choices={choices.reverse()} />
      <Step to={next} href={next > lastMonth ? null : hrefOf(next)} label="Mois suivant" arrow="right" />
    </div>
  );
}
