import { today } from '../../clock';
import { readKnownOrders, readRules, writeOrders } from '../../orders/life-sql';
import { allRows, tooManyRows } from '../all-rows';
import { columnTexts } from '../columns';
import { readDirectory } from '../directory-queries';
import type { UploadKindSpec } from '../kind-spec';
import { checkRows } from '../orders/check-rows';
import { effectOf } from '../orders/effect';
import { ORDER_COLUMNS, ORDER_REQUIRED, type OrderColumn } from '../orders/row';
import { takeOrdersBack } from '../orders/take-back-sql';

/** SONS orders: the ASP's extraction, one row an event. */
export const orders: UploadKindSpec<OrderColumn> = {
  columns: ORDER_COLUMNS,
  required: ORDER_REQUIRED,
  async check(tx, { vendorSlug, batches, mapping }) {
    const rows = await allRows(batches);
    if (!rows) return tooManyRows();
    const directory = await readDirectory(tx, vendorSlug, columnTexts(rows, mapping, 'finess'));
    const rules = await readRules(tx);
    const { orders: read, reader } = checkRows(rows, mapping, directory, rules.devices, today());
    const known = await readKnownOrders(tx, [...read.keys()]);
    const { writings, ...effect } = effectOf(read, known, rules, today(), reader);
    return {
      ...effect,
      errors: reader.errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      warnings: reader.warnings,
      write: (author) => writeOrders(tx, writings, author),
    };
  },
  takeBack: takeOrdersBack,
};
