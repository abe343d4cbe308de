import { normaliseHeader } from '../tabular/header';

/** The title of the column that a file handed back ends with. */
export const ERRORS_TITLE = 'erreur';

/** Whether a title is that column's, which says of a whole file what is wrong with it behind a colon. */
export function isErrorsTitle(name: string): boolean {
  const [title = ''] = name.split(':', 1);
  return normaliseHeader(title) === ERRORS_TITLE;
}
