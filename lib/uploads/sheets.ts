import type { Month } from '../month';
import type { Column, Sheet } from '../tabular/write';
import { CODE_TITLES } from './codes';
import { CNAM_COLUMNS, FEED_COLUMNS } from './feeds/row';
import { INSTALLATION_COLUMNS } from './installations/row';
import { ORDER_COLUMNS } from './orders/row';
import type { InstalledLine, UploadLine } from './queries';
import { SERIES_COLUMNS } from './series/row';

/** The file to fill in for a month: one line a lab, its count empty. */
export function templateSheet(month: Month, labs: readonly { finess: string; product: string }[]): Sheet {
  return {
    name: `depot-${month}`,
    columns: FEED_COLUMNS.map((column): Column => ({ header: column, key: column, type: 'text' })),
    rows: labs.map(({ finess, product }) => [month, finess, product, 'DMP', 'CR_BIO', 'N1', null]),
  };
}

/** The file to bring up to date: the installed base as it is known, one line a product and a place. */
export function installedBaseSheet(lines: readonly InstalledLine[]): Sheet {
  const days = ['date_installation', 'date_certificat_dmp'];
  return {
    name: 'parc-installe',
    columns: INSTALLATION_COLUMNS.map(
      (column): Column => ({ header: column, key: column, type: days.includes(column) ? 'date' : 'text' }),
    ),
    rows: lines.map((line) => [line.finess, line.product, line.version, line.installedOn, line.equippedOn]),
  };
}

const titles = (name: string, columns: readonly string[]): Sheet => ({
  name,
  columns: columns.map((column): Column => ({ header: column, key: column, type: 'text' })),
  rows: [],
});

/** The file of orders to fill in: its titles. */
export function orderSheet(): Sheet {
  return titles('commandes', ORDER_COLUMNS);
}

/** The file of the Cnam's measures to fill in: its titles. */
export function cnamSheet(): Sheet {
  return titles('mesures-cnam', CNAM_COLUMNS);
}

/** The file of series to fill in: its titles. */
export function seriesSheet(): Sheet {
  return titles('series', SERIES_COLUMNS);
}

/** The findings of an upload, to be mended in a spreadsheet. */
export function findingsSheet({ number, report }: UploadLine): Sheet {
  const lines = [
    ...report.errors.map((finding) => ({ ...finding, kind: 'Erreur' })),
    ...report.warnings.map((finding) => ({ ...finding, kind: 'Avertissement' })),
  ];
  return {
    name: number,
    columns: [
      { header: 'Ligne', key: 'line', type: 'integer' },
      { header: 'Colonne', key: 'column', type: 'text' },
      { header: 'Nature', key: 'kind', type: 'text' },
      { header: 'Motif', key: 'title', type: 'text' },
      { header: 'Valeur lue', key: 'value', type: 'text' },
      { header: 'Que faire', key: 'message', type: 'text' },
      { header: 'Code', key: 'code', type: 'text' },
    ],
    rows: lines.map(({ line, column, kind, code, value, message }) => [
      line,
      column,
      kind,
      CODE_TITLES[code],
      value,
      message,
      code,
    ]),
  };
}
