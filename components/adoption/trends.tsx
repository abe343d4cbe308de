import { ChartFrame } from '@/components/charts/chart-frame';
import { declaredText } from '@/lib/adoption/findings';
import { type LabSet, labSetHref, type OpenRegions } from '@/lib/adoption/links';
import { isComplete, MEASURE, POPULATION, shareOf, sumLabs } from '@/lib/adoption/measures';
import type { Adoption } from '@/lib/adoption/queries';
import { type AdoptionParams, exportHref } from '@/lib/adoption/search-params';
import { allCohorts } from '@/lib/figures/cohorts';
import { formatMonth } from '@/lib/format/date';
import { formatPercent } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import { lastDay, type Month } from '@/lib/month';
import { CohortTable } from './cohort-table';
import { countText } from './count-text';
import { RateLines, type RateSeries } from './rate-lines';
import { RatesTable } from './rates-table';

const SOURCE = 'FINESS et déclarations des éditeurs';

/** What does not hang on the month that is shown: the rate month by month, by sector, and by the month of the first order. */
export function Trends({ adoption, params, open }: { adoption: Adoption; params: AdoptionParams; open: OpenRegions }) {
  const { months, measure, population, focus, place, rates, equippedRates, sectors, cohorts } = adoption;
  const [first, last] = [months[0] as Month, months.at(-1) as Month];
  const where = focus.department?.name ?? focus.region?.name ?? 'France';
  const labs = place.at(-1) ?? sumLabs([]);
  const noun = POPULATION[population];
  const set: LabSet = {
    month: last,
    population,
    region: focus.region?.code ?? null,
    department: focus.department?.code ?? null,
    measure,
  };
  const exportsOf = (table: string) =>
    ['csv', 'xlsx'].map((format) => ({ label: format.toUpperCase(), href: exportHref(params, table, format) }));

  const equippedName = `${noun.many} équipé${noun.feminine ? 'es' : 's'} qui alimentent`;
  const monthly: RateSeries[] = [
    {
      name: MEASURE[measure].caption(noun),
      rates,
      complete: place.map((counted) => isComplete(measure, counted)),
      count: countText(shareOf(measure, labs)),
      href: labSetHref(open, set),
    },
    ...(measure === 'equippedFeeding'
      ? []
      : [
          {
            name: `Parmi les ${equippedName.replace(' qui alimentent', '')}, part qui alimente`,
            rates: equippedRates,
            complete: place.map((counted) => isComplete('equippedFeeding', counted)),
            count: countText(shareOf('equippedFeeding', labs)),
            href: labSetHref(open, { ...set, measure: 'equippedFeeding' }),
          },
        ]),
  ];
  const bySector: RateSeries[] = sectors.map(({ population: of, shares, rates: own, complete }) => ({
    name: POPULATION[of].choice,
    rates: own,
    complete,
    count: countText(shares.at(-1) ?? { part: null, whole: 0 }),
    href: labSetHref(open, { ...set, population: of }),
  }));
  const firstKnown = rates.findIndex((rate) => rate !== null);
  const monthlyTitle = `De ${formatPercent(rates[firstKnown] ?? null)} en ${formatMonth(months[firstKnown] ?? first)} à ${formatPercent(rates.at(-1) ?? null)} en ${formatMonth(last)}`;
  const sectorTitle = `Par secteur en ${formatMonth(last)}\u00A0: ${bySector.map(({ name, rates: own }, i) => `${i === 0 ? name : inSentence(name)} ${formatPercent(own.at(-1) ?? null)}`).join(', ')}`;
  const incomplete = labs.reported < labs.expected ? `${formatMonth(last)} incomplet\u00A0: ` : '';
  const declared = `${incomplete}${declaredText(population, labs)}`;

  return (
    <>
      <section className="vs-section" aria-labelledby="trends-title">
        <h2 id="trends-title">Mois par mois, {where}</h2>
        <div className="vs-pair">
          <ChartFrame
            title={monthlyTitle}
            subtitle={declared}
            source={SOURCE}
            asOf={lastDay(last)}
            exports={exportsOf('months')}
            table={<RatesTable caption={monthlyTitle} months={months} series={monthly} />}
          >
            <RateLines label={monthlyTitle} months={months} series={monthly} />
          </ChartFrame>
          <ChartFrame
            title={sectorTitle}
            subtitle={MEASURE[measure].caption(POPULATION.all)}
            source={SOURCE}
            asOf={lastDay(last)}
            exports={exportsOf('sectors')}
            table={<RatesTable caption={sectorTitle} months={months} series={bySector} />}
          >
            <RateLines label={sectorTitle} months={months} series={bySector} />
          </ChartFrame>
        </div>
      </section>
      {cohorts.length > 0 && (
        <section className="vs-section" aria-labelledby="cohorts-title">
          <h2 id="cohorts-title">Après la commande, {where}</h2>
          <ChartFrame
            title={`Part des ${noun.many} ayant alimenté le DMP, selon le mois de leur première commande`}
            subtitle="Commandes non annulées. Un laboratoire qui alimentait avant de commander compte dès le mois de la commande."
            source="Commandes SONS et déclarations des éditeurs"
            asOf={lastDay(last)}
            exports={exportsOf('cohorts')}
          >
            <CohortTable
              caption="Ont versé au moins un document, par mois de première commande"
              counted={population === 'sel' ? 'SEL' : 'Laboratoires'}
              cohorts={cohorts}
              all={allCohorts(cohorts)}
              hrefOf={(orderedIn, fedBy) => labSetHref(open, { ...set, measure: null, cohort: { orderedIn, fedBy } })}
            />
          </ChartFrame>
        </section>
      )}
    </>
  );
}
