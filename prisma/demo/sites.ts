import type { IsoDate } from '../../lib/month';
import { addDays } from './calendar';
import { departmentOf } from './geography';
import { QUARTERS } from './landmarks';
import { between, type Random } from './random';

export type DemoSite = { finess: string; name: string; town: string; openedOn: IsoDate };

type Owner = { name: string; town: string; department: string; openedOn: IsoDate };

// Every site is older than the first month of the demo, as its lab is.
const LATEST_OPENING = '2021-07-01';

/** The sites of a lab in the towns of its department, its own town first: «Korrigan Biologie, Fougères Gare». */
export function sitesOf(random: Random, owner: Owner, count: number, number: () => string): DemoSite[] {
  const all = departmentOf(owner.department).towns;
  const towns = [owner.town, ...all.filter((town) => town !== owner.town)];
  const shortName = owner.name.replace(/^(SELAS|SELARL|SELAFA|SA) /, '');
  const shift = between(random, 0, QUARTERS.length - 1);
  return Array.from({ length: count }, (_, i) => {
    const town = towns[i % towns.length] ?? owner.town;
    const quarter = QUARTERS[(shift + Math.floor(i / towns.length)) % QUARTERS.length] ?? '';
    const openedOn = addDays(owner.openedOn, i === 0 ? 0 : between(random, 0, 4_000));
    return {
      finess: number(),
      name: `${shortName}, ${town} ${quarter}`,
      town,
      openedOn: openedOn > LATEST_OPENING ? owner.openedOn : openedOn,
    };
  });
}
