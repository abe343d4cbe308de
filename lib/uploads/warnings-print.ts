import { createHash } from 'node:crypto';
import type { Report } from './report';

/** What a report's warnings are, in short: another one means that they are not those that were seen. Hexadecimal. */
export function warningsPrint({ warnings, warningCount }: Pick<Report, 'warnings' | 'warningCount'>): string {
  const told = warnings.map(({ code, line, column, value }) => [code, line, column, value]);
  return createHash('sha256')
    .update(JSON.stringify([warningCount, told]))
    .digest('hex');
}
