/** A label as it reads inside a sentence: «Bloque l’envoi» → «bloque l’envoi»; an abbreviation stays: «EJ concernées». */
export function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase('fr') + label.slice(1);
}

/** A text as it begins a sentence: «sept. 2023» → «Sept. 2023». */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** «de» before a name: «de Bêta», «d’Ormélis». */
export const ofName = (name: string): string => (/^[aeiouh]/.test(plainLetters(name)) ? `d’${name}` : `de ${name}`);

/** A text without capitals nor accents, to be compared or searched: «Bêta SIL» → «beta sil». */
export function plainLetters(text: string): string {
  // Not NFKD, which would make an «o» of the «º» in «Nº».
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
