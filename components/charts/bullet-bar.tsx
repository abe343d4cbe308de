import type { Point } from '@/lib/figures/types';

const percent = (part: number, whole: number) => `${Math.round((part / whole) * 1000) / 10}%`;

/**
 * A value against its target (solid tick) and its trajectory (dashed tick), on a length that is the larger of the three;
 * a ratio without either is read on 0 to 100 %. Decoration: the same figures are written under it.
 */
export function BulletBar({ point, isRatio = false }: { point: Point; isRatio?: boolean }) {
  const { value, target, trajectory, complete } = point;
  if (value === null) return <div className="vs-bullet vs-bullet--unknown" aria-hidden="true" />;
  const whole = target === null && trajectory === null && isRatio ? 1 : Math.max(value, target ?? 0, trajectory ?? 0);
  if (whole <= 0 || (target === null && trajectory === null && !isRatio))
    return <div className="vs-bullet vs-bullet--none" aria-hidden="true" />;
  return (
    <div className="vs-bullet" aria-hidden="true">
      <div
        className={complete ? 'vs-bullet__fill' : 'vs-bullet__fill vs-bullet__fill--incomplete'}
        style={{ width: percent(value, whole) }}
      />
      {trajectory !== null && (
        <div className="vs-bullet__tick vs-bullet__tick--trajectory" style={{ left: percent(trajectory, whole) }} />
      )}
      {target !== null && <div className="vs-bullet__tick" style={{ left: percent(target, whole) }} />}
    </div>
  );
}
