import type { IsoDate } from '../../lib/month';
import { addDays } from './calendar';
import { departmentOf } from './geography';
import { QUARTERS } from './landmarks';
import { between, type Random, randomFrom } from './random';
import { positionOf } from './town-positions';

export type DemoSite = {
  finess: string;
  name: string;
  town: string;
  openedOn: IsoDate;
  /** WGS 84, degrees: somewhere in the town. */
  longitude: number;
  latitude: number;
};

type Owner = { name: string; town: string; department: string; openedOn: IsoDate };

// Every site is older than the first month of the demo, as its lab is.
const LATEST_OPENING = '2021-07-01';
const AROUND = 0.012; // degrees, about a kilometre

/** A place in the town, always the same for a number. Its own random numbers, so that what follows in the demo does not depend on it. */
function placeOf(finess: string, department: string, town: string): { longitude: number; latitude: number } {
  const random = randomFrom(Number(finess.replace(/\D/g, '')));
  const { longitude, latitude } = positionOf(department, town);
  const around = (degrees: number) => Math.round((degrees + (random() * 2 - 1) * AROUND) * 10_000) / 10_000;
  return { longitude: around(longitude), latitude: around(latitude) };
}

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
    const finess = number();
    return {
      finess,
      ...placeOf(finess, owner.department, town),
      name: `${shortName}, ${town} ${quarter}`,
      town,
      openedOn: openedOn > LATEST_OPENING ? owner.openedOn : openedOn,
    };
  });
}
