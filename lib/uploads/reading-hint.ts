import type { ReadingHint } from '../tabular/settings';
import { isKnownHeader, mapColumns, type Said } from './columns';
import { readMonth } from './read-month';

type Expected = { columns: readonly string[]; required: readonly string[] };

/** What the reading of a file needs to know of its kind: the names to look for, and whether columns of months are to be turned. */
export function readingHint(
  spec: Expected,
  { fileName, mediaType }: { fileName: string; mediaType: string },
  said: Said,
): ReadingHint {
  const isKnown = isKnownHeader(spec, said);
  const meaningOf = (name: string) => mapColumns({ line: 1, names: [name] }, spec, said).columns[0]?.meaning ?? null;
  const missing = (names: readonly string[]) => {
    const { position } = mapColumns({ line: 1, names: [...names] }, spec, said);
    return spec.required.filter((column) => position[column] === undefined);
  };
  const isKey = (name: string) => meaningOf(name) === 'finess';
  const known = { fileName, mediaType, isKnown, isKey };
  const turns = spec.columns.includes('mois') && spec.columns.includes('nombre');
  if (!turns) return { ...known, holdsAll: (names) => missing(names).length === 0 };
  const isMonth = (name: string) => readMonth(name) !== null;
  return {
    ...known,
    holdsAll(names) {
      const absent = missing(names);
      if (absent.length === 0) return true;
      return (
        absent.every((column) => column === 'mois' || column === 'nombre') && absent.length === 2 && names.some(isMonth)
      );
    },
    wide: {
      isMonth,
      isMonthColumn: (name) => meaningOf(name) === 'mois',
      isValueColumn: (name) => meaningOf(name) === 'nombre',
      month: 'mois',
      value: 'nombre',
    },
  };
}
