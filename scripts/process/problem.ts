import { errorText } from './error-text.ts';

/** Something that the person at the terminal can mend: its message says what, where and what to do. Ends the program. */
export class Problem extends Error {}

/** Prints one line for an error that ends the program; the stack too with LOG_LEVEL=debug. */
export function report(error: unknown): void {
  if (process.env.LOG_LEVEL === 'debug') console.error(error);
  else if (error instanceof Problem) console.error(error.message);
  else console.error(`Erreur inattendue\u00A0: ${errorText(error)} (détail avec LOG_LEVEL=debug)`);
}
