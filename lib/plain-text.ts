/**
 * A text typed by a person without what no database text or page can hold: control characters and halves of surrogate pairs, and without
 * those that turn the line round. A tab is a space, lines stay lines.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '');
}
