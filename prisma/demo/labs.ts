import { type IsoDate, month } from '../../lib/month';
import { apportion } from '../../lib/targets/apportion';
import { addDays, dayOf } from './calendar';
import { fictionalFiness, finessNumbering } from './finess';
import { DEPARTMENTS, type Department, departmentOf, OVERSEAS_REGIONS } from './geography';
import { namesOf } from './names';
import { between, lognormal, type Random, randomFrom } from './random';
import { type DemoSite, sitesOf } from './sites';

export type DemoLab = {
  finess: string;
  name: string;
  sector: 'PRIVATE' | 'HOSPITAL';
  sel: boolean;
  /** A SEL of metropolitan France: the 364 of the published adoption rate. */
  metropolitanSel: boolean;
  town: string;
  department: string;
  region: string;
  openedOn: IsoDate;
  /** Volume of activity, relative to the others. */
  activity: number;
  sites: DemoSite[];
};

/**
 * SEL by region, and how many of them feed the DMP in February 2022. The sums over metropolitan France, 364 and 122, are
 * published; the regions are simulated.
 */
export const SEL_BY_REGION: readonly { region: string; sel: number; feeding: number }[] = [
  { region: '53', sel: 20, feeding: 11 },
  { region: '52', sel: 18, feeding: 8 },
  { region: '44', sel: 33, feeding: 14 },
  { region: '84', sel: 46, feeding: 19 },
  { region: '32', sel: 33, feeding: 12 },
  { region: '75', sel: 37, feeding: 13 },
  { region: '11', sel: 58, feeding: 17 },
  { region: '76', sel: 36, feeding: 10 },
  { region: '93', sel: 36, feeding: 9 },
  { region: '28', sel: 17, feeding: 4 },
  { region: '27', sel: 14, feeding: 3 },
  { region: '24', sel: 13, feeding: 2 },
  { region: '94', sel: 3, feeding: 0 },
  { region: '02', sel: 3, feeding: 1 },
  { region: '04', sel: 4, feeding: 1 },
  { region: '01', sel: 3, feeding: 0 },
  { region: '03', sel: 2, feeding: 0 },
];

/** Departments of the private legal entities that are not SEL: with the SEL they make the 383 published. */
const NOT_SEL = ['13', '29', '31', '59', '67', '69', '75'];
const HOSPITALS = 479; // published
const PRIVATE_SITES = 3_560;
const HOSPITAL_SITES = 540;

type Slot = { department: Department; sector: DemoLab['sector']; sel: boolean };

/** Labs that the help pages and the pictures of the product name; all run the software of the vendor of the demo. */
export const CAST: readonly { department: string; town: string; name: string; serial: number }[] = [
  { department: '35', town: 'Rennes', name: 'SELAS Korrigan Biologie', serial: 17 },
  { department: '35', town: 'Saint-Malo', name: 'SELARL du Canal d’Argoat', serial: 171 },
  { department: '56', town: 'Lorient', name: 'SELARL Blavet Analyses', serial: 143 },
  { department: '29', town: 'Brest', name: 'SELAS Menez Bio', serial: 21 },
  { department: '44', town: 'Nantes', name: 'SELARL Labo des Cinq Ponts', serial: 50 },
  { department: '76', town: 'Le Havre', name: 'SELAS Val d’Écume', serial: 12 },
  { department: '59', town: 'Lille', name: 'SELAS Bio Lys d’Argent', serial: 86 },
  { department: '01', town: 'Bourg-en-Bresse', name: 'SELARL du Bief', serial: 2 },
  { department: '38', town: 'Grenoble', name: 'SELARL Vercors Bleu Biologie', serial: 64 },
  { department: '84', town: 'Avignon', name: 'SELAS Mistral & Cèdre', serial: 33 },
  { department: '13', town: 'Marseille', name: 'SELAS Calanque Analyses', serial: 305 },
  { department: '31', town: 'Toulouse', name: 'SELAS Ambre & Garonne', serial: 208 },
  { department: '974', town: 'Saint-Denis', name: 'SELARL Fleur de Canne', serial: 9 },
];

/** As many departments as labs, in proportion to inhabitants; at least one lab in each where there are enough. */
function spread(count: number, among: readonly Department[]): Department[] {
  const populations = among.map(({ population }) => population);
  const shares = apportion(count, populations, count >= among.length * 2 ? 1 : 0);
  return among.flatMap((department, i) => Array.from({ length: shares[i] ?? 0 }, () => department));
}

function slots(): Slot[] {
  const sel = SEL_BY_REGION.flatMap(({ region, sel: count }) =>
    spread(
      count,
      DEPARTMENTS.filter((department) => department.region === region),
    ),
  );
  const mayotte = departmentOf('976');
  const elsewhere = DEPARTMENTS.filter((department) => department !== mayotte);
  return [
    ...sel.map((department) => ({ department, sector: 'PRIVATE' as const, sel: true })),
    ...NOT_SEL.map((code) => ({ department: departmentOf(code), sector: 'PRIVATE' as const, sel: false })),
    ...[...spread(HOSPITALS - 1, elsewhere), mayotte].map((department) => ({
      department,
      sector: 'HOSPITAL' as const,
      sel: false,
    })),
  ];
}

/** Numbers of sites, one at least each and a few large ones, which sum to `total`. */
function siteCounts(random: Random, total: number, labs: number, skew: number): number[] {
  return apportion(
    total,
    Array.from({ length: labs }, () => lognormal(random, skew)),
    1,
  );
}

/** The 862 legal entities (383 private, 479 of health establishments) with their 4 100 sites, the same at each run. */
export function generateLabs(): DemoLab[] {
  const random = randomFrom(20230930);
  const places = slots();
  const cast = CAST.map((member) => ({ ...member, finess: fictionalFiness(member.department, member.serial) }));
  const numberIn = finessNumbering(
    random,
    cast.map(({ finess }) => finess),
  );
  const nameOf = namesOf(
    random,
    cast.map(({ name }) => name),
  );
  const counts = {
    PRIVATE: siteCounts(random, PRIVATE_SITES, places.filter(({ sector }) => sector === 'PRIVATE').length, 0.72),
    HOSPITAL: siteCounts(random, HOSPITAL_SITES, HOSPITALS, 1),
  };
  const townsGiven = new Map<string, number>();
  return places.map(({ department, sector, sel }) => {
    const member = sel ? cast.findIndex((one) => one.department === department.code) : -1;
    const [known] = member < 0 ? [] : cast.splice(member, 1);
    const rank = townsGiven.get(department.code + sector) ?? 0;
    townsGiven.set(department.code + sector, rank + 1);
    const town = known?.town ?? department.towns[rank % department.towns.length] ?? '';
    const name = known?.name ?? nameOf(department.region, sector, sel);
    const sites = counts[sector].pop() ?? 1;
    const lab = {
      finess: known?.finess ?? numberIn(department.code),
      name,
      sector,
      sel,
      metropolitanSel: sel && !OVERSEAS_REGIONS.has(department.region),
      town,
      department: department.code,
      region: department.region,
      openedOn: addDays(dayOf(month('2001-01'), 1), between(random, 0, 7_000)),
      // A hospital's own lab sends fewer reports than a group of private sites.
      activity: sector === 'HOSPITAL' ? 3 * lognormal(random, 0.7) : sites * lognormal(random, 0.35),
    };
    return { ...lab, sites: sitesOf(random, lab, sites, () => numberIn(department.code)) };
  });
}
