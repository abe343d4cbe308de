import { expect, it } from 'vitest';
import { orderLife, orderStanding } from '@/lib/labs/order-life';
import type { IsoDate } from '@/lib/month';

const event = (
  stage: Parameters<typeof orderLife>[0]['events'][number]['stage'],
  on: string,
  cause: string | null = null,
) => ({
  stage,
  on: on as IsoDate,
  amountCents: null,
  cause,
});

it('waits behind a refused balance although the advance was paid since', () => {
  const events = [
    event('ORDER_SIGNED', '2022-09-01'),
    event('ADVANCE_REQUESTED', '2022-09-10'),
    event('VA_SIGNED', '2023-01-10'),
    event('BALANCE_REQUESTED', '2023-02-10'),
    event('REFUSED', '2023-03-01', 'VA manquante'),
    event('ADVANCE_PAID', '2023-03-15'),
  ];
  expect(orderLife({ events }).refused).toMatchObject({ on: '2023-03-01', cause: 'VA manquante' });
  expect(orderStanding({ events })).toBe('est refusé');
  const again = [...events, event('BALANCE_REQUESTED', '2023-04-01')];
  expect(orderStanding({ events: again })).toBe('attend le versement du solde');
});
