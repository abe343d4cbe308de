import { existsSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../process/problem.ts';

/** What the command line asks. */
export type Arguments = { files: string[]; dryRun: boolean; acceptClosures: boolean };

const USAGE = 'Usage\u00A0: npm run import:finess -- FICHIER… [--dry-run] [--accept-closures]';

/**
 * Reads the arguments; a relative file starts from where the person is, which npm keeps in INIT_CWD.
 * @throws Problem when there is no file, or an option nobody knows.
 */
export function readArguments(args: readonly string[], from: string): Arguments {
  const options = args.filter((arg) => arg.startsWith('--'));
  const unknown = options.find((option) => option !== '--dry-run' && option !== '--accept-closures');
  if (unknown) throw new Problem(`Option ${unknown} inconnue. ${USAGE}`);
  const given = args.filter((arg) => !arg.startsWith('--'));
  if (given.length === 0) throw new Problem(USAGE);
  const files = given.map((file) => path.resolve(from, file));
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new Problem(`Le fichier ${missing} n’existe pas. ${USAGE}`);
  return { files, dryRun: options.includes('--dry-run'), acceptClosures: options.includes('--accept-closures') };
}
