/**
 * A column's name, made comparable: «Type document», «type_document» and «TYPE-DOCUMENT» are all `type_document`, «N° FINESS» is
 * `n_finess`. Case, accents, quotes, BOM and punctuation do not count; spaces and dashes become one underscore.
 */
export function normaliseHeader(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD') // not NFKD, which would make an «o» of the «º» in «Nº»
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
