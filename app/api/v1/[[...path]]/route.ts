import { notFoundProblem } from '@/lib/api/problem';

// What no other route of the API knows, told in the API's own way.
const unknown = () => notFoundProblem();

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
