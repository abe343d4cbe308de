import { type Fault, ownClasses, places, readRules, type Sheet } from './rules.ts';

/** A file that names classes. */
export interface Source {
  path: string;
  text: string;
}

/** Own classes in a piece of source; one that ends with `-` or `_` is the beginning of computed ones. */
const classesIn = (text: string): string[] => text.match(/(?<![\w#-])vs-[\w-]+/g) ?? [];

/** What stands in the `className` attributes of a source. */
function attributesIn(source: string): string[] {
  return [...source.matchAll(/className=(?:"([^"]*)"|\{)/g)].map((match) => {
    if (match[1] !== undefined) return match[1];
    const from = match.index + match[0].length;
    let [depth, end] = [1, from];
    for (; depth > 0 && end < source.length; end++) {
      depth += { '{': 1, '}': -1 }[source.charAt(end)] ?? 0;
    }
    return source.slice(from, end);
  });
}

/** Faults of naming: a class in a `className` that no sheet has, a class of a sheet that no source names. */
export function namingFaults(sheets: Sheet[], sources: Source[]): Fault[] {
  const inSheets = places(
    readRules(sheets).flatMap(({ path, at, selectors }) =>
      selectors.flatMap(ownClasses).map((name) => ({ name, path, at })),
    ),
  );
  const isBeginning = (name: string) => /[-_]$/.test(name);
  const isKnown = (name: string) =>
    isBeginning(name) ? [...inSheets.keys()].some((known) => known.startsWith(name)) : inSheets.has(name);
  const unknown = sources.flatMap(({ path, text }) =>
    [...new Set(attributesIn(text).flatMap(classesIn))]
      .filter((name) => !isKnown(name))
      .map((name) => ({ at: path, says: `no sheet has .${name}` })),
  );

  const inSources = new Set(sources.flatMap(({ text }) => classesIn(text)));
  const beginnings = [...inSources].filter(isBeginning);
  const unused = [...inSheets]
    .filter(([name]) => !inSources.has(name) && !beginnings.some((beginning) => name.startsWith(beginning)))
    .map(([name, bySheet]) => ({ at: [...bySheet.values()].join(', '), says: `nothing has the class ${name}` }));
  return [...unknown, ...unused];
}
