import { PALETTE } from '@/components/charts/palette';
import { formatDate, formatMonth } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { LabOrder } from '@/lib/labs/lab';
import { orderLife } from '@/lib/labs/order-life';
import type { IsoDate } from '@/lib/month';
import { TIMELINE_TEXT, type TimelineMark, type TimeScale, timelineMarks, timeScale } from './timeline-layout';

const WIDTH = 744;
const LEFT = 112;
const RIGHT = WIDTH - 24;
const LINE = 15;
/** Between a line and the nearest text of a lane, px. */
const OFF = 10;
const LANE = 2 * LINE + 4;
const FOOT = 40;
const LATE = '#9A3000';
const STRONG = ['ORDER_SIGNED', 'VA_SIGNED'];
const DAY_MS = 86_400_000;
/** Months named on the scale at most. */
const MOST_NAMES = 7;
/** A name is not written where it would pass the end, px. */
const NAME_ROOM = 64;

type Props = {
  orders: LabOrder[];
  /** Where the drawing ends, and what that day is called. */
  asOf: IsoDate;
  isToday: boolean;
};

type Row = { order: LabOrder; marks: TimelineMark[]; top: number; y: number; bottom: number };

function rowsOf(orders: readonly LabOrder[], scale: TimeScale): Row[] {
  let top = 0;
  return orders.map((order) => {
    const marks = timelineMarks(order, scale);
    const above = marks.some(({ lane }) => lane === 1) ? 2 : 1;
    const waits = orderLife(order).verifiedOn === null;
    const below = marks.some(({ lane }) => lane === -2) ? 2 : marks.some(({ lane }) => lane === -1) || waits ? 1 : 0;
    const y = top + above * LANE + OFF + 4;
    const bottom = y + Math.max(below * LANE, 0) + OFF + 14;
    const row = { order, marks, top, y, bottom };
    top = bottom;
    return row;
  });
}

function Mark({ mark: { stage, x, lane, textX, lines }, y }: { mark: TimelineMark; y: number }) {
  const textY = lane >= 0 ? y - OFF - LANE * lane - LINE : y + OFF + LANE * (-lane - 1) + LINE;
  const strong = STRONG.includes(stage);
  return (
    <>
      <circle
        cx={x}
        cy={y}
        r={strong ? 6 : 4.5}
        fill={strong ? '#000091' : PALETTE.white}
        stroke={strong ? '#000091' : PALETTE.ink}
        strokeWidth={1.5}
      />
      <text x={textX} y={textY} fontSize={TIMELINE_TEXT} fill={PALETTE.ink}>
        <tspan fontWeight={700}>{lines[0]}</tspan>
        <tspan x={textX} dy={LINE} fill={PALETTE.mention}>
          {lines[1]}
        </tspan>
      </text>
    </>
  );
}

function OrderLine({ row: { order, marks, y }, asOf, scale }: { row: Row; asOf: IsoDate; scale: TimeScale }) {
  const { verifiedOn, signedOn, cancelled } = orderLife(order);
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) return null;
  const waits = verifiedOn === null && signedOn !== null && cancelled === null;
  return (
    <>
      <text x={0} y={y - 1} fontSize={13} fontWeight={700} fill={PALETTE.ink}>
        {order.product.device}
      </text>
      <text x={0} y={y + 14} fontSize={11} fill={PALETTE.mention}>
        {order.product.name}
      </text>
      <path d={`M${first.x} ${y}H${last.x}`} stroke={PALETTE.ink} strokeWidth={1.5} />
      {waits && (
        <>
          <path d={`M${last.x} ${y}H${scale.x(asOf)}`} stroke={LATE} strokeWidth={1.5} strokeDasharray="4 3" />
          <text
            x={scale.x(asOf) - 8}
            y={y + OFF + LINE}
            fontSize={TIMELINE_TEXT}
            fontWeight={700}
            fill={LATE}
            textAnchor="end"
          >
            VA non signée, {formatCount(Math.round((Date.parse(asOf) - Date.parse(signedOn)) / DAY_MS), 'jour')} après
            la commande
          </text>
        </>
      )}
      {marks.map((mark) => (
        <Mark key={`${mark.stage} ${mark.x}`} mark={mark} y={y} />
      ))}
    </>
  );
}

function Scale({
  scale,
  bottom,
  asOf,
  isToday,
}: {
  scale: TimeScale;
  bottom: number;
  asOf: IsoDate;
  isToday: boolean;
}) {
  const step = Math.ceil(scale.months.length / MOST_NAMES);
  const end = scale.x(asOf);
  return (
    <g fontSize={TIMELINE_TEXT} fill={PALETTE.mention}>
      {scale.months
        .filter((_, i) => i % step === 0)
        .map((month) => {
          const x = scale.x(`${month}-01` as IsoDate);
          return (
            <g key={month}>
              <path d={`M${x} 0V${bottom}`} stroke={PALETTE.grid} />
              {x <= RIGHT - NAME_ROOM && (
                <text x={x} y={bottom + 32}>
                  {formatMonth(month)}
                </text>
              )}
            </g>
          );
        })}
      <path d={`M${end} 0V${bottom}`} stroke={PALETTE.ink} strokeWidth={1.5} strokeDasharray="2 3" />
      <text x={end} y={bottom + 14} textAnchor="end" fontWeight={700} fill={PALETTE.ink}>
        {isToday ? 'aujourd’hui' : formatDate(asOf)}
      </text>
    </g>
  );
}

/** The orders' events on one scale of time, for the eye only: the list of the same events goes with it. */
export function OrderTimeline({ orders, asOf, isToday }: Props) {
  const scale = timeScale(orders, asOf, LEFT, RIGHT);
  if (!scale) return null;
  const rows = rowsOf(orders, scale);
  const bottom = rows.at(-1)?.bottom ?? 0;
  return (
    <svg className="vs-lab-timeline" viewBox={`0 0 ${WIDTH} ${bottom + FOOT}`} aria-hidden="true" focusable="false">
      <Scale scale={scale} bottom={bottom} asOf={asOf} isToday={isToday} />
      {rows.map((row) => (
        <OrderLine key={row.order.number} row={row} asOf={asOf} scale={scale} />
      ))}
    </svg>
  );
}
