import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { connectionOf } from '../db';
import type { Prisma } from '../generated/prisma/client';

/** Rows in COPY's text format, each ended by a line feed, into a table of the transaction: the cheapest way to many rows. */
export async function copyInto(
  tx: Prisma.TransactionClient,
  table: string,
): Promise<(rows: Uint8Array) => Promise<void>> {
  const connection = await connectionOf(tx);
  return async (rows) => {
    const copying = connection.query(copyFrom(`copy ${table} from stdin`));
    copying.end(rows);
    await finished(copying);
  };
}

const ESCAPES: { [c: string]: string } = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const SPECIAL = /[\\\t\n\r]/;

/** A text as COPY reads it. */
export function copyText(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c) : text;
}

/** Fields that follow one another in a row, each with its end, as bytes to be written again and again. */
export function copyFields(...values: readonly (string | null)[]): Uint8Array {
  return Buffer.from(values.map((value) => `${value === null ? '\\N' : copyText(value)}\t`).join(''));
}

const ZERO = 48;
const LONGEST_NUMBER = 10; // digits

/** Rows for COPY put together byte by byte: a text a row, and those of its parts, would cost as much as all the rest of a check. */
export class CopyRows {
  #bytes: Uint8Array;
  length = 0;

  /** @param capacity in bytes, to begin with. */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Fields as `copyFields` makes them. */
  fields(fields: Uint8Array): void {
    const { length } = fields;
    const bytes = this.#room(length);
    const start = this.length;
    for (let i = 0; i < length; i++) bytes[start + i] = fields[i] ?? 0;
    this.length = start + length;
  }

  /** A whole number from 0 to 9 999 999 999, and what comes after it: a tab, or the line feed of the row. */
  number(value: number, end: '\t' | '\n'): void {
    const bytes = this.#room(LONGEST_NUMBER + 1);
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits += 1;
    let rest = value;
    for (let i = this.length + digits - 1; i >= this.length; i--) {
      const tenth = Math.floor(rest / 10);
      bytes[i] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    this.length += digits;
    bytes[this.length] = end === '\t' ? 9 : 10;
    this.length += 1;
  }

  /** What was written, good until `clear` and the next row. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  #room(more: number): Uint8Array {
    if (this.length + more > this.#bytes.length) {
      const larger = new Uint8Array((this.length + more) * 2);
      larger.set(this.written());
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}
