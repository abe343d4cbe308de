import { describe, expect, it } from 'vitest';
import { settingsFrom } from '@/scripts/start/settings';

const NODE_ENV = 'test' as const;

describe('settingsFrom', () => {
  it('needs no variable, and takes an empty one for none', () => {
    const none = settingsFrom({ NODE_ENV }, '/srv/vigie');
    expect(none).toEqual({
      host: '127.0.0.1',
      port: 3000,
      address: 'http://127.0.0.1:3000',
      dataDirectory: '/srv/vigie/.data',
      databaseUrl: null,
      demo: 'if-new',
      now: null,
      publicUrl: null,
    });
    expect(
      settingsFrom({ NODE_ENV, PORT: '', DATABASE_URL: '', VIGIE_DEMO: '', VIGIE_DATA_DIR: '' }, '/srv/vigie'),
    ).toEqual(none);
  });

  it('gives one’s own database the demo data only when asked to', () => {
    const DATABASE_URL = 'postgresql://vigie:secret@db:5432/vigie';
    expect(settingsFrom({ NODE_ENV, DATABASE_URL }, '/').demo).toBe('never');
    expect(settingsFrom({ NODE_ENV, DATABASE_URL, VIGIE_DEMO: '1' }, '/').demo).toBe('if-no-user');
    expect(settingsFrom({ NODE_ENV, VIGIE_DEMO: '0' }, '/').demo).toBe('never');
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:8080'],
    ['::', 'http://[::1]:8080'],
    ['fd00::7', 'http://[fd00::7]:8080'],
    ['intranet.example', 'http://intranet.example:8080'],
  ])('listening on %s is reached at %s', (HOST, address) => {
    expect(settingsFrom({ NODE_ENV, HOST, PORT: '8080' }, '/').address).toBe(address);
  });

  it.each([
    { PORT: 'abc' },
    { PORT: '0' },
    { PORT: '70000' },
    { PORT: '3000.5' },
    { VIGIE_DEMO: 'oui' },
    { DATABASE_URL: 'mysql://a/b' },
  ])('refuses %o', (wrong) => {
    expect(() => settingsFrom({ NODE_ENV, ...wrong }, '/')).toThrow(Object.keys(wrong)[0]);
  });
});
