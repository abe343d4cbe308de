import { z } from 'zod';
import type { ApiPart } from '../api/openapi';
import { KIND_SPECS } from './kind-specs';
import { UPLOAD_KINDS, type UploadKind } from './kinds';
import { depositQuery, pageQuery, uploadSchema } from './schema';

const Upload = { $ref: '#/components/schemas/Upload' };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const upload = (description: string) => ({ description, content: { 'application/json': { schema: Upload } } });

const ROWS: Record<UploadKind, { name: string; description: string }> = {
  feeds: { name: 'FeedRow', description: 'A row of a deposit of counts; the same columns as in CSV and XLSX.' },
  installations: {
    name: 'InstallationRow',
    description:
      'A row of a deposit of installed products: one for each product at each EJ or ET. Days as 2023-03-17 or 17/03/2023; an empty cell changes nothing of what is known.',
  },
  orders: {
    name: 'OrderRow',
    description:
      'A row of a deposit of SONS orders, by the task force: one for each event of each order, in any order. `etape` is one of order_signed, advance_requested, advance_paid, service_delivered, va_signed, balance_requested, balance_paid, refused, cancelled, or its French name; `montant` is in euros before tax. The same event with another date or amount corrects it.',
  },
};

function rowSchema(kind: UploadKind) {
  const { columns, required } = KIND_SPECS[kind];
  return {
    type: 'object',
    description: ROWS[kind].description,
    required,
    properties: Object.fromEntries(columns.map((column) => [column, { type: ['string', 'number', 'null'] }])),
  };
}

const rows = UPLOAD_KINDS.map((kind) => ({ $ref: `#/components/schemas/${ROWS[kind].name}` }));

/** What the API says of deposits. */
export const uploadsPart: ApiPart = {
  schemas: {
    Upload: z.toJSONSchema(uploadSchema, { target: 'draft-2020-12' }),
    ...Object.fromEntries(UPLOAD_KINDS.map((kind) => [ROWS[kind].name, rowSchema(kind)])),
  },
  paths: {
    '/uploads': {
      post: {
        operationId: 'depositUpload',
        summary: 'Checks a file and, unless dryRun, writes it: all of it or nothing.',
        description: 'The same bytes again are the same upload: same id, nothing written.',
        query: depositQuery,
        requestBody: {
          required: true,
          content: {
            'text/csv': { schema: { type: 'string' } },
            'application/json': { schema: { type: 'array', items: { anyOf: rows } } },
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
              schema: { type: 'string', format: 'binary' },
            },
          },
        },
        responses: {
          200: upload('Checked (dryRun) or applied.'),
          409: upload('Only warnings, and they were not acknowledged: nothing is written.'),
          422: upload('Errors: nothing is written.'),
        },
        problems: [400, 401, 403, 415],
      },
      get: {
        operationId: 'listUploads',
        summary: 'The uploads in the scope of the key, the newest first.',
        query: pageQuery,
        responses: {
          200: {
            description: 'A page; `next` is the cursor of the following one.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items', 'next'],
                  properties: { items: { type: 'array', items: Upload }, next: { type: ['string', 'null'] } },
                },
              },
            },
          },
        },
        problems: [400, 401],
      },
    },
    '/uploads/{id}': {
      parameters: [id],
      get: {
        operationId: 'getUpload',
        summary: 'One upload.',
        responses: { 200: upload('The upload.') },
        problems: [401, 404],
      },
      delete: {
        operationId: 'cancelUpload',
        summary: 'Cancels an upload: earlier values return.',
        responses: { 200: upload('The upload, cancelled.') },
        problems: [401, 404, 409],
      },
    },
    '/uploads/{id}/file': {
      parameters: [id],
      get: {
        operationId: 'getUploadFile',
        summary: 'The bytes as they came.',
        responses: {
          200: { description: 'The file.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
        },
        problems: [401, 404],
      },
    },
  },
};
