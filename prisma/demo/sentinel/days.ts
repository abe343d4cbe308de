import type { IsoDate } from '../../../lib/month';
import { addDays } from '../calendar';

export const TODAY = '2023-10-05' as IsoDate;

/** The day, `days` before the demo's own. */
export const ago = (days: number): IsoDate => addDays(TODAY, -days);
/** A moment of a day, UTC. */
export const instant = (day: IsoDate, hour: number, minute: number) =>
  `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
