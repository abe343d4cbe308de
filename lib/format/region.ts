/** How a region is said: `name` with its article, at the head of a sentence or not; `in`: where something is. By INSEE code. */
const WORDS: { readonly [code: string]: { name: string; in: string } } = {
  '01': { name: 'la Guadeloupe', in: 'en Guadeloupe' },
  '02': { name: 'la Martinique', in: 'en Martinique' },
  '03': { name: 'la Guyane', in: 'en Guyane' },
  '04': { name: 'La Réunion', in: 'à La Réunion' },
  '06': { name: 'Mayotte', in: 'à Mayotte' },
  '11': { name: 'l’Île-de-France', in: 'en Île-de-France' },
  '24': { name: 'le Centre-Val de Loire', in: 'en Centre-Val de Loire' },
  '27': { name: 'la Bourgogne-Franche-Comté', in: 'en Bourgogne-Franche-Comté' },
  '28': { name: 'la Normandie', in: 'en Normandie' },
  '32': { name: 'les Hauts-de-France', in: 'dans les Hauts-de-France' },
  '44': { name: 'le Grand Est', in: 'dans le Grand Est' },
  '52': { name: 'les Pays de la Loire', in: 'dans les Pays de la Loire' },
  '53': { name: 'la Bretagne', in: 'en Bretagne' },
  '75': { name: 'la Nouvelle-Aquitaine', in: 'en Nouvelle-Aquitaine' },
  '76': { name: 'l’Occitanie', in: 'en Occitanie' },
  '84': { name: 'l’Auvergne-Rhône-Alpes', in: 'en Auvergne-Rhône-Alpes' },
  '93': { name: 'la région Provence-Alpes-Côte d’Azur', in: 'en Provence-Alpes-Côte d’Azur' },
  '94': { name: 'la Corse', in: 'en Corse' },
};

/** «la Bretagne», «les Hauts-de-France»; a code that is not known keeps its name alone. */
export const regionWithArticle = (code: string, name: string): string => WORDS[code]?.name ?? name;

/** «en Bretagne», «dans le Grand Est», «à La Réunion». */
export const inRegion = (code: string, name: string): string => WORDS[code]?.in ?? `en région ${name}`;
