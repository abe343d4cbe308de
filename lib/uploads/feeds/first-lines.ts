const INITIAL = 1 << 14;
const EMPTY = -1;

/**
 * The line on which each key of a file was first met. Keys are whole numbers up to 2^53, exact and not hashes: a million of them
 * weigh 25 MB here, and over 100 MB as texts in a Map.
 */
export class FirstLines {
  #size = 0;
  #keys = new Float64Array(INITIAL).fill(EMPTY);
  #lines = new Int32Array(INITIAL);

  /** The line of the same key met before; undefined when this is the first, which is then kept. */
  meet(key: number, line: number): number | undefined {
    const at = this.#slot(key);
    if (this.#keys[at] === key) return this.#lines[at];
    this.#keys[at] = key;
    this.#lines[at] = line;
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
    return undefined;
  }

  /** Where the key stands, or would. */
  #slot(key: number): number {
    const mask = this.#keys.length - 1;
    // Both halves of the key, mixed so that neighbours do not crowd.
    const high = Math.floor(key / 4_294_967_296);
    const low = key - high * 4_294_967_296;
    let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    let at = hash & mask;
    while (this.#keys[at] !== EMPTY && this.#keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, lines] = [this.#keys, this.#lines];
    this.#keys = new Float64Array(keys.length * 2).fill(EMPTY);
    this.#lines = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? EMPTY;
      if (key === EMPTY) continue;
      const at = this.#slot(key);
      this.#keys[at] = key;
      this.#lines[at] = lines[i] ?? 0;
    }
  }
}
