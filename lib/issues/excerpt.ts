import { titleFrom } from './likeness';

const LONGEST = 110;

/** What stands for the words of a feedback that has none. */
export const withoutText = (meToo: boolean): string => (meToo ? '«\u00A0Moi aussi\u00A0», sans texte' : 'Sans texte');

/** A feedback in one line: its first words; without words, «Moi aussi» or what it is about. */
export function feedbackExcerpt(feedback: { body: string; meToo: boolean; category: { label: string } }): string {
  const { body, meToo, category } = feedback;
  if (body.trim() !== '') return titleFrom(body, LONGEST);
  return meToo ? `«\u00A0Moi aussi\u00A0»\u00A0: ${category.label}` : category.label;
}
