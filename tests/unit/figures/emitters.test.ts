import { describe, expect, it } from 'vitest';
import { changeRank, dmpDocumentsChange, documentsByEmitter, emitterTable } from '@/lib/figures/emitters';
import { formatPercent, formatPercentChange } from '@/lib/format/number';
import { month } from '@/lib/month';
import { declared, facts } from './facts';

const at = month('2023-01');
const row = (emitter: string, of: string, value: number) =>
  ({
    indicator: 'documents-by-emitter',
    kind: 'ACTUAL',
    emitter,
    month: month(of),
    value,
    source: '',
    asOf: null,
  }) as const;

const GIVEN = facts({
  feeds: [declared('2022-12', 1_558_500), declared('2023-01', 2_033_395)],
  series: [
    row('physician', '2022-12', 562_400),
    row('hospital_excl_sidep', '2022-12', 3_006_000),
    row('sidep', '2022-12', 1_342_000),
    row('esms', '2022-12', 16_100),
    row('physician', '2023-01', 1_014_518),
    row('hospital_excl_sidep', '2023-01', 3_320_333),
    row('sidep', '2023-01', 220_566),
    row('esms', '2023-01', 19_542),
  ],
});

describe('documents by emitter, January 2023', () => {
  it('sums to 6 608 354', () => {
    expect(documentsByEmitter.compute(GIVEN, [at])[0]?.value).toBe(6_608_354);
  });

  it('has the published changes and a SI-DEP share of 3,34 %', () => {
    const table = emitterTable(GIVEN, at);
    expect([...table.lines, table.total].map(({ change }) => formatPercentChange(change, 0))).toEqual([
      '+30\u00A0%',
      '+80\u00A0%',
      '+10\u00A0%',
      '−84\u00A0%',
      '+21\u00A0%',
      '+2\u00A0%',
    ]);
    expect(formatPercent(table.covidShare, 2)).toBe('3,34\u00A0%');
  });

  it('changes by +1 244 788 without SI-DEP: 6 387 788 after 5 143 000', () => {
    expect(dmpDocumentsChange.compute(GIVEN, [at])[0]?.value).toBe(1_244_788);
  });

  it('has no total where one emitter is unknown', () => {
    const region = facts({ feeds: GIVEN.feeds });
    const table = emitterTable(region, at);
    expect(table.total.value).toBeNull();
    expect(table.lines.map(({ value, share }) => [value, share])).toEqual([
      [2_033_395, null],
      [null, null],
      [null, null],
      [null, null],
      [null, null],
    ]);
  });
});

describe('rank of a change', () => {
  it('looks back only: second after a higher one, whatever comes later', () => {
    const points = [
      { month: month('2022-11'), value: 1_310_000 },
      { month: month('2022-12'), value: null },
      { month: month('2023-01'), value: 1_244_788 },
      { month: month('2023-06'), value: 2_920_000 },
    ];
    expect(changeRank(points, month('2023-01'))).toBe(2);
    expect(changeRank(points, month('2022-12'))).toBeNull();
  });
});
