import { feedSpec } from '../feeds/feed-spec';

/** Monthly counts of documents, as the Cnam measures them: no product, and they count before what vendors declare. */
export const cnamFeeds = feedSpec('CNAM');
