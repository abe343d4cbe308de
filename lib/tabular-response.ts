import { type Sheet, toFrenchCsv, toMachineCsv, toXlsx } from './tabular/write';

const EXPORT_FORMATS = ['csv', 'csv-machine', 'xlsx'] as const;
/** For a French spreadsheet, for programs, or a workbook. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const WRITERS = {
  csv: { write: toFrenchCsv, type: 'text/csv; charset=utf-8', extension: 'csv' },
  'csv-machine': { write: toMachineCsv, type: 'text/csv; charset=utf-8', extension: 'csv' },
  xlsx: {
    write: toXlsx,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
};

/** The format asked for; the French spreadsheet's CSV unless another is named. */
export function exportFormat(asked: string | null): ExportFormat {
  return EXPORT_FORMATS.find((format) => format === asked) ?? 'csv';
}

/** A table as a file to download, `<name>.<extension>`. */
export function sheetResponse(sheet: Sheet, format: ExportFormat, name: string): Response {
  const { write, type, extension } = WRITERS[format];
  return new Response(new Uint8Array(write(sheet)), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}.${extension}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
