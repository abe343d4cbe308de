import { describe, expect, it } from 'vitest';
import { ordersDeployed, ordersSigned } from '@/lib/figures/orders';
import { ratio } from '@/lib/figures/point';
import { formatPercent } from '@/lib/format/number';
import { month } from '@/lib/month';
import { facts, ORDERS_TRAJECTORY, series, YEAR_2023 } from './facts';

const SEED = [
  series('orders-deployed', 'TARGET', 339),
  series('orders-deployed', 'TRAJECTORY', ORDERS_TRAJECTORY),
].flat();

describe('orders-deployed', () => {
  it('gives the seed’s twelve attainments of the trajectory, two decimals', () => {
    const points = ordersDeployed.compute(facts({ series: SEED }), YEAR_2023);
    expect(points.map(({ trajectory, target }) => formatPercent(ratio(trajectory, target), 2))).toEqual([
      '17,70\u00A0%',
      '38,35\u00A0%',
      '60,77\u00A0%',
      '80,83\u00A0%',
      '89,38\u00A0%',
      '97,94\u00A0%',
      '99,41\u00A0%',
      '100,88\u00A0%',
      '102,36\u00A0%',
      '103,83\u00A0%',
      '105,31\u00A0%',
      '106,78\u00A0%',
    ]);
  });

  it('adds up month after month, takes a cancelled order back, and says nothing of months to come', () => {
    const orders = [
      { month: month('2023-01'), filed: 0, deployed: 48 },
      { month: month('2023-02'), filed: 0, deployed: 61 },
      { month: month('2023-03'), filed: -1, deployed: -1 },
    ];
    const values = ordersDeployed.compute(facts({ orders, series: SEED }), YEAR_2023).map(({ value }) => value);
    expect(values).toEqual([48, 109, 108, 108, 108, 108, 108, 108, 108, null, null, null]);
  });

  it('never shows the trajectory as an actual: without an order, the value is unknown', () => {
    const [january] = ordersDeployed.compute(facts({ series: SEED }), YEAR_2023);
    expect(january).toMatchObject({
      value: null,
      target: 339,
      trajectory: 60,
      attainment: null,
      complete: false,
      asOf: null,
    });
  });
});

describe('orders-signed', () => {
  it('counts what is signed and filed, whatever is deployed', () => {
    const orders = [
      { month: month('2022-11'), filed: 339, deployed: 0 },
      { month: month('2023-01'), filed: 0, deployed: 48 },
    ];
    expect(
      ordersSigned.compute(facts({ orders }), [month('2022-10'), month('2023-01')]).map(({ value }) => value),
    ).toEqual([0, 339]);
  });
});
