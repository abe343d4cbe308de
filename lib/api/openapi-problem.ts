import { PROBLEM_TITLES, type ProblemStatus } from './problem';

/** The JSON Schema of a problem document. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'RFC 9457.',
  required: ['type', 'title', 'status', 'detail'],
  additionalProperties: false,
  properties: {
    type: { type: 'string', const: 'about:blank', description: 'The status says it all.' },
    title: { type: 'string', description: 'French: what the status means.' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'French: what to do.' },
  },
};

const WHEN: Record<ProblemStatus, { description: string; detail: string }> = {
  400: {
    description: 'A parameter is wrong.',
    detail: 'Paramètre «\u00A0limit\u00A0»\u00A0: Un nombre de 1 à 500 est attendu.',
  },
  401: {
    description: 'No key, or one that is unknown or revoked.',
    detail: 'Donnez une clé valide dans l’en-tête «\u00A0Authorization: Bearer …\u00A0».',
  },
  403: { description: 'The key does not allow it.', detail: 'Cette clé ne permet pas cette demande.' },
  404: {
    description: 'Not found, or out of the scope of the key.',
    detail: 'Cette ressource n’existe pas, ou pas pour cette clé.',
  },
  405: {
    description: 'No such method at this address: see Allow.',
    detail: 'Cette adresse ne connaît pas cette méthode. Méthodes possibles\u00A0: GET, HEAD, OPTIONS.',
  },
  409: {
    description: 'Not possible in the present state.',
    detail: 'Un mois de ce dépôt est verrouillé. Demandez à la DNS de le rouvrir.',
  },
  413: {
    description: 'Too much at once.',
    detail: 'Le fichier est trop lourd. Découpez-le en plusieurs fichiers.',
  },
  415: {
    description: 'Media type not supported.',
    detail: 'Type attendu (Content-Type)\u00A0: text/csv, application/json.',
  },
  500: {
    description: 'A fault of the server: nothing was written.',
    detail: 'La demande n’a pas abouti. Rien n’a été écrit. Réessayez, puis prévenez l’administration.',
  },
};

/** The answers of these statuses, named `Problem<status>`. */
export function problemResponses(statuses: Iterable<ProblemStatus>): [string, object][] {
  return [...statuses].sort().map((status) => [
    `Problem${status}`,
    {
      description: WHEN[status].description,
      ...(status === 401 && {
        headers: {
          'WWW-Authenticate': { description: 'The scheme expected.', schema: { type: 'string', const: 'Bearer' } },
        },
      }),
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
          example: { type: 'about:blank', title: PROBLEM_TITLES[status], status, detail: WHEN[status].detail },
        },
      },
    },
  ]);
}
