import type { IsoDate } from '../../month';
import type { TableRow } from '../../tabular/table';
import type { Mapping } from '../columns';
import type { Directory } from '../directory';
import { productReader, structureReader } from '../directory-cells';
import { type RowReader, rowReader } from '../row-reader';
import { amountReader, causeReader, dayReader, deviceReader, numberReader, stageReader } from './cells';
import type { OrderColumn, OrderRow } from './row';

/** What was read of a row, beside the line that it came from. */
export type ReadRow = { source: TableRow; row: OrderRow };

const identity = ({ structure, device, product }: OrderRow) => `${structure.finess} ${device} ${product.code}`;

/**
 * Checks every row on its own and against the others of its order; all faults at once. Pure.
 * @returns the rows by order; an order with a faulty row is left out, since its life cannot be told.
 */
export function checkRows(
  table: readonly TableRow[],
  mapping: Mapping<OrderColumn>,
  directory: Directory,
  /** The device of each product. */
  devices: ReadonlyMap<string, string>,
  today: IsoDate,
): { orders: Map<string, ReadRow[]>; reader: RowReader<OrderColumn> } {
  const reader = rowReader(mapping);
  const { errors, place, take } = reader;
  const structures = structureReader(directory);
  const products = productReader(directory);
  const deviceOf = deviceReader(new Set(devices.values()));
  const days = dayReader(today);
  const orders = new Map<string, ReadRow[]>();
  const faulty = new Set<string>();
  const lines = new Map<string, number>();

  for (const source of table) {
    const number = take(source, 'numero', numberReader);
    const structure = take(source, 'finess', structures);
    const device = take(source, 'dispositif', deviceOf);
    const product = take(source, 'produit', products);
    const stage = take(source, 'etape', stageReader);
    const on = take(source, 'date', days);
    const amountCents = take(source, 'montant', amountReader);
    const cause = take(source, 'motif', causeReader);
    const refuse = (
      column: OrderColumn,
      code: 'unknown-product' | 'number-conflict' | 'duplicate-row',
      message: string,
    ) => {
      errors.push({ ...place(source, column), code, message });
      if (number) faulty.add(number);
    };
    if (device && product && devices.get(product.code) !== device) {
      refuse(
        'produit',
        'unknown-product',
        `Logiciel d’un autre dispositif\u00A0: ${product.name} n’est pas un produit ${device}. Vérifiez le logiciel et le dispositif.`,
      );
    }
    if (!number) continue;
    if (!structure || !device || !product || !stage || !on || amountCents === undefined || cause === undefined) {
      faulty.add(number);
      continue;
    }
    const row = { number, structure, device, product, stage, on, amountCents, cause };
    const before = orders.get(number) ?? [];
    const first = before[0];
    if (first && identity(first.row) !== identity(row)) {
      refuse(
        'numero',
        'number-conflict',
        `Numéro déjà pris\u00A0: la ligne ${first.source.line} le donne à ${first.row.structure.name}, ${first.row.product.name}. Un numéro est d’une seule commande.`,
      );
      continue;
    }
    const key = `${number} ${stage} ${on}`;
    const line = lines.get(key);
    if (line !== undefined) {
      refuse(
        'etape',
        'duplicate-row',
        `Ligne en double\u00A0: même commande, même étape et même date que la ligne ${line}. Gardez l’une des deux.`,
      );
      continue;
    }
    lines.set(key, source.line);
    orders.set(number, [...before, { source, row }]);
  }
  for (const number of faulty) orders.delete(number);
  return { orders, reader };
}
