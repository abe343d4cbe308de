import { openApi } from '@/lib/api/openapi';
import { indicatorsPart } from '@/lib/indicators/openapi';
import { issuesPart } from '@/lib/issues/openapi';
import { labsPart } from '@/lib/labs/openapi';
import { ordersPart } from '@/lib/orders/openapi';
import { uploadsPart } from '@/lib/uploads/openapi';

/** The description of the API; no sign-in. */
export function GET() {
  return Response.json(openApi([indicatorsPart, issuesPart, labsPart, ordersPart, uploadsPart]));
}
