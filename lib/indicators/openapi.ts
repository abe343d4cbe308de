import type { ApiPart } from '../api/openapi';
import { FIGURES } from '../figures/registry';
import { type Definition as FigureDefinition, SPLITS } from '../figures/types';
import { indicatorQuery } from './schema';

const number = { type: ['number', 'null'] };
const Definition = { $ref: '#/components/schemas/Definition' };

const DEFINITION: FigureDefinition = {
  id: 'dmp-documents',
  label: 'Documents de biologie au DMP',
  formula: 'Somme des documents déposés au DMP dans le mois.',
  unit: 'documents',
  sources: 'La mesure de la Cnam, à défaut la déclaration de l’éditeur.',
  perimeter: 'Tous les laboratoires du périmètre.',
  whenEmpty: 'n.d.',
  whenIncomplete: 'Le mois est signalé incomplet.',
  splits: ['region', 'vendor'],
};
const POINT = {
  month: '2023-08',
  value: 610_000,
  target: 2_500_000,
  trajectory: 1_900_000,
  attainment: 0.244,
  reported: 58,
  expected: 62,
  complete: false,
  source: 'Déclaration des éditeurs',
  asOf: '2023-09-30',
};

/** What the API says of indicators. */
export const indicatorsPart: ApiPart = {
  schemas: {
    Definition: {
      type: 'object',
      description: 'What a figure is, in French.',
      additionalProperties: false,
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
      additionalProperties: false,
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
                  additionalProperties: false,
                  properties: { items: { type: 'array', items: Definition } },
                },
                example: { items: [DEFINITION] },
              },
            },
          },
        },
        problems: [],
      },
    },
    '/indicators/{id}': {
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'Of the indicator, as /indicators gives it.',
          schema: { type: 'string', enum: FIGURES.map(({ definition }) => definition.id) },
        },
      ],
      get: {
        operationId: 'getIndicator',
        summary: 'An indicator by month; as CSV with Accept: text/csv.',
        description:
          'All months known unless `from` and `to` say otherwise. `by` splits it, where the definition allows: each point then has `key` and `label`. A vendor sees other vendors anonymised.',
        query: indicatorQuery,
        responses: {
          200: {
            description: 'Definition and points, in the order of months.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['definition', 'points'],
                  additionalProperties: false,
                  properties: {
                    definition: Definition,
                    points: { type: 'array', items: { $ref: '#/components/schemas/Point' } },
                  },
                },
                example: { definition: DEFINITION, points: [POINT] },
              },
              'text/csv': {
                schema: { type: 'string', description: 'The same for programs: comma, decimal point, ISO dates.' },
              },
            },
          },
        },
        problems: [400, 404],
      },
    },
  },
};
