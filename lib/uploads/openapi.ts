import { z } from 'zod';
import type { ApiPart } from '../api/openapi';
import { keptUploadSchema, uploadsQuery } from './api-schema';
import { exampleRow } from './column-words';
import { KIND_SPECS } from './kind-specs';
import { UPLOAD_KINDS, type UploadKind } from './kinds';
import type { DEPOSIT_MEDIA_TYPES } from './media-types';
import { ANSWERS, KEPT, OTHER_SHEET } from './openapi-examples';
import { depositQuery, uploadSchema } from './schema';

const id = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Of the upload, as its deposit answered.',
  schema: { type: 'string', format: 'uuid' },
};

const json = (schema: object, example: object) => ({ content: { 'application/json': { schema, example } } });
const Upload = { $ref: '#/components/schemas/Upload' };
const KeptUpload = { $ref: '#/components/schemas/KeptUpload' };

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
  'cnam-feeds': {
    name: 'CnamFeedRow',
    description:
      "A row of a deposit of the Cnam's measures, by the task force: documents of a lab, a month, a channel. No product. Where the Cnam has measured, national figures count its measure and not the vendor's declaration, which is kept.",
  },
  series: {
    name: 'SeriesRow',
    description:
      'A row of a deposit of series, by the task force: one value of an indicator for a month. `type` is cible, trajectoire or réalisé (target, trajectory, actual); `perimetre` is France, a region, secteur:privé, secteur:hospitalier, éditeur:<name> or émetteur:<name>, joined by «+»; `valeur` a number, a ratio being 0 to 1 or a percentage with its sign. Each deposit is a new version of the series that it changes.',
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

/** A file of one row, in a text format. */
function exampleFile(separator: string): string {
  const row = exampleRow('feeds');
  return `${[Object.keys(row), Object.values(row)].map((cells) => cells.join(separator)).join('\n')}\n`;
}

const rows = UPLOAD_KINDS.map((kind) => ({ $ref: `#/components/schemas/${ROWS[kind].name}` }));
const text = (separator: string) => ({
  schema: { type: 'string' },
  examples: { feeds: { summary: 'Counts.', value: exampleFile(separator) } },
});
const binary = { schema: { type: 'string', format: 'binary' } };

// Every media type that a deposit may be of: the type says that none is left out.
const BODIES: Record<keyof typeof DEPOSIT_MEDIA_TYPES, object> = {
  'text/csv': text(';'),
  'text/tab-separated-values': text('\t'),
  'text/plain': text(';'),
  'application/json': {
    schema: { type: 'array', items: { anyOf: rows } },
    examples: Object.fromEntries(UPLOAD_KINDS.map((kind) => [kind, { value: [exampleRow(kind)] }])),
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary,
  'application/vnd.oasis.opendocument.spreadsheet': binary,
  'application/octet-stream': binary,
};

/** What the API says of deposits. */
export const uploadsPart: ApiPart = {
  schemas: {
    Upload: z.toJSONSchema(uploadSchema, { target: 'draft-2020-12' }),
    KeptUpload: z.toJSONSchema(keptUploadSchema, { target: 'draft-2020-12' }),
    ...Object.fromEntries(UPLOAD_KINDS.map((kind) => [ROWS[kind].name, rowSchema(kind)])),
  },
  paths: {
    '/uploads': {
      post: {
        operationId: 'depositUpload',
        summary: 'Checks a file and, unless dryRun, writes it: all of it or nothing.',
        description:
          'The bytes are the idempotency key: the same bytes of the same kind from the same depositor are the same upload, with the same id, and written once however often they are sent. Send them with dryRun=true first, then without; after a cut connection, send them again. A parameter that is unknown, empty or given twice is refused (400): nothing is written by a slip. A workbook is read from one sheet, and a deposit is of one sheet: 409, as a problem, when the same bytes were written from another. What the file is (CSV and its separator and encoding, XLSX, ODS) is found from its bytes; only JSON wants its media type. 100 MB at most, 50 MB for workbooks and JSON.',
        query: depositQuery,
        requestBody: { required: true, description: 'The file as it is: no form.', content: BODIES },
        responses: {
          200: { description: 'Checked (dryRun) or applied.', ...json(Upload, ANSWERS.applied) },
          409: {
            description:
              'Only warnings, and they were not acknowledged: nothing is written. As a problem: the same bytes were written from another sheet.',
            content: {
              ...json(Upload, ANSWERS.warned).content,
              'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example: OTHER_SHEET },
            },
          },
          422: { description: 'Errors: nothing is written.', ...json(Upload, ANSWERS.refused) },
        },
        problems: [400, 415],
      },
      get: {
        operationId: 'listUploads',
        summary: 'The uploads in the scope of the key, the newest first.',
        description: 'A vendor: its own, whoever deposited them for it.',
        query: uploadsQuery,
        responses: {
          200: {
            description: 'A page; `next` is the cursor of the following one, null on the last.',
            ...json(
              {
                type: 'object',
                required: ['items', 'next'],
                additionalProperties: false,
                properties: { items: { type: 'array', items: KeptUpload }, next: { type: ['string', 'null'] } },
              },
              { items: [KEPT.applied], next: null },
            ),
          },
        },
        problems: [400],
      },
    },
    '/uploads/{id}': {
      parameters: [id],
      get: {
        operationId: 'getUpload',
        summary: 'One upload, with its report.',
        responses: { 200: { description: 'The upload.', ...json(KeptUpload, KEPT.applied) } },
        problems: [404],
      },
      delete: {
        operationId: 'cancelUpload',
        summary: 'Cancels an upload: earlier values return.',
        description:
          'All or nothing. A value that a later deposit has replaced since stays: `kept` counts them, `keptBy` names the deposits. Cancelled twice, it is cancelled once. 409 when a month of it is locked.',
        responses: { 200: { description: 'The upload, cancelled.', ...json(KeptUpload, KEPT.cancelled) } },
        problems: [404, 409],
      },
    },
    '/uploads/{id}/file': {
      parameters: [id],
      get: {
        operationId: 'getUploadFile',
        summary: 'The bytes as they came.',
        description: 'With the media type of the deposit.',
        responses: {
          200: {
            description: 'The file.',
            content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
          },
        },
        problems: [404],
      },
    },
  },
};
