import { ACCOUNTS } from '../accounts';
import { pick, type Random } from '../random';
import { VENDORS } from '../vendors';
import type { Story, StoryOwner } from './story';

export type Person = { id: string | null; name: string; org: string };

export const DNS_PERSON = { id: ACCOUNTS[1]?.id ?? null, name: ACCOUNTS[1]?.name ?? '', org: 'DNS' };
export const REGION_NAMES: { readonly [code: string]: string } = {
  '01': 'Guadeloupe',
  '02': 'Martinique',
  '03': 'Guyane',
  '04': 'La Réunion',
  '06': 'Mayotte',
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': 'Provence-Alpes-Côte d’Azur',
  '94': 'Corse',
};
/** The fund of each region that the demo lets speak. */
const FUNDS: { readonly [region: string]: string } = {
  '01': 'CGSS de la Guadeloupe',
  '02': 'CGSS de la Martinique',
  '03': 'CGSS de la Guyane',
  '04': 'CGSS de La Réunion',
  '06': 'CSS de Mayotte',
  '11': 'CPAM de Paris',
  '24': 'CPAM du Loiret',
  '27': 'CPAM de la Côte-d’Or',
  '28': 'CPAM du Calvados',
  '32': 'CPAM de l’Oise',
  '44': 'CPAM du Bas-Rhin',
  '52': 'CPAM de la Loire-Atlantique',
  '53': 'CPAM d’Ille-et-Vilaine',
  '75': 'CPAM de la Gironde',
  '76': 'CPAM de la Haute-Garonne',
  '84': 'CPAM du Rhône',
  '93': 'CPAM des Bouches-du-Rhône',
  '94': 'CPAM de la Haute-Corse',
};
// Fictional people of the field, without an account: as many first names and last names as regions.
const FIRST_NAMES = [
  'Anne',
  'Julien',
  'Nadège',
  'Thierry',
  'Samira',
  'Pauline',
  'Marc',
  'Inès',
  'Olivier',
  'Sabrina',
  'Loïc',
  'Delphine',
  'Mathis',
  'Aïcha',
  'Benoît',
  'Laure',
  'Stéphane',
  'Fanny',
];
const LAST_NAMES = [
  'Kermarrec',
  'Faure',
  'Lemaire',
  'Vasseur',
  'Haddad',
  'Roux',
  'Delmas',
  'Prigent',
  'Chevallier',
  'Bouvet',
  'Marty',
  'Guérin',
  'Lacombe',
  'Weber',
  'Payet',
  'Santoni',
  'Rolland',
  'Tessier',
];
const NAMES_EACH = 2;

/**
 * The people of an organisation of a region, `kind` its place among those of the region: nobody is in two organisations.
 * The gap between the ranks of the two names, modulo 18, is twice the person's own rank: no pair comes back.
 */
function peopleOf(region: string, kind: number): string[] {
  const rank = Object.keys(FUNDS).sort().indexOf(region);
  return Array.from({ length: NAMES_EACH }, (_, i) => {
    const own = kind * NAMES_EACH + i;
    const [first, last] = [rank + 7 * own, rank + 5 * own];
    return `${FIRST_NAMES[first % FIRST_NAMES.length]} ${LAST_NAMES[last % LAST_NAMES.length]}`;
  });
}

/** Who says something in a region: its demo account, or somebody without one. */
export function fieldPerson(random: Random, region: string): Person {
  const account = ACCOUNTS.find((one) => one.region === region);
  const name = REGION_NAMES[region] ?? '';
  if (account && random() < 0.6) return { id: account.id, name: account.name, org: `ARS ${name}` };
  const orgs = [`GRADeS ${name}`, FUNDS[region] ?? '', `ARS ${name}`];
  const org = pick(random, orgs);
  return { id: null, name: pick(random, peopleOf(region, orgs.indexOf(org))), org };
}

/** Who acts for an owner. */
export function personOf(owner: StoryOwner | null): Person {
  const region = owner?.kind === 'REGION' ? ACCOUNTS.find((one) => one.region === owner.region) : undefined;
  if (region?.region) return { id: region.id, name: region.name, org: `ARS ${REGION_NAMES[region.region] ?? ''}` };
  if (owner?.kind !== 'VENDOR') return DNS_PERSON;
  const account = ACCOUNTS.find((one) => one.vendor === owner.vendor);
  const org = VENDORS.find(({ slug }) => slug === owner.vendor)?.name ?? '';
  return { id: account?.id ?? null, name: account?.name ?? org, org };
}

const COMMENT_ORGS = { 'ars-idf': 'ARS Île-de-France', 'ars-bre': 'ARS Bretagne' } as const;

/** Who comments a story. */
export function commenter(by: 'dns' | 'ars-idf' | 'ars-bre' | 'vendor' | undefined, story: Story): Person {
  if (by === 'vendor') return personOf(story.owner);
  if (by !== 'ars-idf' && by !== 'ars-bre') return DNS_PERSON;
  const account = ACCOUNTS.find(({ email }) => email === `${by}@demo.test`);
  return { id: account?.id ?? null, name: account?.name ?? '', org: COMMENT_ORGS[by] };
}
