import type { ActionState } from '../generated/prisma/enums';

/** The states of an action that something is still expected of. */
export const OPEN_ACTION_STATES: ActionState[] = ['TODO', 'IN_PROGRESS'];

/** Whether something is still expected of an action. */
export const isOpenAction = ({ state }: { state: ActionState }): boolean => OPEN_ACTION_STATES.includes(state);
