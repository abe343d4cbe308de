import { BulletBar } from '@/components/charts/bullet-bar';
import { Sparkline } from '@/components/charts/sparkline';
import type { Unit } from '@/lib/figures/types';
import { formatMonthName } from '@/lib/format/date';
import { formatFigure } from '@/lib/format/figure';
import { formatCompact, formatPercent, NO_DATA } from '@/lib/format/number';
import type { TileView } from '@/lib/home/queries';
import { incompleteTag } from './incomplete-text';
import { changeSinceBefore } from './tile-change';
import { TileInfo } from './tile-info';

/** Units whose target is the whole that the value is counted from. */
const OF_A_WHOLE: readonly Unit[] = ['orders', 'labs'];

/** A target or a trajectory in few characters. */
function short(value: number, unit: Unit): string {
  if (unit === 'ratio') return formatPercent(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
  return unit === 'documents-per-inhabitant' ? formatFigure(value, unit) : formatCompact(value);
}

function Value({ definition: { unit }, point: { value, target } }: TileView) {
  if (value === null) return <p className="vs-tile__value vs-tile__value--unknown">{NO_DATA}</p>;
  return (
    <p className="vs-tile__value">
      {formatFigure(value, unit)}
      {target !== null && OF_A_WHOLE.includes(unit) && (
        <span className="vs-tile__of">{` sur\u00A0${formatFigure(target, unit)}`}</span>
      )}
    </p>
  );
}

/** Under the bar: the share of the target, and what its ticks are. */
function Marks({ tile, size }: { tile: TileView; size: 'large' | 'small' }) {
  const {
    definition: { unit },
    point: { value, target, trajectory, attainment },
  } = tile;
  if (value === null) return <p className="vs-tile__marks">aucune mesure ce mois-ci</p>;
  const named = target !== null && (size === 'large' || !OF_A_WHOLE.includes(unit));
  return (
    <p className="vs-tile__marks">
      {attainment !== null && unit !== 'ratio' && (
        <span>
          <strong>{formatPercent(attainment)}</strong> de la cible
        </span>
      )}
      {(named || trajectory !== null) && (
        <span className="vs-tile__ticks">
          {named && <span className="vs-tick">{`cible ${short(target, unit)}`}</span>}
          {trajectory !== null && size === 'large' && (
            <span className="vs-tick vs-tick--trajectory">{`trajectoire ${short(trajectory, unit)}`}</span>
          )}
        </span>
      )}
    </p>
  );
}

/** The change from the month before or, when the month is unknown, what was last known. */
function Change({ tile }: { tile: TileView }) {
  const { definition, point, before, history } = tile;
  if (point.value === null) {
    const last = history.findLast(({ value }) => value !== null);
    if (!last) return <p className="vs-tile__change" />;
    return (
      <p className="vs-tile__change">
        <span>{formatFigure(last.value, definition.unit)}</span> <span>en {formatMonthName(last.month)}</span>
      </p>
    );
  }
  const change = changeSinceBefore(tile);
  if (change === null || !before) return <p className="vs-tile__change" />;
  return (
    <p className="vs-tile__change">
      <strong>{change}</strong> <span>{`depuis ${formatMonthName(before.month)}`}</span>
    </p>
  );
}

/** One figure of the month: value, attainment, change, curve, and its definition behind (i). */
export function FigureTile({ tile, size }: { tile: TileView; size: 'large' | 'small' }) {
  const { definition, point, history } = tile;
  const tag = incompleteTag(point, size);
  return (
    <article className={`vs-tile vs-tile--${size}`} data-figure={definition.id}>
      <h2 className="vs-tile__label">{definition.label}</h2>
      <TileInfo definition={definition} point={point} />
      <Value {...tile} />
      <BulletBar point={point} isRatio={definition.unit === 'ratio'} />
      <Marks tile={tile} size={size} />
      {tag && <p className="vs-tile__tag">{tag}</p>}
      <Change tile={tile} />
      <Sparkline points={history} size={size} />
    </article>
  );
}
