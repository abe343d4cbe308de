import { type NextRequest, NextResponse } from 'next/server';
import { getToken } from 'next-auth/jwt';
import { env } from '@/lib/env';
import { SIGNED_OUT } from '@/lib/form-state';

const PUBLIC = ['/login', '/aide', '/accessibilite', '/mentions-legales', '/donnees-personnelles'];

/** The content security policy; reloading in development needs eval, styles without a nonce and a web socket. */
function policy(nonce: string): string {
  const development = env().NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Server-rendered style="" of charts and tiles.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Sends the signed-out to /login and sets the nonce of the page's scripts. Rights are checked where data are read, not here. */
export async function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  const isPublic = PUBLIC.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  if (!isPublic && !(await getToken({ req: request, secret: env().NEXTAUTH_SECRET }))) {
    // A form's script says so beside what was typed; Next hands it the text of an answer of exactly this type.
    if (request.headers.has('next-action')) {
      return new NextResponse(SIGNED_OUT, { status: 401, headers: { 'Content-Type': 'text/plain' } });
    }
    const login = new URL('/login', request.url);
    if (pathname !== '/') login.searchParams.set('callbackUrl', pathname + search);
    return NextResponse.redirect(login);
  }

  const nonce = crypto.randomUUID().replaceAll('-', '');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy(nonce));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy(nonce));
  return response;
}

export const config = {
  // Not the API nor the upload of files, a proxied body being held in memory and cut at 10 MB; nor what a script sends, which wants a 401.
  matcher: [
    '/((?!api/|_next/|uploads/deposit|admin/finess/files|issues/new/(?:send|labs|similar)|favicon|icon|.*\\.(?:svg|png|ico|woff2)$).*)',
  ],
};
