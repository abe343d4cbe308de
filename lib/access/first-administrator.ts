import { createHmac, timingSafeEqual } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { z } from 'zod';
import { now } from '../clock';
import { db } from '../db';
import { env } from '../env';

const LEAST_PASSWORD = 12;

const input = z.object({
  email: z.email('Saisissez une adresse électronique complète.').transform((email) => email.toLowerCase()),
  name: z.string().trim().min(2, 'Saisissez votre nom.').max(120, 'Ce nom est trop long.'),
  password: z
    .string()
    .min(LEAST_PASSWORD, `Choisissez au moins ${LEAST_PASSWORD} caractères.`)
    .max(200, 'Ce mot de passe est trop long.'),
});

export type FirstAdministratorResult = { ok: true } | { ok: false; message: string };

/** Whether the link printed at the first start is this one and still serves: it dies with the first account. */
export async function firstAdministratorTokenServes(token: string): Promise<boolean> {
  const expected = Buffer.from(createHmac('sha256', env().NEXTAUTH_SECRET).update('first-administrator').digest('hex'));
  const given = Buffer.from(token);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return (await db().user.count()) === 0;
}

/** Creates the first account, an administrator; refused when the link does not serve or an account already exists. */
export async function createFirstAdministrator(token: string, given: unknown): Promise<FirstAdministratorResult> {
  const dead = { ok: false, message: 'Ce lien ne sert plus\u00A0: un compte existe déjà. Connectez-vous.' } as const;
  if (!(await firstAdministratorTokenServes(token))) return dead;
  const parsed = input.safeParse(given);
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? 'Saisie incomplète.' };
  const { email, name, password } = parsed.data;
  const passwordHash = await hash(password);
  return db().$transaction(async (tx) => {
    // Two people on the link at once: the second waits here, then finds an account.
    await tx.$executeRaw`lock table app_user in share row exclusive mode`;
    if ((await tx.user.count()) > 0) return dead;
    const user = await tx.user.create({ data: { email, name, passwordHash, grants: { create: { role: 'ADMIN' } } } });
    await tx.auditEvent.create({
      data: {
        at: now(),
        actor: 'system',
        actorLabel: 'Premier démarrage',
        action: 'user.create',
        subjectType: 'user',
        subjectId: user.id,
        details: { role: 'ADMIN' },
      },
    });
    return { ok: true };
  });
}
