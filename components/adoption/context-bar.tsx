import Link from 'next/link';
import { FilterSelect } from '@/components/filters/filter-select';
import { MonthPicker } from '@/components/filters/month-picker';
import { ShowButton } from '@/components/filters/show-button';
import { MEASURE, MEASURES, POPULATION, POPULATIONS } from '@/lib/adoption/measures';
import type { Adoption } from '@/lib/adoption/queries';
import { type AdoptionParams, adoptionHref } from '@/lib/adoption/search-params';
import { formatDate } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import { lastDay, type Month } from '@/lib/month';

type Props = {
  adoption: Adoption;
  params: AdoptionParams;
  /** The month that is shown, which the page may have left behind. */
  index: number;
  /** Labs of the place that have declared, a ratio; null where none is expected. */
  declared: number | null;
  /** The list of the labs that have declared; null for who may not list them. */
  declaredHref: string | null;
};

/** What the page is about (month, labs, measure), and how complete it is. */
export function ContextBar({ adoption, params, index, declared, declaredHref }: Props) {
  const { months, measure, population, place, published, focus } = adoption;
  const month = months[index] as Month;
  const labs = place[index];
  const metropolitan = focus.region === null ? ', France métropolitaine' : '';
  return (
    <div className="vs-context vs-context--wide">
      <form method="get" className="vs-context__filters" aria-label="Filtres">
        <MonthPicker
          month={month}
          firstMonth={months[0] as Month}
          lastMonth={months.at(-1) as Month}
          hrefOf={(other) => adoptionHref('/adoption', { ...params, month: other })}
        />
        <FilterSelect
          name="population"
          label="Structures"
          value={population}
          choices={POPULATIONS.map((code) => ({
            code,
            label: code === 'sel' ? `SEL${metropolitan}` : POPULATION[code].choice,
          }))}
        />
        <FilterSelect
          name="measure"
          label="Mesure"
          value={measure}
          choices={MEASURES.map((code) => ({ code, label: MEASURE[code].choice }))}
        />
        {params.region !== null && <input type="hidden" name="region" value={params.region} />}
        {params.department !== null && <input type="hidden" name="department" value={params.department} />}
        {params.by !== 'department' && <input type="hidden" name="by" value={params.by} />}
        <ShowButton />
      </form>
      <p className="vs-context__state">
        Arrêté au <strong>{formatDate(lastDay(month))}</strong>
        <span className="vs-context__dot"> · </span>
        <span className="vs-context__reported">
          {published.includes(month) ? (
            'Chiffre national publié'
          ) : (
            <>
              <strong>{formatPercent(declared)}</strong> ont déclaré (
              {declaredHref === null ? (
                formatNumber(labs?.reported ?? null)
              ) : (
                <Link href={declaredHref} prefetch={false}>
                  {formatNumber(labs?.reported ?? null)}
                </Link>
              )}{' '}
              sur
              {'\u00A0'}
              {formatNumber(labs?.expected ?? null)})
            </>
          )}
        </span>
      </p>
    </div>
  );
}
