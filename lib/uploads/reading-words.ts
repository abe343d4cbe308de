import type { TableFormat } from '../tabular/table';

const SEPARATORS = {
  ';': 'séparateur point-virgule',
  ',': 'séparateur virgule',
  '\t': 'séparateur tabulation',
  '|': 'séparateur barre',
};

/** What a file was read as: «CSV · séparateur point-virgule · Windows-1252». */
export function formatWords(format: TableFormat): string {
  switch (format.kind) {
    case 'csv':
      return `CSV · ${SEPARATORS[format.separator]} · ${format.encoding}`;
    case 'xlsx':
      return `Classeur · feuille «\u00A0${format.sheet}\u00A0»`;
    case 'ods':
      return `Classeur OpenDocument · feuille «\u00A0${format.sheet}\u00A0»`;
    case 'json':
      return 'JSON';
  }
}
