import { cardEffect } from './card-effect';
import { readEffect } from './effect-queries';
import type { LogLine } from './log';
import { STAGE_OF } from './words';

/** What the fix of each issue under follow-up has changed, in words, by number; `lines` are in the reader's scope. */
export async function readCardEffects(lines: readonly LogLine[]): Promise<Map<number, string>> {
  const found = await Promise.all(
    lines.map(async ({ id, state, fixedOn }) =>
      STAGE_OF[state] === 'FOLLOW_UP' && fixedOn !== null
        ? ([id, cardEffect(await readEffect(id, fixedOn))] as const)
        : null,
    ),
  );
  return new Map(found.filter((one) => one !== null));
}
