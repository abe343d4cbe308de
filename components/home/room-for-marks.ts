import type { CSSProperties } from 'react';
import { markText } from './footnotes';

/** Style of a table whose cells must hold the longest of `marks`; undefined where there are none. */
export function roomForMarks(marks: readonly (readonly number[])[]): CSSProperties | undefined {
  const characters = Math.max(0, ...marks.map((own) => markText(own).length));
  // Custom properties are styles too, though React's type does not name them.
  return characters === 0 ? undefined : ({ '--vs-marks': characters } as CSSProperties);
}
