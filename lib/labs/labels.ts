import type { ContactKind } from './lab';

/** How a contact was made, as screens name it. */
export const CONTACT_LABELS: Record<ContactKind, string> = {
  CALL: 'appel',
  VISIT: 'visite',
  EMAIL: 'courriel',
  MEETING: 'réunion',
};
