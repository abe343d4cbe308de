import { expect, it } from 'vitest';
import { endLabels } from '@/components/charts/end-labels';
import { month } from '@/lib/month';
import { plain, point } from './point';

it('labels a month that is not the last with its value, its attainment and that it is incomplete', () => {
  const points = [
    point({ month: month('2023-03'), trajectory: 120, value: 190, attainment: 0.95, complete: false }),
    point({ month: month('2023-12'), trajectory: 524_602 }),
  ];
  const lines = endLabels(points, month('2023-03'), 200).map((label) => label.lines.map(plain));
  expect(lines).toEqual([
    ['Trajectoire', '524 602 en déc.'],
    ['Cible', '200'],
    ['Réalisé', '190 en mars', '95,0 % · incomplet'],
  ]);
});
