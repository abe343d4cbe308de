import { z } from 'zod';
import type { ApiPart } from '../api/openapi';
import { labDetailSchema, labSchema, labsQuery } from './api-schema';

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-2020-12' });
const answer = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } });

/** What the API says of labs. */
export const labsPart: ApiPart = {
  schemas: { Lab: schemaOf(labSchema), LabDetail: schemaOf(labDetailSchema) },
  paths: {
    '/labs': {
      get: {
        operationId: 'listLabs',
        summary: 'The labs in the scope of the key, in the order of their FINESS numbers.',
        description:
          'Closed and merged labs are given too, with `closedOn` and `mergedInto`. Names, places and products are those of today.',
        query: labsQuery,
        responses: {
          200: answer('A page; `next` is the cursor of the following one, null on the last.', {
            type: 'object',
            required: ['items', 'next'],
            properties: {
              items: { type: 'array', items: { $ref: '#/components/schemas/Lab' } },
              next: { type: ['string', 'null'] },
            },
          }),
        },
        problems: [400, 401, 403],
      },
    },
    '/labs/{finess}': {
      parameters: [
        { name: 'finess', in: 'path', required: true, schema: { type: 'string', minLength: 9, maxLength: 9 } },
      ],
      get: {
        operationId: 'getLab',
        summary: 'A lab with its sites and its monthly counts.',
        responses: { 200: answer('The lab.', { $ref: '#/components/schemas/LabDetail' }) },
        problems: [401, 403, 404],
      },
    },
  },
};
