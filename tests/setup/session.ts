import { baseUrl } from './browser.ts';

const PASSWORD = 'demo-vigie';

function cookiesOf(response: Response): string[] {
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
}

/** Signs a demo account in over HTTP. @returns the value of the Cookie header. */
export async function signIn(account: string): Promise<string> {
  const token = await fetch(`${baseUrl()}/api/auth/csrf`);
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const answer = await fetch(`${baseUrl()}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookiesOf(token).join('; ') },
    body: new URLSearchParams({ csrfToken, email: `${account}@demo.test`, password: PASSWORD, json: 'true' }),
  });
  const session = cookiesOf(answer).filter((cookie) => cookie.includes('session-token'));
  if (session.length === 0) throw new Error(`${account} could not sign in: ${answer.status}`);
  return session.join('; ');
}
