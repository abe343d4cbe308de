import { z } from 'zod';
import type { ProblemStatus } from './problem';

type Json = { readonly [key: string]: unknown };

type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  query?: z.ZodType;
  requestBody?: Json;
  responses: { [status: number]: Json };
  problems: readonly ProblemStatus[];
};

/** What one topic adds to the description of the API. */
export type ApiPart = {
  schemas: { [name: string]: Json };
  paths: { [path: string]: { parameters?: readonly Json[]; get?: Operation; post?: Operation; delete?: Operation } };
};

const PROBLEMS: Partial<Record<ProblemStatus, string>> = {
  400: 'A parameter is wrong.',
  401: 'No key, or an unknown one.',
  403: 'The key does not allow it.',
  404: 'Not found, or out of the scope of the key.',
  409: 'Not possible in the present state.',
  415: 'Media type not supported.',
};

/** Query parameters from the schema that checks them. */
function parametersOf(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function operationOf({ query, problems, responses, ...rest }: Operation): Json {
  const refusals = problems
    .filter((status) => !(status in responses))
    .map((status) => [
      status,
      {
        description: PROBLEMS[status] ?? '',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]);
  return {
    ...rest,
    ...(query && { parameters: parametersOf(query) }),
    responses: { ...responses, ...Object.fromEntries(refusals) },
  };
}

/** The OpenAPI 3.1 document of the API, made of its topics' parts. */
export function openApi(parts: readonly ApiPart[]): Json {
  const paths = parts.flatMap((part) => Object.entries(part.paths));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vigie Ségur',
      version: '1',
      description:
        'Deposits of monthly counts and indicators of the Ségur roll-out. Aggregates only: never a patient, an identity or a document.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    paths: Object.fromEntries(
      paths.map(([path, { parameters, ...operations }]) => [
        path,
        {
          ...(parameters && { parameters }),
          ...Object.fromEntries(
            Object.entries(operations).map(([method, operation]) => [method, operationOf(operation as Operation)]),
          ),
        },
      ]),
    ),
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...Object.assign({}, ...parts.map(({ schemas }) => schemas)),
        Problem: {
          type: 'object',
          description: 'RFC 9457.',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string', description: 'French: what to do.' },
          },
        },
      },
    },
  };
}
