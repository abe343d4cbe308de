import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildFingerprint } from '@/scripts/start/fingerprint';

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vigie-fingerprint-'));
  write('app/page.tsx', 'un');
  write('lib/month.ts', 'deux');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('buildFingerprint', () => {
  it('stays when only dates or generated files change', () => {
    const before = buildFingerprint(root);
    utimesSync(path.join(root, 'app/page.tsx'), 0, 0);
    write('lib/generated/prisma/client.ts', 'généré');
    write('tests/unit/x.test.ts', 'hors de l’application');
    expect(buildFingerprint(root)).toBe(before);
  });

  it('changes with a content, a name, a new file, and text that moves from one file to the next', () => {
    const seen = [buildFingerprint(root)];
    write('app/page.tsx', 'trois');
    seen.push(buildFingerprint(root));
    renameSync(path.join(root, 'app/page.tsx'), path.join(root, 'app/layout.tsx'));
    seen.push(buildFingerprint(root));
    write('next.config.js', '');
    seen.push(buildFingerprint(root));
    write('app/layout.tsx', 'troi');
    write('lib/month.ts', 'sdeux');
    seen.push(buildFingerprint(root));
    expect(new Set(seen).size).toBe(5);
  });
});
