type Person = { id: string; name: string };

const LETTER = /[\p{L}\p{N}]/u;
const folded = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\u00A0/g, ' ')
    .toLocaleLowerCase('fr');

/**
 * The people that a text mentions: «@Camille Lormont», whatever the capitals. Of two names that begin alike, the longer one is meant.
 * @returns their ids, each once.
 */
export function mentionedIn(text: string, people: readonly Person[]): string[] {
  const words = folded(text);
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
    const rest = words.slice(at + 1);
    const person = byLength.find(({ name }) => {
      const known = folded(name);
      return known !== '' && rest.startsWith(known) && !LETTER.test(rest.charAt(known.length));
    });
    if (person) found.add(person.id);
  }
  return [...found];
}
