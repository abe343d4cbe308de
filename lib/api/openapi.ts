import { z } from 'zod';
import { PROBLEM_SCHEMA, problemResponses } from './openapi-problem';
import type { ProblemStatus } from './problem';

type Json = { readonly [key: string]: unknown };

type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  query?: z.ZodType;
  requestBody?: Json;
  responses: { [status: number]: Json };
  /** Beside those of every operation: no key, a key without the right, a fault of the server. */
  problems: readonly ProblemStatus[];
};

type Method = 'get' | 'post' | 'delete';

/** What one topic adds to the description of the API. */
export type ApiPart = {
  schemas: { [name: string]: Json };
  paths: { [path: string]: { parameters?: readonly Json[] } & { [method in Method]?: Operation } };
};

const TAGS: { [name: string]: string } = {
  uploads: 'Files deposited: checked, written all or nothing, taken back.',
  indicators: 'Figures by month, with their definitions.',
  labs: 'Laboratories, their sites, products and counts.',
  orders: 'SONS orders and their events.',
  issues: 'Issues (irritants) and what they weigh.',
  description: 'The API itself.',
};

const DESCRIPTION = `Deposits of monthly counts and figures of the Ségur roll-out. Aggregates only: never a patient, an identity or a document.

Every address but this document wants a key: \`Authorization: Bearer <key>\`. A key reads and deposits what its owner may: what is out of its scope does not exist for it (404).

Every refusal is an RFC 9457 problem document, in French. Lists are paged: follow \`next\`, as \`cursor\`, until it is null. Every GET has an \`ETag\`: send it back as \`If-None-Match\`, and what has not changed is answered 304 without a body. HEAD is GET without the body; another method is answered 405.`;

const COMMON: { [name: string]: string } = { limit: 'At most so many in a page.' };

/** Query parameters from the schema that checks them. */
function parametersOf(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as { description?: string };
    return {
      name,
      in: 'query',
      required: required.includes(name),
      description: description ?? COMMON[name] ?? `Only those of this ${name}.`,
      schema,
    };
  });
}

const ETAG = { ETag: { $ref: '#/components/headers/ETag' } };

/** What every answer to a GET has in common: it can be asked about again. */
function readable(responses: { [status: number]: Json }): { [status: string]: Json } {
  const tagged = Object.entries(responses).map(([status, response]) => [status, { ...response, headers: ETAG }]);
  return {
    ...Object.fromEntries(tagged),
    304: { description: 'Not changed since the answer whose ETag If-None-Match names: no body.', headers: ETAG },
  };
}

function operationOf(path: string, method: string, { query, problems, responses, ...rest }: Operation): Json {
  const isPublic = path === '/openapi.json';
  const common: ProblemStatus[] = isPublic ? [] : [401, 403, 500];
  const refusals = [...new Set([...problems, ...common])]
    .filter((status) => !(status in responses))
    .map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]);
  const parameters = [
    ...(query ? parametersOf(query) : []),
    ...(method === 'get' ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
  ];
  return {
    ...rest,
    description: rest.description ?? rest.summary,
    tags: [isPublic ? 'description' : path.split('/')[1]],
    ...(parameters.length > 0 && { parameters }),
    responses: { ...(method === 'get' ? readable(responses) : responses), ...Object.fromEntries(refusals) },
    ...(isPublic && { security: [] }),
  };
}

/** The part that describes the description. */
const itself: ApiPart = {
  schemas: {},
  paths: {
    '/openapi.json': {
      get: {
        operationId: 'describeApi',
        summary: 'This document.',
        description: 'The OpenAPI 3.1 description of the API; no key is asked.',
        responses: {
          200: {
            description: 'An OpenAPI 3.1 document.',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['openapi', 'info', 'paths'] },
                example: { openapi: '3.1.0', info: { title: 'Vigie Ségur', version: '1' }, paths: {} },
              },
            },
          },
        },
        problems: [],
      },
    },
  },
};

const METHODS: readonly string[] = ['get', 'post', 'delete'] satisfies Method[];

/** The OpenAPI 3.1 document of the API, made of its topics' parts; `origin`: the server's address. */
export function openApi(topics: readonly ApiPart[], origin: string): Json {
  const guide = `${origin}/aide/api`;
  const parts = [...topics, itself];
  const entries = parts.flatMap(({ paths }) => Object.entries(paths));
  const paths = entries.map(([path, item]) => [
    path,
    Object.fromEntries(
      Object.entries(item).map(([name, value]) => [
        name,
        METHODS.includes(name) ? operationOf(path, name, value as Operation) : value,
      ]),
    ),
  ]);
  const used = new Set(entries.map(([path]) => (path === '/openapi.json' ? 'description' : path.split('/')[1])));
  const statuses = new Set<ProblemStatus>([
    401,
    403,
    500,
    ...entries.flatMap(([, { get, post, delete: cancel }]) =>
      [get, post, cancel].flatMap((operation) => operation?.problems ?? []),
    ),
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vigie Ségur',
      version: '1',
      summary: 'Deposits and figures of the Ségur roll-out.',
      description: DESCRIPTION,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Task force Ségur, Délégation au numérique en santé', url: guide },
    },
    externalDocs: { description: 'Guide en français, avec des exemples en curl et en Python', url: guide },
    servers: [{ url: '/api/v1', description: 'This server.' }],
    security: [{ key: [] }],
    tags: [...used].sort().map((name) => ({ name, ...(name && TAGS[name] && { description: TAGS[name] }) })),
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The key that the task force or the administrator gave.' },
      },
      parameters: {
        IfNoneMatch: {
          name: 'If-None-Match',
          in: 'header',
          required: false,
          description: 'ETag of the answer that the client has.',
          schema: { type: 'string' },
        },
      },
      headers: {
        ETag: { description: 'Changes when the answer does.', schema: { type: 'string' } },
      },
      responses: Object.fromEntries(problemResponses(statuses)),
      schemas: { ...Object.assign({}, ...parts.map(({ schemas }) => schemas)), Problem: PROBLEM_SCHEMA },
    },
  };
}
