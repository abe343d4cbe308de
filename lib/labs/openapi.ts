import { z } from 'zod';
import type { ApiPart } from '../api/openapi';
import { type LabDetailDocument, type LabDocument, labDetailSchema, labSchema, labsQuery } from './api-schema';

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { target: 'draft-2020-12' });
const answer = (description: string, schema: object, example: object) => ({
  description,
  content: { 'application/json': { schema, example } },
});

const LAB: LabDocument = {
  finess: '350000022',
  name: 'Laboratoire de l’Ille',
  sector: 'PRIVATE',
  sel: true,
  region: '53',
  department: '35',
  town: 'Rennes',
  closedOn: null,
  mergedInto: null,
  products: [{ code: 'MON-SIL', name: 'Mon SIL', device: 'SGL', since: '2020-01-01' }],
  equippedSince: '2022-04-01',
  firstFeedMonth: '2022-05',
  lastFeedMonth: '2023-08',
};
const DETAIL: LabDetailDocument = {
  ...LAB,
  sites: [
    { finess: '350000030', name: 'Site du Mail', town: 'Rennes', department: '35', category: '611', closedOn: null },
  ],
  feeds: [{ month: '2023-08', channel: 'DMP', level: 'N3', count: 18_402, source: 'VENDOR' }],
};

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
          200: answer(
            'A page; `next` is the cursor of the following one, null on the last.',
            {
              type: 'object',
              required: ['items', 'next'],
              additionalProperties: false,
              properties: {
                items: { type: 'array', items: { $ref: '#/components/schemas/Lab' } },
                next: { type: ['string', 'null'] },
              },
            },
            { items: [LAB], next: LAB.finess },
          ),
        },
        problems: [400],
      },
    },
    '/labs/{finess}': {
      parameters: [
        {
          name: 'finess',
          in: 'path',
          required: true,
          description: 'FINESS number of the legal entity.',
          schema: { type: 'string', minLength: 9, maxLength: 9 },
        },
      ],
      get: {
        operationId: 'getLab',
        summary: 'A lab with its sites and its monthly counts.',
        responses: { 200: answer('The lab.', { $ref: '#/components/schemas/LabDetail' }, DETAIL) },
        problems: [404],
      },
    },
  },
};
