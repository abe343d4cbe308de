import { normaliseHeader } from '../tabular/header';
import type { ErrorCode, WarningCode } from './codes';
import { shortened } from './report';

/** What a cell says; `value` is undefined when there is an error. */
export type CellReading<T> = {
  value?: T;
  error?: { code: ErrorCode; message: string };
  warnings: readonly { code: WarningCode; message: string }[];
};

export type Reader<T> = (text: string) => CellReading<T>;

// A column of a million different numbers is not worth remembering.
const MOST_REMEMBERED = 50_000;

/** The reader with a memory: a file repeats the same few texts, each is read once. */
export function once<T>(read: Reader<T>): Reader<T> {
  const known = new Map<string, CellReading<T>>();
  let lastText: string | null = null;
  let last: CellReading<T> = { warnings: [] };
  return (text) => {
    if (text === lastText) return last; // columns hold the same from one row to the next
    let reading = known.get(text);
    if (!reading) {
      reading = read(text);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(text, reading);
    }
    lastText = text;
    last = reading;
    return reading;
  };
}

/** The reader of what `make` makes of a value: worked out once a text, not once a row. */
export function madeOf<T, U>(read: Reader<T>, make: (value: T) => U): Reader<U> {
  return once((text) => {
    const { value, ...rest } = read(text);
    return value === undefined ? rest : { ...rest, value: make(value) };
  });
}

/** A cell in which only an error is to be read. */
export function fault(code: ErrorCode, message: string): CellReading<never> {
  return { error: { code, message }, warnings: [] };
}

/** A reader of one of a few words, by their normalised text; '' is the choice of an empty cell. */
export function choice<T>(choices: ReadonlyMap<string, T>, code: ErrorCode, what: string, advice: string): Reader<T> {
  return (text) => {
    const key = normaliseHeader(text);
    // A text of punctuation alone would normalise to the empty choice.
    const known = choices.has(key) && (key !== '' || text === '');
    return known
      ? { value: choices.get(key), warnings: [] }
      : fault(code, `${what}\u00A0: «\u00A0${shortened(text)}\u00A0». ${advice}.`);
  };
}
