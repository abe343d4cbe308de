import { createHash } from 'node:crypto';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { now } from '../clock';
import { db } from '../db';
import type { Role } from '../generated/prisma/enums';
import { authOptions } from './auth-options';

declare const made: unique symbol;

/**
 * Who is asking. Only this file makes one, from the session or from an API key: no payload names its own identity,
 * region or vendor.
 */
export type Viewer = {
  readonly [made]: true;
  /** `user:<id>` or `key:<id>`, as the trail writes it. */
  readonly actor: string;
  readonly userId: string | null;
  readonly apiKeyId: string | null;
  readonly name: string;
  readonly role: Role;
  /** Not empty for REGIONAL only; INSEE codes. */
  readonly regions: readonly { code: string; name: string }[];
  /** Set for VENDOR only. */
  readonly vendor: { slug: string; name: string } | null;
  /** What the key was given; null for a person, who has all that the role has. */
  readonly keyScopes: readonly string[] | null;
};

// A person with several roles acts with the widest one.
const WIDEST_FIRST: readonly Role[] = ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR', 'OBSERVER'];
const LAST_USE_STEP_MS = 60_000;

function brand(fields: Omit<Viewer, typeof made>): Viewer {
  return fields as Viewer;
}

/** The active user's Viewer, read anew from the grants so that a withdrawn right is gone at once; null when there is none. */
export async function viewerOfUser(userId: string): Promise<Viewer | null> {
  const user = await db().user.findUnique({
    where: { id: userId },
    include: { grants: { include: { region: true, vendor: true } } },
  });
  if (!user?.active) return null;
  const role = WIDEST_FIRST.find((candidate) => user.grants.some((grant) => grant.role === candidate));
  if (!role) return null;
  const grants = user.grants.filter((grant) => grant.role === role);
  return brand({
    actor: `user:${user.id}`,
    userId: user.id,
    apiKeyId: null,
    name: user.name,
    role,
    regions: grants.flatMap(({ region }) => (region ? [{ code: region.code, name: region.name }] : [])),
    vendor: grants[0]?.vendor ?? null,
    keyScopes: null,
  });
}

/** The signed-in person; null when signed out. Once a request. */
export const sessionViewer = cache(async (): Promise<Viewer | null> => {
  const session = await getServerSession(authOptions());
  return session?.user?.id ? viewerOfUser(session.user.id) : null;
});

/** The signed-in person of a page; the signed-out go to /login. */
export async function requireViewer(): Promise<Viewer> {
  return (await sessionViewer()) ?? redirect('/login');
}

/** Whom the request's bearer key speaks for; null without a known, unrevoked key. */
export async function viewerOfApiKey(request: Request): Promise<Viewer | null> {
  const key = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!key) return null;
  const hash = createHash('sha256').update(key).digest('hex');
  const found = await db().apiKey.findUnique({ where: { hash }, include: { vendor: true } });
  if (!found || found.revokedAt) return null;
  const at = now();
  if (!found.lastUsedAt || at.getTime() - found.lastUsedAt.getTime() > LAST_USE_STEP_MS) {
    await db().apiKey.update({ where: { id: found.id }, data: { lastUsedAt: at } });
  }
  return brand({
    actor: `key:${found.id}`,
    userId: null,
    apiKeyId: found.id,
    name: `Clé «\u00A0${found.label}\u00A0»`,
    role: found.role,
    regions: [],
    vendor: found.vendor,
    keyScopes: found.scopes,
  });
}
