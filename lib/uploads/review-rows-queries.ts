import { db } from '../db';
import type { Upload } from '../generated/prisma/client';
import { readTable } from '../tabular/read';
import type { Table, TableRow } from '../tabular/table';
import { readColumnMemory } from './column-memory-queries';
import { type Mapping, mapColumns } from './columns';
import { keptSource } from './file-queries';
import { KIND_SPECS } from './kind-specs';
import type { UploadKind } from './kinds';
import { readingHint } from './reading-hint';
import { settingsOf } from './settings';

/** The rows of an upload's file as they stand in it, and what its columns mean. */
type ReadRows = { table: Table; mapping: Mapping; rows: AsyncGenerator<TableRow> };

type ReadUpload = Pick<Upload, 'id' | 'size' | 'fileName' | 'mediaType' | 'vendorSlug' | 'settings'>;

/** Reads an upload's kept bytes again, as its check does; null when they are no table. Nothing more is read than the caller takes. */
export async function readFileRows(upload: ReadUpload, kind: UploadKind): Promise<ReadRows | null> {
  const spec = KIND_SPECS[kind];
  const settings = settingsOf(upload.settings);
  const said = { settings, memory: await readColumnMemory(db(), upload.vendorSlug, kind) };
  const reading = await readTable(keptSource(upload), readingHint(spec, upload, said), settings);
  if (!reading.ok) return null;
  const { table } = reading;
  async function* rows() {
    const batches = table.batches();
    try {
      for (;;) {
        const { value, done } = await batches.next();
        if (done) return;
        yield* value;
      }
    } finally {
      await batches.return({ ok: true, guesses: [] }); // the caller had enough: let the source go
    }
  }
  return { table, mapping: mapColumns(table.header, spec, said), rows: rows() };
}
