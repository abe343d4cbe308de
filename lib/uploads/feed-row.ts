import type { Month } from '../month';

/** A row of counts ready to be written. */
export type FeedRow = {
  line: number;
  month: Month;
  legalEntity: string;
  site: string | null;
  product: string;
  channel: 'DMP' | 'MSS_PRO' | 'MSS_CITIZEN';
  documentType: string;
  level: 'N1' | 'N3' | null;
  count: number;
};
