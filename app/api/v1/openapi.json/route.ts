import { conditional } from '@/lib/api/conditional';
import { openApi } from '@/lib/api/openapi';
import { otherMethods } from '@/lib/api/other-methods';
import { publicOrigin } from '@/lib/api/public-origin';
import { indicatorsPart } from '@/lib/indicators/openapi';
import { issuesPart } from '@/lib/issues/openapi';
import { labsPart } from '@/lib/labs/openapi';
import { ordersPart } from '@/lib/orders/openapi';
import { uploadsPart } from '@/lib/uploads/openapi';

/** The description of the API; no sign-in. */
export function GET(request: Request) {
  const parts = [indicatorsPart, issuesPart, labsPart, ordersPart, uploadsPart];
  return conditional(request, Response.json(openApi(parts, publicOrigin(request.headers))), 'public, no-cache');
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
