import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv } from './corpus/csv.ts';
import { foreign } from './corpus/foreign.ts';
import { json } from './corpus/json.ts';
import { opendocument } from './corpus/ods.ts';
import { wide } from './corpus/wide.ts';
import { xlsx } from './corpus/xlsx.ts';

// The files of the corpus of uploads, byte for byte: what each is to be read as is written by hand in expected.json beside them.
const FOLDER = join(import.meta.dirname, '../tests/fixtures/uploads');

mkdirSync(FOLDER, { recursive: true });
const files = { ...csv, ...foreign, ...wide, ...json, ...xlsx, ...opendocument };
for (const [name, content] of Object.entries(files)) writeFileSync(join(FOLDER, name), content);
console.log(`${Object.keys(files).length} files`);
