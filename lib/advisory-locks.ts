/** Keys of the advisory locks of the database, all here so that no two are the same. The first of two keys where a lock has two. */
export const WRITING_LOCK = 4_862;
export const RUN_LOCK = 4_863;
export const PROPOSALS_LOCK = 4_864;
export const REMINDER_LOCK = 4_865;
