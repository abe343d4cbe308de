import type { VendorMonth } from '@/lib/uploads/month-context-queries';

/** «≥ 538 072» of an incomplete month, «n.d.» of one without a declaration. */
export const monthSaid = ({ documents, incomplete }: VendorMonth, text: (value: number) => string): string =>
  documents === null ? 'n.d.' : `${incomplete ? '≥\u00A0' : ''}${text(documents)}`;
