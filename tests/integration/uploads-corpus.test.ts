import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { bytesSource } from '@/lib/tabular/source';
import { applyUpload, cancelUpload, checkUpload } from '@/lib/uploads/commands';
import { freshDatabase } from '../setup/database.ts';

// The files are written by scripts/upload-corpus.ts; what each is to give, in expected.json, by hand.
const FOLDER = join(import.meta.dirname, '../fixtures/uploads');
const EXPECTED = 'expected.json';
/** Warnings about the file rather than about what the demo holds. */
const OF_THE_FILE = ['unknown-column', 'leading-zero-restored'];
const ALL = { codes: 'all', reasons: {} } as const;

const row = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.number()]);
const expectations = z.object({
  basic: z.array(row),
  files: z.record(
    z.string(),
    z.object({
      /** [mois, finess, produit, canal, type_document, niveau, nombre]. */
      rows: z.union([z.literal('basic'), z.array(row)]).optional(),
      /** [line, column, code]. */
      errors: z.array(z.tuple([z.number().nullable(), z.string().nullable(), z.string()])).optional(),
      warnings: z.array(z.string()).default([]),
      /** What must have been guessed; other guesses are free. */
      reading: z.record(z.string(), z.string()).default({}),
      /** That each error must name. */
      sheet: z.string().optional(),
    }),
  ),
});
const { basic, files } = expectations.parse(JSON.parse(readFileSync(join(FOLDER, EXPECTED), 'utf8')));

let viewer: Viewer;
let before: unknown;

/** What vendors have declared, as two numbers. */
async function stock() {
  const { _sum, _count } = await db().feedCount.aggregate({ _sum: { count: true }, _count: true });
  return [_count, _sum.count];
}

beforeAll(async () => {
  await freshDatabase({ demo: true });
  const user = await db().user.findUniqueOrThrow({ where: { email: 'dns@demo.test' } });
  const found = await viewerOfUser(user.id);
  if (!found) throw new Error('no demo account');
  viewer = found;
  before = await stock();
}, 120_000);

/** The rows that an upload has written, in the words of a file. */
async function writtenBy(uploadId: string) {
  const rows = await db().feedCount.findMany({ where: { uploadId } });
  return rows.map(({ month, legalEntityFiness, siteFiness, productCode, channel, documentType, level, count }) => [
    month,
    siteFiness ?? legalEntityFiness,
    productCode,
    channel === 'MSS_CITIZEN' ? 'MSS_CITOYENNE' : channel,
    documentType,
    level ?? '',
    count,
  ]);
}

const sorted = <T extends readonly unknown[]>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.join('|') < b.join('|') ? -1 : 1));

describe('the corpus', () => {
  it('has each of its files said', () => {
    expect(readdirSync(FOLDER).filter((name) => name !== EXPECTED)).toEqual(Object.keys(files).sort());
  });

  it.each(Object.entries(files))('%s', async (fileName, expected) => {
    const bytes = readFileSync(join(FOLDER, fileName));
    const file = { source: bytesSource(bytes), fileName, mediaType: '' };
    const checked = await checkUpload(viewer, 'feeds', file);
    if (!checked.ok || checked.upload.id === null) throw new Error('not checked');
    const { id, report } = checked.upload;

    const errors = report.errors.map(({ line, column, code }) => [line, column, code] as const);
    expect(sorted(errors)).toEqual(sorted(expected.errors ?? []));
    for (const { message, sheet } of report.errors) {
      expect(message).toMatch(/^[A-ZÉ].*[.?]$/s);
      if (expected.sheet) expect(sheet).toBe(expected.sheet);
    }
    if (expected.rows) {
      const codes = [...new Set(report.warnings.map(({ code }) => code))];
      expect(codes.filter((code) => OF_THE_FILE.includes(code))).toEqual(expected.warnings);
    }
    const guessed = Object.fromEntries(report.reading.map(({ id, value }) => [id, value]));
    expect(guessed).toMatchObject(expected.reading);

    expect(await stock()).toEqual(before);
    const applied = await applyUpload(viewer, id, ALL);
    expect(applied.ok).toBe(expected.rows !== undefined);
    const rows = expected.rows === 'basic' ? basic : (expected.rows ?? []);
    expect(sorted(await writtenBy(id))).toEqual(sorted(rows));
    await cancelUpload(viewer, id);
    expect(await stock()).toEqual(before);
  });
});
