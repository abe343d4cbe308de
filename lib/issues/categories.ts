type Category = { code: string; parentCode: string | null };

/** Whether a category is the one asked for, or under it: its child, or one of the family that the code names (`DIFF-INS` of `DIFF-INS-ROLE`). */
export function isUnder(asked: string, { code, parentCode }: Category): boolean {
  return code === asked || parentCode === asked || code.startsWith(`${asked}-`);
}

type Placed = Category & { label: string; family: string };

/** The code that names a family: what the codes of its categories begin with, and no other's; null when there is none. */
function familyCode(family: string, categories: readonly Placed[]): string | null {
  const own = categories.filter((one) => one.family === family);
  const first = own[0]?.code.split('-') ?? [];
  for (let parts = first.length - 1; parts > 0; parts--) {
    const code = first.slice(0, parts).join('-');
    if (own.length < 2 || !own.every((one) => isUnder(code, one))) continue;
    return categories.every((one) => one.family === family || !isUnder(code, one)) ? code : null;
  }
  return null;
}

/** The categories to choose from, in their order, each family that has a code before its own; what is under another is set in. */
export function categoryChoices(categories: readonly Placed[]): { code: string; label: string }[] {
  const choices: { code: string; label: string }[] = [];
  const told = new Set<string>();
  for (const { code, label, family, parentCode } of categories) {
    const above = familyCode(family, categories);
    if (above !== null && !told.has(above)) choices.push({ code: above, label: family });
    if (above !== null) told.add(above);
    const depth = (above === null ? 0 : 1) + (parentCode === null ? 0 : 1);
    choices.push({ code, label: `${'\u00A0\u00A0\u00A0'.repeat(depth)}${label}` });
  }
  return choices;
}
