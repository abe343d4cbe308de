/** The two deposits that an address names, by `a` and `b` or by two `with` ticked in a list; null when they are not two. */
export function comparedIds(params: URLSearchParams): readonly [string, string] | null {
  const [a, b] = [params.get('a'), params.get('b')];
  if (a && b) return a === b ? null : [a, b];
  const ticked = [...new Set(params.getAll('with'))];
  const [second, first] = ticked; // the list begins with the newest
  return ticked.length === 2 && first && second ? [first, second] : null;
}
