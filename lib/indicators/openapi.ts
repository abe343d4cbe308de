import type { ApiPart } from '../api/openapi';
import { FIGURES } from '../figures/registry';
import { SPLITS } from '../figures/types';
import { indicatorQuery } from './schema';

const number = { type: ['number', 'null'] };
const Definition = { $ref: '#/components/schemas/Definition' };

/** What the API says of indicators. */
export const indicatorsPart: ApiPart = {
  schemas: {
    Definition: {
      type: 'object',
      required: ['id', 'label', 'formula', 'unit', 'sources', 'perimeter', 'whenEmpty', 'whenIncomplete', 'splits'],
      properties: {
        id: { type: 'string' },
        label: { type: 'string' },
        formula: { type: 'string' },
        unit: { type: 'string', description: '`ratio` is 0 to 1.' },
        sources: { type: 'string' },
        perimeter: { type: 'string' },
        whenEmpty: { type: 'string' },
        whenIncomplete: { type: 'string' },
        splits: { type: 'array', items: { type: 'string', enum: SPLITS } },
      },
    },
    Point: {
      type: 'object',
      description: 'One month of a figure. Null: not known, which is never 0.',
      required: [
        'month',
        'value',
        'target',
        'trajectory',
        'attainment',
        'reported',
        'expected',
        'complete',
        'source',
        'asOf',
      ],
      properties: {
        month: { type: 'string', examples: ['2023-01'] },
        value: number,
        target: number,
        trajectory: number,
        attainment: { ...number, description: 'value ÷ target, a ratio (0.244 for 24,4\u00A0%).' },
        reported: { ...number, description: 'Labs that have declared.' },
        expected: { ...number, description: 'Labs that should.' },
        complete: { type: 'boolean' },
        source: { type: ['string', 'null'] },
        asOf: { type: ['string', 'null'], format: 'date' },
        key: { type: 'string', description: 'With `by` only.' },
        label: { type: 'string', description: 'With `by` only.' },
      },
    },
  },
  paths: {
    '/indicators': {
      get: {
        operationId: 'listIndicators',
        summary: 'The definitions of all indicators.',
        responses: {
          200: {
            description: 'Definitions.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: { items: { type: 'array', items: Definition } },
                },
              },
            },
          },
        },
        problems: [401],
      },
    },
    '/indicators/{id}': {
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', enum: FIGURES.map(({ definition }) => definition.id) },
        },
      ],
      get: {
        operationId: 'getIndicator',
        summary: 'An indicator by month; as CSV with Accept: text/csv.',
        query: indicatorQuery,
        responses: {
          200: {
            description: 'Definition and points, in the order of months.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['definition', 'points'],
                  properties: {
                    definition: Definition,
                    points: { type: 'array', items: { $ref: '#/components/schemas/Point' } },
                  },
                },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
        },
        problems: [400, 401, 404],
      },
    },
  },
};
