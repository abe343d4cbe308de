const NARROW_CHARACTERS = /[\s.,:·'’iljt]/;
/** Shares of the font's size: above what Marianne and the usual sans-serifs need in bold, tabular digits included. */
const EM = { narrow: 0.34, wide: 0.92, other: 0.62 };

/**
 * Width that a text of `fontSize` px can take at most, in px: room is set aside before anything is drawn, and before the
 * font is there to be measured.
 */
function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) {
    if (NARROW_CHARACTERS.test(character)) em += EM.narrow;
    else em += /[MWmw%]/.test(character) ? EM.wide : EM.other;
  }
  return Math.ceil(em * fontSize);
}

/** Width of the widest of `texts`, in px; 0 without any. */
export function widestText(texts: readonly string[], fontSize: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
}
