'use client';

import { formatMonthName } from '@/lib/format/date';
import type { Month } from '@/lib/month';
import { PALETTE } from './palette';
import { usePlot } from './use-plot';

type Props = {
  months: readonly Month[];
  /** In bold; null: none. */
  at: Month | null;
  /** Later months are grey. */
  lastMonth: Month;
  /** One letter a month. */
  initials: boolean;
  /** The year under its first month, for an axis that runs over two of them. */
  years?: boolean;
};

/** The names of the months under a chart. */
export function MonthNames({ months, at, lastMonth, initials, years = false }: Props) {
  const plot = usePlot(months.length);
  if (!plot) return null;
  return (
    <g fontSize={initials ? 12 : 11} textAnchor="middle">
      {months.map((month, i) => {
        const name = formatMonthName(month);
        const opensYear = i === 0 || month.endsWith('-01');
        return (
          <g key={month} fill={month > lastMonth ? PALETTE.mention : PALETTE.ink}>
            <text x={plot.x(i)} y={plot.bottom + 18} fontWeight={month === at ? 700 : 400}>
              {initials ? name.charAt(0).toUpperCase() : name}
            </text>
            {years && opensYear && (
              <>
                {i > 0 && (
                  <path
                    d={`M${plot.left + plot.band * i} ${plot.bottom + 8}v30`}
                    stroke={PALETTE.mention}
                    strokeWidth={0.75}
                  />
                )}
                <text x={plot.left + plot.band * i + 4} y={plot.bottom + 35} textAnchor="start" fill={PALETTE.mention}>
                  {month.slice(0, 4)}
                </text>
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}
