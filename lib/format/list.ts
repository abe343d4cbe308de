/** «a», «a et b», «a, b et c». */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;
}

/** Line numbers as people say them: [14] → «ligne 14», [31, 32, 33, 40] → «lignes 31 à 33 et 40»; long lists are cut after `most` runs. */
export function formatLines(lines: readonly number[], most = 6): string {
  const runs: [number, number][] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  const said = runs.slice(0, most).map(([from, to]) => {
    if (from === to) return `${from}`;
    return to === from + 1 ? `${from}, ${to}` : `${from} à ${to}`;
  });
  const rest = runs.slice(most).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (rest > 0) said.push(`${rest} autres`);
  const single = runs.length === 1 && runs[0]?.[0] === runs[0]?.[1];
  return `${single ? 'ligne' : 'lignes'} ${formatList(said)}`;
}
