import { z } from 'zod';
import type { ApiPart } from '../api/openapi';
import { issueSchema, issuesQuery } from './api-schema';

const Issue = { $ref: '#/components/schemas/Issue' };

/** What the API says of issues. */
export const issuesPart: ApiPart = {
  schemas: { Issue: z.toJSONSchema(issueSchema, { target: 'draft-2020-12' }) },
  paths: {
    '/issues': {
      get: {
        operationId: 'listIssues',
        summary: 'The issues (irritants) in the scope of the key, in the order of their numbers.',
        description:
          'A vendor: those on its own products. No author is given to anyone. One closed as a duplicate is not listed: it counts with its target.',
        query: issuesQuery,
        responses: {
          200: {
            description: 'A page; `next` is the cursor of the following one, null on the last.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items', 'next'],
                  properties: { items: { type: 'array', items: Issue }, next: { type: ['string', 'null'] } },
                },
                example: {
                  items: [
                    {
                      id: 113,
                      title: 'Le catalogue LOINC se recopie à la main',
                      category: 'DIFF-LOINC',
                      stage: 'ACTIONS',
                      state: 'PLANNED',
                      severity: 'WORKAROUND',
                      products: ['CALANQUE-SIL'],
                      legalEntities: 21,
                      documentsPerMonth: 134431,
                      feedbacks: 12,
                      openedOn: '2023-08-14',
                      dueOn: '2023-10-27',
                      closedOn: null,
                    },
                  ],
                  next: null,
                },
              },
            },
          },
        },
        problems: [400, 401, 403],
      },
    },
  },
};
