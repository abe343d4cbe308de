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
// Fictional people of the field, without an account.
const FIELD_NAMES = [
  'Anne Kermarrec',
  'Julien Faure',
  'Nadège Lemaire',
  'Thierry Vasseur',
  'Samira Haddad',
  'Pauline Roux',
];
/** Who says something in a region: its demo account, or somebody without one. */
export function fieldPerson(random: Random, region: string): Person {
  const account = ACCOUNTS.find((one) => one.region === region);
  const name = REGION_NAMES[region] ?? '';
  if (account && random() < 0.6) return { id: account.id, name: account.name, org: `ARS ${name}` };
  const org = pick(random, [`GRADeS ${name}`, `CPAM (${name})`, `ARS ${name}`]);
  return { id: null, name: pick(random, FIELD_NAMES), org };
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
