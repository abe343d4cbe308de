import { z } from 'zod';
import type { ApiPart } from '../api/openapi';
import { orderSchema, ordersQuery } from './api-schema';

const answer = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } });
const Order = { $ref: '#/components/schemas/Order' };

/** What the API says of orders. */
export const ordersPart: ApiPart = {
  schemas: { Order: z.toJSONSchema(orderSchema, { target: 'draft-2020-12' }) },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        summary: 'The SONS orders in the scope of the key, in the order of their numbers.',
        description: 'A vendor: those of its own products. Cancelled orders are given too, with their stage.',
        query: ordersQuery,
        responses: {
          200: answer('A page; `next` is the cursor of the following one, null on the last.', {
            type: 'object',
            required: ['items', 'next'],
            properties: { items: { type: 'array', items: Order }, next: { type: ['string', 'null'] } },
          }),
        },
        problems: [400, 401, 403],
      },
    },
    '/orders/{number}': {
      parameters: [{ name: 'number', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'getOrder',
        summary: 'A SONS order with its events.',
        responses: { 200: answer('The order.', Order) },
        problems: [401, 403, 404],
      },
    },
  },
};
