import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { baseUrl } from '../setup/browser.ts';
import { signIn } from '../setup/session.ts';

const ROLES = ['admin', 'dns', 'ars-idf', 'editeur-a', 'observateur'] as const;
type Role = (typeof ROLES)[number];
type Row = { path?: string; signedOut: number; roles: Record<Role, number> };

const all = (status: number): Record<Role, number> => ({
  admin: status,
  dns: status,
  'ars-idf': status,
  'editeur-a': status,
  observateur: status,
});
const open = (status = 200): Row => ({ signedOut: status, roles: all(status) });
const signedIn: Row = { signedOut: 307, roles: all(200) };
const depositors: Row = { signedOut: 307, roles: { ...all(200), 'ars-idf': 404, observateur: 404 } };
const labReaders: Row = { signedOut: 307, roles: { ...all(200), observateur: 404 } };
// A lab of Bretagne that runs Ormélis: not one of Île-de-France's.
const bretonLab: Row = { signedOut: 307, roles: { ...all(200), 'ars-idf': 404, observateur: 404 } };
const administration: Row = { signedOut: 307, roles: { ...all(404), admin: 200 } };
const targetWriters: Row = { signedOut: 307, roles: { ...all(404), admin: 200, dns: 200 } };
const stateServices: Row = { signedOut: 307, roles: { ...all(404), admin: 200, dns: 200, 'ars-idf': 200 } };
const nothingThere: Row = { signedOut: 307, roles: all(404) };
const UNKNOWN = '01900000-0000-7000-8000-000000000000';
const OTHER = '01900000-0000-7000-8000-000000000001';

// GET of every route on disk, by role. A route without a line here fails the test below.
const ROUTES: Record<string, Row> = {
  '/': signedIn,
  '/account': signedIn,
  '/adoption': signedIn,
  '/adoption/export': { ...signedIn, path: '/adoption/export?table=departments&month=2022-02' },
  '/labs': labReaders,
  '/labs/export': labReaders,
  '/labs/[finess]': { ...bretonLab, path: '/labs/350990172' },
  '/labs/[finess]/export': { ...bretonLab, path: '/labs/350990172/export' },
  '/orders': signedIn,
  '/orders/export': { ...signedIn, path: '/orders/export?table=funnel' },
  '/vendors': signedIn,
  '/vendors/export': signedIn,
  '/vendors/[slug]': { signedOut: 307, roles: { ...all(200), 'editeur-a': 404 }, path: '/vendors/calanque' },
  '/vendors/[slug]/export/[table]': {
    signedOut: 307,
    roles: { ...all(200), 'editeur-a': 404 },
    path: '/vendors/calanque/export/versions',
  },
  '/admin/finess': administration,
  '/admin/finess/files': open(405),
  '/admin/mergers': administration,
  // Bretagne, Ormélis.
  '/orders/[number]': { ...bretonLab, path: '/orders/SONS-BIO-000186' },
  '/orders/new': { signedOut: 307, roles: { ...all(404), admin: 200, dns: 200 } },
  '/issues': signedIn,
  '/issues/export': { ...signedIn, path: '/issues/export?view=table' },
  '/issues/new': labReaders,
  '/issues/new/labs': open(405),
  '/issues/new/send': open(405),
  '/issues/new/similar': open(405),
  // Of Bretagne, nobody's yet.
  '/issues/feedback/[number]': { signedOut: 307, roles: { ...targetWriters.roles }, path: '/issues/feedback/R-1085' },
  '/issues/inbox': targetWriters,
  '/issues/diagnostic': targetWriters,
  '/issues/meetings': stateServices,
  '/issues/meetings/[id]': { ...stateServices, path: '/issues/meetings/3' },
  '/issues/meetings/[id]/minutes': { ...stateServices, path: '/issues/meetings/3/minutes' },
  '/issues/meetings/[id]/export': { ...stateServices, path: '/issues/meetings/3/export' },
  '/issues/news': signedIn,
  // Ormélis's.
  '/issues/[id]': { ...signedIn, path: '/issues/103' },
  '/issues/[id]/effect': { ...signedIn, path: '/issues/103/effect' },
  '/targets': signedIn,
  '/targets/history': signedIn,
  '/targets/export': signedIn,
  '/targets/import': targetWriters,
  '/indicators': signedIn,
  '/indicators/[id]/export': { ...signedIn, path: '/indicators/dmp-documents/export?from=2023-01&to=2023-03' },
  '/export/[table]': { ...signedIn, path: '/export/cosui?month=2023-01' },
  '/feeds': signedIn,
  '/feeds/export/[table]': { ...labReaders, path: '/feeds/export/labs' },
  '/uploads': depositors,
  '/uploads/new': depositors,
  '/uploads/template': depositors,
  '/uploads/[id]': { ...nothingThere, path: `/uploads/${UNKNOWN}` },
  '/uploads/[id]/file': { ...nothingThere, path: `/uploads/${UNKNOWN}/file` },
  '/uploads/[id]/progress': { ...nothingThere, path: `/uploads/${UNKNOWN}/progress` },
  '/uploads/[id]/errors': { ...nothingThere, path: `/uploads/${UNKNOWN}/errors` },
  '/uploads/deposit': open(405),
  '/uploads/export': depositors,
  '/uploads/matrix': targetWriters,
  '/uploads/matrix/export': targetWriters,
  '/uploads/matrix/remind': { ...targetWriters, path: '/uploads/matrix/remind?month=2023-08&of=partial' },
  '/uploads/periods': depositors,
  '/uploads/periods/[month]': { ...depositors, path: '/uploads/periods/2023-08' },
  '/uploads/periods/calendar.ics': depositors,
  '/uploads/compare': depositors,
  '/uploads/compare/export': { ...nothingThere, path: `/uploads/compare/export?a=${UNKNOWN}&b=${OTHER}` },
  '/login': { signedOut: 200, roles: all(307) },
  '/login/first-administrator': { ...open(404), path: '/login/first-administrator?token=x' },
  '/aide': open(),
  '/aide/api': open(),
  '/accessibilite': open(),
  '/mentions-legales': open(),
  '/donnees-personnelles': open(),
  '/api/health': open(),
  '/api/auth/[...nextauth]': { ...open(), path: '/api/auth/csrf' },
  '/api/v1/openapi.json': open(),
  '/api/v1/[[...path]]': { ...open(404), path: '/api/v1/nothing' },
  // The API knows keys only: a session opens nothing there.
  '/api/v1/indicators': open(401),
  '/api/v1/indicators/[id]': { ...open(401), path: '/api/v1/indicators/dmp-documents' },
  '/api/v1/orders': open(401),
  '/api/v1/orders/[number]': { ...open(401), path: '/api/v1/orders/SONS-BIO-000186' },
  '/api/v1/issues': open(401),
  '/api/v1/labs': open(401),
  '/api/v1/labs/[finess]': { ...open(401), path: '/api/v1/labs/350990172' },
  '/api/v1/uploads': open(401),
  '/api/v1/uploads/[id]': { ...open(401), path: `/api/v1/uploads/${UNKNOWN}` },
  '/api/v1/uploads/[id]/file': { ...open(401), path: `/api/v1/uploads/${UNKNOWN}/file` },
};

