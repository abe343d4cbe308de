import Link from 'next/link';
import { formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import { lineOf, runsOf } from './curve';
import { MonthAxis } from './month-axis';

// The height of the plot in adoption.css.
const HEIGHT_REM = 12.5;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

export type RateSeries = {
  name: string;
  rates: readonly (number | null)[];
  /** Whether all labs had declared. */
  complete: readonly boolean[];
  /** Of the last month: «262 sur 364», and the list of those labs. */
  count: string;
  href: string | null;
};

/** Up to three rates over the same months, from 0 to 100 %. Told apart by their stroke; set their table beside them. */
export function RateLines({
  label,
  months,
  series,
}: {
  label: string;
  months: readonly Month[];
  series: readonly RateSeries[];
}) {
  return (
    <div className="vs-lines">
      <ul className="vs-lines__scale" aria-hidden="true">
        {TICKS.map((tick) => (
          <li key={tick} style={{ top: `${100 * (1 - tick)}%` }}>
            {formatPercent(tick, 0)}
          </li>
        ))}
      </ul>
      <div className="vs-lines__plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
          <path
            className="vs-lines__grid"
            d={TICKS.map((tick) => `M0 ${100 * tick}H100`).join('')}
            vectorEffect="non-scaling-stroke"
          />
          {series.map(({ name, rates }, i) =>
            runsOf(rates).map((run) => (
              <path
                key={`${name} ${run[0]?.x}`}
                className={`vs-lines__line vs-lines__line--${i}`}
                d={lineOf(run)}
                vectorEffect="non-scaling-stroke"
              />
            )),
          )}
        </svg>
        {series.map(({ name, rates, complete }, i) =>
          rates.map(
            (rate, month) =>
              rate !== null &&
              !complete[month] && (
                <span
                  key={`${name} ${months[month]}`}
                  className={`vs-lines__open vs-lines__open--${i}`}
                  style={{
                    left: `${(100 * month) / Math.max(1, months.length - 1)}%`,
                    top: `${HEIGHT_REM * (1 - rate)}rem`,
                  }}
                  aria-hidden="true"
                />
              ),
          ),
        )}
        <MonthAxis months={months} />
      </div>
      <ul className="vs-lines__names">
        {series.map(({ name, rates, count, href }, i) => (
          <li key={name}>
            <svg viewBox="0 0 24 8" aria-hidden="true" focusable="false">
              <path className={`vs-lines__line vs-lines__line--${i}`} d="M0 4H24" />
            </svg>
            {name} <strong>{formatPercent(rates.at(-1) ?? null)}</strong>
            {href === null ? (
              <span>{count}</span>
            ) : (
              <Link href={href} prefetch={false}>
                {count}
              </Link>
            )}
          </li>
        ))}
        {series.some(({ complete }) => complete.includes(false)) && (
          <li>
            <span className="vs-lines__open" aria-hidden="true" />
            mois incomplet
          </li>
        )}
      </ul>
    </div>
  );
}
