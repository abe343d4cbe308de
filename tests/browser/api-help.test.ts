import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Example, examples, PYTHON_MODULE, preamble } from '@/lib/api/examples';
import { month } from '@/lib/month';
import { baseUrl } from '../setup/browser.ts';

const run = promisify(execFile);
const KEY = 'demo-key-editeur-b';
const SEPTEMBER = month('2023-09');
const NAMES = examples({ origin: '', key: '', finess: '', product: '', month: SEPTEMBER }).map(({ id }) => id);
const ENTITIES: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** The blocks of code of the page, as a reader would copy them, in their order. */
async function blocks(): Promise<string[]> {
  const html = await (await fetch(`${baseUrl()}/aide/api`)).text();
  return [...html.matchAll(/<pre class="vs-code"><code>([\s\S]*?)<\/code><\/pre>/g)].map(([, code = '']) =>
    code.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? ''),
  );
}

/** Whether a program is there to run an example with. */
function has(command: string): Promise<boolean> {
  return run(command, ['--version']).then(
    () => true,
    () => false,
  );
}

const [CURL, PYTHON] = [await has('curl'), await has('python3')];

describe('the examples of /aide/api, run as a new vendor would', () => {
  let directory = '';
  let shown: string[] = [];
  let expected: Example[] = [];

  /** Runs commands after those that say the address and the key. @returns what they print. */
  async function output(commands: string): Promise<string> {
    return (await run('bash', ['-euc', `${shown[0]}\n${commands}`], { cwd: directory })).stdout;
  }

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'vigie-examples-'));
    shown = await blocks();
    await writeFile(path.join(directory, PYTHON_MODULE), shown[1] ?? '');
    const [, finess = '', product = ''] = /2023-09;(\w{9});([\w-]+);N1/.exec(shown.join('\n')) ?? [];
    expected = examples({ origin: baseUrl(), key: KEY, finess, product, month: SEPTEMBER });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('are shown whole, for this server and the key of the demo', () => {
    const { shell, python } = preamble({ origin: baseUrl(), key: KEY, finess: '', product: '', month: SEPTEMBER });
    expect(shown).toEqual([shell, python, ...expected.flatMap((example) => [example.curl, example.python])]);
  });

  // One after the other, each in a process of its own: the next one finds the files that it left.
  for (const [i, name] of NAMES.entries()) {
    it.skipIf(!CURL)(`curl: ${name}`, async () => {
      expect(await output(shown[2 + 2 * i] ?? '')).toMatch(expected[i]?.shows ?? 'an example');
    });
  }
  for (const [i, name] of NAMES.entries()) {
    it.skipIf(!PYTHON)(`Python: ${name}`, async () => {
      await writeFile(path.join(directory, `exemple_${i}.py`), shown[3 + 2 * i] ?? '');
      expect(await output(`python3 exemple_${i}.py`)).toMatch(expected[i]?.shows ?? 'an example');
    });
  }
});
