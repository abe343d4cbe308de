import { ratio } from '../figures/point';
import type { LabCounts } from '../figures/types';
import { formatList } from '../format/list';
import { formatNumber, formatPercent, NO_DATA } from '../format/number';
import { regionWithArticle } from '../format/region';
import { capital } from '../format/text';
import { type Measure, nounOf, POPULATION, type Population, shareOf } from './measures';
import { type Place, ranked } from './places';

const LOW = 0.25;
const MOST_LEADERS = 3;
const IN_WORDS = ['', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];

const inWords = (count: number) => IN_WORDS[count] ?? formatNumber(count);

/** What the sentence is about: its measure, who is counted, and where; null: France. */
export type Subject = { measure: Measure; population: Population; place: string | null };

function verb(measure: Measure, population: Population, count: number): string {
  const plural = count >= 2;
  const { feminine } = POPULATION[population];
  switch (measure) {
    case 'feeding':
    case 'equippedFeeding':
      return plural ? 'alimentent le DMP' : 'alimente le DMP';
    case 'everFed':
      return `${plural ? 'ont' : 'a'} alimenté le DMP au moins une fois`;
    case 'equipped':
      return `${plural ? 'sont' : 'est'} équipé${feminine ? 'e' : ''}${plural ? 's' : ''} d’un certificat serveur DMP`;
  }
}

/** The second half of the sentence: how many of the equipped feed. */
function amongEquipped({ measure, population }: Subject, labs: LabCounts): string {
  const share = ratio(labs.equippedFeeding, labs.equipped);
  if (share === null || (measure !== 'feeding' && measure !== 'equipped')) return '.';
  const { feminine } = POPULATION[population];
  const of =
    measure === 'equipped'
      ? `d’entre ${feminine ? 'elles' : 'eux'} alimentent`
      : feminine
        ? 'de celles qui sont équipées'
        : 'de ceux qui sont équipés';
  return `\u202F; ${formatPercent(share, 0)} ${of}.`;
}

/** «122 SEL sur 364 (33,5 %) alimentent le DMP ; 68 % de celles qui sont équipées.» */
export function leadOf(subject: Subject, labs: LabCounts): string {
  const { measure, population, place } = subject;
  const { part, whole } = shareOf(measure, labs);
  const where = place === null ? '' : `${place}\u00A0: `;
  const { one, many, feminine } = POPULATION[population];
  const equipped = measure === 'equippedFeeding' ? ` équipé${feminine ? 'e' : ''}` : '';
  const asked = equipped === '' ? many : `${many}${equipped}s`;
  if (whole === 0) return `${where}${place === null ? 'Aucun' : 'aucun'}${feminine ? 'e' : ''} ${one}${equipped}.`;
  if (part === null) return `${where}${place === null ? 'R' : 'r'}ien n’est connu des ${asked} ce mois-ci.`;
  const counted = `${formatNumber(part)}\u00A0${nounOf(part, population)}${equipped}${equipped !== '' && part >= 2 ? 's' : ''}`;
  return `${where}${counted} sur\u00A0${formatNumber(whole)} (${formatPercent(ratio(part, whole))}) ${verb(measure, population, part)}${amongEquipped(subject, labs)}`;
}

function leaders(places: readonly Place[]): Place[] {
  const second = places[1] ?? places[0];
  if (!second || second.rate === null || second.rate === 0) return [];
  const first = places.filter(({ rate }) => rate !== null && second.rate !== null && rate >= second.rate);
  return first.length > MOST_LEADERS ? [] : first;
}

function lowPart(count: number, of: number, name: string): string {
  if (of === 0) return '';
  if (count === of)
    return `${name === 'région' ? 'toutes les régions' : 'tous les départements'} restent sous\u00A025\u00A0%`;
  if (count === 0) return `${name === 'région' ? 'aucune région' : 'aucun département'} ne reste sous\u00A025\u00A0%`;
  const many = count >= 2;
  const counted = name === 'région' ? inWords(count) : count === 1 ? 'un' : inWords(count);
  return `${counted} ${name}${many ? 's' : ''} ${many ? 'restent' : 'reste'} sous\u00A025\u00A0%`;
}

