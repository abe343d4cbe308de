import { problem } from './problem';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/** What a route of the API that has only `known` answers to the other methods, to be exported beside its own: 405, and what is allowed. */
export function otherMethods<Known extends Method>(
  ...known: Known[]
): Record<Exclude<Method, Known> | 'OPTIONS', () => Response> {
  const allow = [...known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');
  const refuse = () =>
    problem(405, `Cette adresse ne connaît pas cette méthode. Méthodes possibles\u00A0: ${allow}.`, { Allow: allow });
  const refused = METHODS.filter((method) => !known.some((one) => one === method)).map((method) => [method, refuse]);
  const options = () => new Response(null, { status: 204, headers: { Allow: allow } });
  return { ...Object.fromEntries(refused), OPTIONS: options };
}
