import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { migrationAdapter } from './adapter.ts';
import { schemaFiles } from './files.ts';

/** What the glue of the WebAssembly module exports, beyond what its types say. */
interface Glue {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
}

let loaded: Promise<Glue> | undefined;

/**
 * Runs `work` with Prisma's schema engine on a database: the WebAssembly build, so that no native binary has to be
 * downloaded.
 * @param url address of the database; diffs also need the right to create databases there.
 */
export async function withEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= load();
  const glue = await loaded;
  const datamodels = schemaFiles().map(({ path, content }): [string, string] => [path, content]);
  const { factory, close } = migrationAdapter(url);
  try {
    const engine = await glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await close();
  }
}

// The package imports its .wasm file as an ES module, which Node 20 and 22 cannot do: instantiated by hand.
async function load(): Promise<Glue> {
  const require = createRequire(import.meta.url);
  const script = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue: Glue & WebAssembly.ModuleImports = await import(pathToFileURL(script).href);
  // Without this registry a panic of the engine is reported as a bare TypeError.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) } });
  const wasm = readFileSync(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return glue;
}
