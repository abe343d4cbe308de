import { type Selector, type SelectorComponent, type StyleRule, transform } from 'lightningcss';

/** A sheet as it stands on disk. */
export interface Sheet {
  path: string;
  css: string;
}

/** What is wrong, in words, and the `path:line` to look at. */
export interface Fault {
  at: string;
  says: string;
}

/** One rule: where it stands, and its selectors. */
export interface SheetRule {
  path: string;
  at: string;
  selectors: Selector[];
}

/** The rules of the sheets, those of `@media` and the like among them. Throws on a sheet that is no CSS. */
export function readRules(sheets: Sheet[]): SheetRule[] {
  return sheets.flatMap(({ path, css }) => {
    const found: SheetRule[] = [];
    const style = ({ value: { selectors, loc } }: { value: StyleRule }) => {
      found.push({ path, at: `${path}:${loc.line + 1}`, selectors });
    };
    transform({ filename: path, code: new TextEncoder().encode(css), visitor: { Rule: { style } } });
    return found;
  });
}

/** The product's own classes; the others are the DSFR's. */
export const isOwn = (name: string): boolean => name.startsWith('vs-');

/** Choices of `:is()`, `:where()`, `:has()`, `:not()`; none for the other parts of a selector. */
export function choicesOf(part: SelectorComponent): Selector[] {
  if (part.type !== 'pseudo-class') return [];
  const takesSelectors = part.kind === 'is' || part.kind === 'where' || part.kind === 'has' || part.kind === 'not';
  return takesSelectors ? part.selectors : [];
}

/** Every own class of a selector, those of `:not()` among them. */
export const ownClasses = (selector: Selector): string[] =>
  selector.flatMap((part) =>
    part.type === 'class' && isOwn(part.name) ? [part.name] : choicesOf(part).flatMap(ownClasses),
  );

/** For each class, the sheets that have it and the first place in each. */
export function places(entries: { name: string; path: string; at: string }[]): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const { name, path, at } of entries) {
    const bySheet = found.get(name) ?? new Map<string, string>();
    if (!bySheet.has(path)) bySheet.set(path, at);
    found.set(name, bySheet);
  }
  return found;
}
