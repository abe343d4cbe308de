/** Structured documents (N3), darker than the others: 3.1 to them, 12 on white. The same as --vs-emphasis. */
export const STRUCTURED = '#14305E';
