import { db } from '../db';
import { isUnder } from './categories';

/** Codes of a category and of those under it; of a family (`DIFF-INS`), all its own. Empty: there is no such code. */
export async function categoriesUnder(asked: string): Promise<string[]> {
  const all = await db().issueCategory.findMany({ select: { code: true, parentCode: true } });
  return all.filter((one) => isUnder(asked, one)).map(({ code }) => code);
}
