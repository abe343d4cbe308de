import { verify } from '@node-rs/argon2';
import type { DefaultSession, NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { db } from '../db';
import { env } from '../env';

declare module 'next-auth' {
  interface Session {
    user: DefaultSession['user'] & { id: string };
  }
}

const SESSION_SECONDS = 12 * 3600;
// Compared against when the address is unknown, so that the answer takes as long as for a known one.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$89xC6+AopXq/Qjjx4sH0qQ$PdlL4rU2pgrNodp5liR1LIYBKJcMo1pCxF7+bpzGDhY';

/** The user whose address and password these are; null otherwise, whatever the cause. */
async function authorize(email: string, password: string) {
  const user = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  const right = await verify(user?.passwordHash ?? NOBODY, password).catch(() => false);
  return user?.passwordHash && user.active && right ? { id: user.id, email: user.email, name: user.name } : null;
}

/** next-auth's settings: credentials, and sessions in a signed cookie that holds the user's id and nothing of the rights. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/login', error: '/login' },
    providers: [
      CredentialsProvider({
        name: 'Adresse et mot de passe',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (given) => (given?.email && given.password ? authorize(given.email, given.password) : null),
      }),
    ],
    callbacks: {
      session: ({ session, token }) => ({ ...session, user: { ...session.user, id: token.sub ?? '' } }),
    },
  };
}