/** «La Bretagne et les Pays de la Loire sont en tête ; quatre régions restent sous 25 %.»; null when nothing is known. */
export function followOfRegions(regions: readonly Place[]): string | null {
  const known = ranked(regions.filter(({ rate }) => rate !== null));
  if (known.length < 2) return null;
  const ahead = leaders(known).map(({ code, name }) => regionWithArticle(code, name));
  const plural = ahead.length > 1 || ahead[0]?.startsWith('les ');
  const head = ahead.length === 0 ? '' : `${formatList(ahead)} ${plural ? 'sont' : 'est'} en tête\u202F; `;
  const low = known.filter(({ rate }) => rate !== null && rate < LOW).length;
  return `${capital(`${head}${lowPart(low, known.length, 'région')}`)}.`;
}

/** «En tête : Finistère (80,0 %) et Morbihan (60,0 %) ; un département reste sous 25 %. France : 33,5 %.» */
export function followOfDepartments(departments: readonly Place[], france: number | null): string | null {
  const known = ranked(departments.filter(({ rate }) => rate !== null));
  const beside = france === null ? '' : `France\u00A0: ${formatPercent(france)}.`;
  if (known.length < 2) return beside || null;
  const ahead = leaders(known).map(({ name, rate }) => `${name} (${formatPercent(rate)})`);
  const head = ahead.length === 0 ? '' : `En tête\u00A0: ${formatList(ahead)}\u202F; `;
  const low = known.filter(({ rate }) => rate !== null && rate < LOW).length;
  return `${capital(`${head}${lowPart(low, known.length, 'département')}`)}. ${beside}`.trim();
}

/** «Bretagne : 11 sur 20 (55,0 %). France : 33,5 %.»; an overseas department is its region. */
export function followOfDepartment(region: Place, france: number | null): string {
  const own = region.overseas ? '' : `${region.name}\u00A0: ${shareText(region)}. `;
  return `${own}France\u00A0: ${formatPercent(france)}.`;
}

/** «11 sur 20 (55,0 %)»; «n.d.» when unknown. */
function shareText({ part, whole, rate }: Pick<Place, 'part' | 'whole' | 'rate'>): string {
  return part === null ? NO_DATA : `${formatNumber(part)} sur\u00A0${formatNumber(whole)} (${formatPercent(rate)})`;
}

/** «308 SEL sur 364 ont déclaré», «1 laboratoire privé sur 3 a déclaré». */
export function declaredText(
  population: Population,
  { reported, expected }: Pick<LabCounts, 'reported' | 'expected'>,
): string {
  return `${formatNumber(reported)} ${nounOf(reported, population)} sur ${formatNumber(expected)} ${reported >= 2 ? 'ont' : 'a'} déclaré`;
}

/** What is missing of the month: «Mois incomplet : 780 SEL sur 862 ont déclaré.»; null when all is there, or nothing expected. */
export function incompleteText(population: Population, { reported, expected }: LabCounts): string | null {
  if (reported >= expected) return null;
  return `Mois incomplet\u00A0: ${declaredText(population, { reported, expected })}.`;
}

/** The two parts of the donut, without their counts: «SEL alimentent le DMP» and «SEL ne l’alimentent pas». */
export function partsOf({ measure, population }: Subject, part: number, rest: number): { has: string; hasNot: string } {
  const { feminine } = POPULATION[population];
  const plural = rest >= 2;
  const not = {
    feeding: `ne l’alimente${plural ? 'nt' : ''} pas`,
    equippedFeeding: `ne l’alimente${plural ? 'nt' : ''} pas`,
    everFed: `ne l’${plural ? 'ont' : 'a'} jamais alimenté`,
    equipped: `${plural ? 'ne sont' : 'n’est'} pas équipé${feminine ? 'e' : ''}${plural ? 's' : ''}`,
  }[measure];
  const equipped = (count: number) =>
    measure === 'equippedFeeding' ? ` équipé${feminine ? 'e' : ''}${count >= 2 ? 's' : ''}` : '';
  return {
    has: `${nounOf(part, population)}${equipped(part)} ${verb(measure, population, part)}`,
    hasNot: `${nounOf(rest, population)}${equipped(rest)} ${not}`,
  };
}
