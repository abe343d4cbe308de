import type { IsoDate } from '../month';
import {
  addDays,
  daysBetween,
  rankOf,
  STAGES,
  type Stage,
  type StageEvent,
  type Standing,
  standingOn,
} from './order-stages';

export const MILESTONE_CODES = ['ORDER', 'ADVANCE_REQUEST', 'SERVICE', 'BALANCE_REQUEST'] as const;
export type MilestoneCode = (typeof MILESTONE_CODES)[number];

const MONTH_DAYS = 365.25 / 12;

/** One version of a closing date. */
export type Milestone = {
  code: MilestoneCode;
  device: string;
  /** French. */
  label: string;
  dueOn: IsoDate;
  version: number;
  source: string;
  note: string | null;
};

/** The stage that must be reached by a closing date. */
export const STAGE_DUE: { readonly [code in MilestoneCode]: Stage } = {
  ORDER: 'ORDER_SIGNED',
  ADVANCE_REQUEST: 'ADVANCE_REQUESTED',
  SERVICE: 'VA_SIGNED',
  BALANCE_REQUEST: 'BALANCE_REQUESTED',
};

/** One version of one closing date, in an address: `BALANCE_REQUEST-1`. */
export type ClosingVersion = `${MilestoneCode}-${number}`;

/** How an address names a version of a closing date. */
export function closingVersion({ code, version }: Pick<Milestone, 'code' | 'version'>): ClosingVersion {
  return `${code}-${version}`;
}

/** Whether a closing date was kept; `ahead`: neither done nor late yet. */
export type Outcome = 'met' | 'missed' | 'ahead';

/** How an order stands to one version of a closing date, on a day. A request refused and made again counts from its first day, one that was not made again does not count. */
export function outcomeOf(events: readonly StageEvent[], { code, dueOn }: Milestone, day: IsoDate): Outcome {
  const stage = STAGE_DUE[code];
  const stands = standingOn(events, day)?.reached[stage] !== undefined;
  const reached = stands ? events.find((event) => event.stage === stage)?.on : undefined;
  if (reached !== undefined) return reached <= dueOn ? 'met' : 'missed';
  return day > dueOn ? 'missed' : 'ahead';
}

/** The newest version of each closing date of each device: the one in force. */
export function inForce(milestones: readonly Milestone[]): Milestone[] {
  return milestones.filter(
    ({ code, device, version }) =>
      !milestones.some((other) => other.code === code && other.device === device && other.version > version),
  );
}

/** Median days from the stage before, by stage; a stage left out is not known. */
export type Pace = { readonly [stage in Stage]?: number | null };

/**
 * The day on which an order reaches a stage when each stage that is left takes its median; what it has already waited counts,
 * and nothing happens before `day`. Null when it is there already, or a median is not known.
 */
export function expectedOn(standing: Standing, target: Stage, pace: Pace, day: IsoDate): IsoDate | null {
  const left = STAGES.slice(rankOf(standing.stage) + 1, rankOf(target) + 1);
  let at: IsoDate | null = left.length === 0 ? null : standing.since;
  for (const stage of left) {
    const days = pace[stage] ?? null;
    if (at === null || days === null) return null;
    const due = addDays(at, days);
    at = due < day ? day : due;
  }
  return at;
}

/** How many orders must move a month for `count` of them to be done by `dueOn`; null when no day is left. */
export function pacePerMonth(count: number, from: IsoDate, dueOn: IsoDate): number | null {
  const days = daysBetween(from, dueOn);
  return days <= 0 ? null : Math.ceil((count * MONTH_DAYS) / days);
}
