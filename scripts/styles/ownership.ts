// Every sheet reaches every page, as app/globals.css imports them all: two components that give one class two meanings
// change one another's pages. So a class is defined by one sheet, and another refines it only under a class of its own.
import type { Selector } from 'lightningcss';
import { choicesOf, type Fault, isOwn, ownClasses, places, readRules, type Sheet } from './rules.ts';

/** Where a rule that concerns every page (`body`, `h1`, `.fr-logo`) has its place. */
const COMMON_SHEET = 'app/globals.css';

/** One reading of one selector: the own classes that it asks for, and those of its last element that has any. */
interface Reading {
  path: string;
  at: string;
  classes: string[];
  last: string[];
}

/**
 * Own classes that a selector asks for, element by element. `:is()` and `:where()` give a reading for each of their choices;
 * `:has()` is read as an element that stands before.
 */
function readingsOfSelector(selector: Selector): string[][][] {
  let readings: string[][][] = [[[]]];
  for (const part of selector) {
    if (part.type === 'nesting') throw new Error('a nested rule: write its selector out');
    if (part.type === 'combinator') {
      readings = readings.map((elements) => [...elements, []]);
    } else if (part.type === 'class' && isOwn(part.name)) {
      readings = readings.map((elements) => [...elements.slice(0, -1), [...(elements.at(-1) ?? []), part.name]]);
    } else if (part.type === 'pseudo-class' && part.kind === 'has') {
      const classes = choicesOf(part).flatMap(ownClasses);
      readings = readings.map((elements) => [classes, ...elements]);
    } else if (part.type === 'pseudo-class' && (part.kind === 'is' || part.kind === 'where')) {
      const choices = choicesOf(part).flatMap(readingsOfSelector);
      readings = readings.flatMap((elements) =>
        choices.map((choice) => [
          ...elements.slice(0, -1),
          ...choice.slice(0, -1),
          [...(elements.at(-1) ?? []), ...(choice.at(-1) ?? [])],
        ]),
      );
    }
  }
  return readings;
}

/**
 * Faults of ownership. A class belongs to the sheet that styles it without another own class in the selector, or else to
 * the only sheet that names it. Two such sheets are a fault; so is a rule without any class of its own sheet, outside
 * app/globals.css: it would change the pages of others.
 */
export function ownershipFaults(sheets: Sheet[]): Fault[] {
  const readings: Reading[] = readRules(sheets).flatMap(({ path, at, selectors }) =>
    selectors.flatMap(readingsOfSelector).map((elements) => ({
      path,
      at,
      classes: [...new Set(elements.flat())],
      last: elements.findLast((classes) => classes.length > 0) ?? [],
    })),
  );
  const entries = readings.flatMap(({ classes, path, at }) =>
    classes.map((name) => ({ name, path, at, alone: classes.length === 1 })),
  );
  const alone = places(entries.filter((entry) => entry.alone));
  const all = places(entries);
  const owns = (name: string, path: string) =>
    alone.get(name)?.has(path) ?? (all.get(name)?.size === 1 && all.get(name)?.has(path));

  const twice = [...alone].flatMap(([name, bySheet]) => {
    const [first, ...others] = bySheet.values();
    return others.map((at) => ({ at, says: `.${name} is already defined at ${first}` }));
  });
  const foreign = readings
    .filter(({ path, classes }) => !classes.some((name) => owns(name, path)))
    .filter(({ path, classes }) => path !== COMMON_SHEET || classes.length > 0)
    .map(({ at, last }) => ({
      at,
      says:
        last.length === 0
          ? `a rule for every page: its place is ${COMMON_SHEET}`
          : `.${last.join('.')} is another sheet’s: style it under a class of this one`,
    }));
  return [...new Map([...twice, ...foreign].map((fault) => [fault.at + fault.says, fault])).values()];
}
