import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/access/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

// The options need the environment, which a build does not have: made at the first request.
const handler = (request: NextRequest, context: Context) => NextAuth(request, context, authOptions());

export { handler as GET, handler as POST };
