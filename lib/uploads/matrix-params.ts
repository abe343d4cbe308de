import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { parseAsMonth, parseAsText } from '../address-params';
import { CELL_STATES } from './matrix';

/** The grammar of the address of /uploads/matrix. */
const matrixParams = {
  month: parseAsMonth, // the last shown
  vendor: parseAsText,
  state: parseAsStringLiteral(CELL_STATES), // vendors with such a month
};

/** Reads an address of the matrix; what it does not know is left out. */
export const loadMatrixParams = createLoader(matrixParams);
/** Writes one. */
export const matrixHref = createSerializer(matrixParams);

export type MatrixParams = Awaited<ReturnType<typeof loadMatrixParams>>;
