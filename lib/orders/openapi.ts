import { z } from 'zod';
import type { ApiPart } from '../api/openapi';
import { type OrderDocument, orderSchema, ordersQuery } from './api-schema';

const answer = (description: string, schema: object, example: object) => ({
  description,
  content: { 'application/json': { schema, example } },
});
const Order = { $ref: '#/components/schemas/Order' };

const EXAMPLE: OrderDocument = {
  number: 'SONS-BIO-000123',
  finess: '350000022',
  device: 'SGL',
  product: 'MON-SIL',
  vendor: 'mon-editeur',
  stage: 'ADVANCE_REQUESTED',
  signedOn: '2022-03-01',
  verifiedOn: null,
  amountCents: 2_250_001,
  advanceCents: 675_000,
  balanceCents: 1_575_001,
  events: [
    { stage: 'ORDER_SIGNED', date: '2022-03-01', amountCents: 2_250_001, cause: null },
    { stage: 'ADVANCE_REQUESTED', date: '2022-03-10', amountCents: 675_000, cause: null },
  ],
};

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
          200: answer(
            'A page; `next` is the cursor of the following one, null on the last.',
            {
              type: 'object',
              required: ['items', 'next'],
              additionalProperties: false,
              properties: { items: { type: 'array', items: Order }, next: { type: ['string', 'null'] } },
            },
            { items: [EXAMPLE], next: EXAMPLE.number },
          ),
        },
        problems: [400],
      },
    },
    '/orders/{number}': {
      parameters: [
        {
          name: 'number',
          in: 'path',
          required: true,
          description: 'Of the order, at the ASP.',
          schema: { type: 'string' },
        },
      ],
      get: {
        operationId: 'getOrder',
        summary: 'A SONS order with its events.',
        responses: { 200: answer('The order.', Order, EXAMPLE) },
        problems: [404],
      },
    },
  },
};
