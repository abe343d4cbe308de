import { feedSpec } from '../feeds/feed-spec';

/** Monthly counts of documents, as vendors declare them. */
export const feeds = feedSpec('VENDOR');
