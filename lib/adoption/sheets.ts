import { formatDate } from '../format/date';
import { lastDay } from '../month';
import type { Cell, Sheet } from '../tabular/write';
import { MEASURE, type Measure, POPULATION, shareOf, sumLabs } from './measures';
import { departmentsAt, type Place, regionsAt } from './places';
import type { Adoption } from './queries';

export const SHEETS = ['departments', 'regions', 'months', 'sectors', 'cohorts'] as const;
export type SheetName = (typeof SHEETS)[number];

const SHARE_COLUMNS = [
  { header: 'Laboratoires concernés', key: 'part', type: 'integer' },
  { header: 'Sur', key: 'whole', type: 'integer' },
  { header: 'Part', key: 'rate', type: 'percent' },
] as const;

const shareCells = ({ part, whole, rate }: Place): Cell[] => [part, whole, rate];

function placesOf({ departments, regions, shares, regionShares, months, month, focus }: Adoption) {
  const all = departmentsAt(departments, regions, shares, months.indexOf(month));
  return {
    departments: all.filter(({ region }) => focus.region === null || region === focus.region.code),
    regions: regionsAt(regions, regionShares, months.indexOf(month)).filter(
      ({ code }) => focus.region === null || code === focus.region.code,
    ),
  };
}

/** A table of the page, for the month, population, measure and place of the address. */
export function adoptionSheet(name: SheetName, adoption: Adoption): Sheet {
  const { months, month, population, measure, focus } = adoption;
  const place = focus.department?.name ?? focus.region?.name ?? 'France';
  const notes = [
    `${MEASURE[measure].caption(POPULATION[population])}, ${place}`,
    `Arrêté au ${formatDate(lastDay(name === 'cohorts' ? (months.at(-1) ?? month) : month))}`,
  ];
  switch (name) {
    case 'departments':
      return {
        name,
        columns: [
          { header: 'Département', key: 'department', type: 'text' },
          { header: 'Nom', key: 'name', type: 'text' },
          { header: 'Région', key: 'region', type: 'text' },
          ...SHARE_COLUMNS,
        ],
        rows: placesOf(adoption).departments.map((row) => [
          row.code,
          row.name,
          adoption.regions.find(({ code }) => code === row.region)?.name ?? null,
          ...shareCells(row),
        ]),
        notes,
      };
    case 'regions':
      return {
        name,
        columns: [
          { header: 'Région', key: 'region', type: 'text' },
          { header: 'Nom', key: 'name', type: 'text' },
          ...SHARE_COLUMNS,
        ],
        rows: placesOf(adoption).regions.map((row) => [row.code, row.name, ...shareCells(row)]),
        notes,
      };
    case 'months':
      return {
        name,
        columns: [
          { header: 'Mois', key: 'month', type: 'month' },
          { header: 'Ouverts', key: 'open', type: 'integer' },
          { header: 'Alimentent dans le mois', key: 'feeding', type: 'integer' },
          { header: 'Ont alimenté', key: 'ever_fed', type: 'integer' },
          { header: 'Équipés', key: 'equipped', type: 'integer' },
          { header: 'Équipés qui alimentent', key: 'equipped_feeding', type: 'integer' },
          { header: 'Attendus', key: 'expected', type: 'integer' },
          { header: 'Ont déclaré', key: 'reported', type: 'integer' },
          { header: 'Part', key: 'rate', type: 'percent' },
          { header: 'Part parmi les équipés', key: 'rate_equipped', type: 'percent' },
        ],
        rows: months.map((at, i) => {
          const labs = adoption.place[i] ?? sumLabs([]);
          const part = (of: Measure) => shareOf(of, labs).part;
          return [
            at,
            labs.open,
            part('feeding'),
            part('everFed'),
            part('equipped'),
            part('equippedFeeding'),
            labs.expected,
            labs.reported,
            adoption.rates[i] ?? null,
            adoption.equippedRates[i] ?? null,
          ];
        }),
        notes: notes.slice(0, 1),
      };
    case 'sectors':
      return {
        name,
        columns: [
          { header: 'Mois', key: 'month', type: 'month' },
          { header: 'Secteur', key: 'sector', type: 'text' },
          ...SHARE_COLUMNS,
        ],
        rows: months.flatMap((at, i) =>
          adoption.sectors.map(({ population: of, shares, rates }) => [
            at,
            POPULATION[of].choice,
            shares[i]?.part ?? null,
            shares[i]?.whole ?? null,
            rates[i] ?? null,
          ]),
        ),
        notes: [`${MEASURE[measure].caption(POPULATION.all)}, ${place}`],
      };
    case 'cohorts':
      return {
        name,
        columns: [
          { header: 'Première commande', key: 'month', type: 'month' },
          { header: 'Laboratoires', key: 'labs', type: 'integer' },
          { header: 'Mois écoulés', key: 'after', type: 'integer' },
          { header: 'Ont alimenté', key: 'fed', type: 'integer' },
          { header: 'Part', key: 'share', type: 'percent' },
        ],
        rows: adoption.cohorts.flatMap(({ month: at, labs, steps }) =>
          steps.map(({ after, fed, share }) => [at, labs, after, fed, share]),
        ),
        notes,
      };
  }
}
