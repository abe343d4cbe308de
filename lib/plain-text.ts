/**
 * A text typed by a person without what no database text or page can hold: control characters and halves of surrogate pairs. A tab is a
 * space, lines stay lines.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '');
}
