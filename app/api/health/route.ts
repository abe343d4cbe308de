import { otherMethods } from '@/lib/api/other-methods';
import { readHealth } from '@/lib/health';

export const dynamic = 'force-dynamic';

/** 200 when the database answers and every migration is applied, else 503. No sign-in. */
export async function GET() {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