/** The routes that the folder `app` makes, groups left out. */
function routesOnDisk(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => path.dirname(`/${file}`).replace(/\/\([^/]+\)/g, '') || '/')
    .sort();
}

describe('every role × every route', () => {
  const cookies = new Map<Role, string>();
  beforeAll(async () => {
    for (const role of ROLES) cookies.set(role, await signIn(role));
  });

  it('knows every route on disk, and no other', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(routesOnDisk());
  });

  for (const [route, row] of Object.entries(ROUTES)) {
    const address = row.path ?? route;
    it(`GET ${address}`, async () => {
      const status = async (cookie?: string) =>
        (await fetch(baseUrl() + address, { redirect: 'manual', headers: cookie ? { Cookie: cookie } : {} })).status;
      const found: Row = { signedOut: await status(), roles: all(0) };
      for (const role of ROLES) found.roles[role] = await status(cookies.get(role));
      expect(found).toEqual({ signedOut: row.signedOut, roles: row.roles });
    });
  }

  it.each(['//evil.example', '/%09/evil.example', '/\\evil.example', 'https://evil.example', '/%5C%09evil.example'])(
    'stays on the site after signing in, whatever the address asks: %s',
    async (asked) => {
      const headers = { Cookie: cookies.get('dns') ?? '' };
      const answer = await fetch(
        `${baseUrl()}/login?callbackUrl=${asked.includes('%') ? asked : encodeURIComponent(asked)}`,
        { redirect: 'manual', headers },
      );
      expect(new URL(answer.headers.get('location') ?? '', baseUrl()).origin).toBe(baseUrl());
    },
  );

  it('treats a forged session as signed out', async () => {
    const answer = await fetch(`${baseUrl()}/`, {
      redirect: 'manual',
      headers: { Cookie: 'next-auth.session-token=eyJ.forged.x' },
    });
    expect([answer.status, new URL(answer.headers.get('location') ?? '', baseUrl()).pathname]).toEqual([307, '/login']);
  });
});
