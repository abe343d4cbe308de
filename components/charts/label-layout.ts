/** An interval of heights in px, downwards. */
type Span = { top: number; bottom: number };

/** Height of the labels' lines, px. */
export const LINE = 16;

/** Lines that stay together, px: where they would begin, and how high they are with the gap under them. */
type Block = { top: number; height: number };

/**
 * Moves blocks apart so that none covers another, each by as little as it can, and keeps them in the room. Where they
 * are too many for it, they run over its bottom.
 * @returns where each begins, in the order given.
 */
export function partedHeights(blocks: readonly Block[], room: Span): number[] {
  const order = blocks.map((block, index) => ({ ...block, index })).sort((a, b) => a.top - b.top);
  for (let i = 1; i < order.length; i += 1) {
    const [above, below] = [order[i - 1], order[i]];
    if (!above || !below) continue;
    const missing = above.height - (below.top - above.top);
    if (missing <= 0) continue;
    above.top -= missing / 2;
    below.top += missing / 2;
  }
  let bottom = room.bottom;
  for (const block of order.toReversed()) {
    block.top = Math.min(block.top, bottom - block.height);
    bottom = block.top;
  }
  let top = room.top;
  for (const block of order) {
    block.top = Math.max(block.top, top);
    top = block.top + block.height;
  }
  return order.sort((a, b) => a.index - b.index).map((block) => block.top);
}

/**
 * Where a block of `height` px begins so that no line crosses it and it stays in the room: as near to `from` as it can.
 * Where there is no such place, it stays in the room.
 */
export function clearTop(from: number, height: number, lines: readonly Span[], room: Span): number {
  const lowest = room.bottom - height;
  const places = [from, lowest, ...lines.flatMap((line) => [line.bottom, line.top - height])];
  const free = places.filter(
    (top) => top >= room.top && top <= lowest && lines.every((line) => line.bottom <= top || line.top >= top + height),
  );
  const [nearest] = free.sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
  return nearest ?? Math.max(room.top, Math.min(from, lowest));
}
