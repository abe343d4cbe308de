import { plainLetters } from '../format/text';

/**
 * A column's name, made comparable: «Type document», «type_document» and «TYPE-DOCUMENT» are all `type_document`, «N° FINESS» is
 * `n_finess`. Case, accents, quotes, BOM and punctuation do not count; spaces and dashes become one underscore.
 */
export function normaliseHeader(name: string): string {
  return plainLetters(name)
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
