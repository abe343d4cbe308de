import type { Viewer } from './viewer';

/** What a person or a key may ask to do; design's table of roles, one line each. */
const RIGHTS = {
  'issues.answer': ['VENDOR'],
  'issues.comment': ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR'],
  'issues.internal': ['ADMIN', 'TASKFORCE', 'REGIONAL'],
  'issues.read': ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR', 'OBSERVER'],
  'issues.report': ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR'],
  'issues.triage': ['ADMIN', 'TASKFORCE'],
  'labs.read': ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR'],
  'labs.correct': ['ADMIN', 'TASKFORCE', 'REGIONAL'],
  'meetings.manage': ['ADMIN', 'TASKFORCE'],
  'meetings.read': ['ADMIN', 'TASKFORCE', 'REGIONAL'],
  'notes.read': ['ADMIN', 'TASKFORCE', 'REGIONAL'],
  'orders.amounts': ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR'],
  'orders.read': ['ADMIN', 'TASKFORCE', 'REGIONAL', 'VENDOR'],
  'orders.record': ['ADMIN', 'TASKFORCE'],
  'periods.lock': ['ADMIN', 'TASKFORCE'],
  'registry.manage': ['ADMIN'],
  'reminders.send': ['ADMIN', 'TASKFORCE'],
  'uploads.read': ['ADMIN', 'TASKFORCE', 'VENDOR'],
  'uploads.deposit': ['ADMIN', 'TASKFORCE', 'VENDOR'],
  'targets.write': ['ADMIN', 'TASKFORCE'],
} as const satisfies Record<string, readonly Viewer['role'][]>;

export type Right = keyof typeof RIGHTS;

/** Whether the viewer's role has this right at all; which rows it covers is scope.ts. */
export function may(viewer: Viewer, right: Right): boolean {
  const roles: readonly Viewer['role'][] = RIGHTS[right];
  return roles.includes(viewer.role);
}
