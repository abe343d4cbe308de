import type { ColumnWords } from '@/lib/uploads/column-words';
import { HelpTable } from './help-table';

/** The columns of a kind of deposit: what may stand in them, and whether they must be there. */
export function ColumnsTable({ caption, columns }: { caption: string; columns: readonly ColumnWords[] }) {
  return (
    <HelpTable
      caption={caption}
      columns={['Colonne', 'Valeurs', 'Présence']}
      rows={columns.map(({ name, values, presence }) => ({
        key: name,
        cells: [<code key={name}>{name}</code>, values, presence],
      }))}
    />
  );
}
