const MAC = new Map(
  [...'éèêàçôîùÉ°«»’œ\u00A0'].map((char, i) => [
    char,
    [0x8e, 0x8f, 0x90, 0x88, 0x8d, 0x99, 0x94, 0x9d, 0x83, 0xa1, 0xc7, 0xc8, 0xd5, 0xcf, 0xca][i] ?? 0x3f,
  ]),
);
export const mac = (text: string) => Buffer.from([...text].map((char) => MAC.get(char) ?? char.charCodeAt(0)));
const WESTERN = new Map([
  ['’', 0x92],
  ['œ', 0x9c],
  ['€', 0x80],
  ['–', 0x96],
]);
export const western = (text: string) => Buffer.from([...text].map((char) => WESTERN.get(char) ?? char.charCodeAt(0)));
export const utf16 = (text: string, order: 'LE' | 'BE', bom: boolean) => {
  const bytes = Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
};
