/** The title of a problem, by its status. */
export const PROBLEM_TITLES = {
  400: 'Requête incorrecte',
  401: 'Authentification requise',
  403: 'Droit insuffisant',
  404: 'Introuvable',
  405: 'Méthode non permise',
  409: 'Conflit',
  413: 'Contenu trop volumineux',
  415: 'Type de contenu non pris en charge',
  500: 'Erreur du serveur',
} as const;

export type ProblemStatus = keyof typeof PROBLEM_TITLES;

/** An RFC 9457 problem document; `detail` is French and says what to do. */
export function problem(status: ProblemStatus, detail: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { type: 'about:blank', title: PROBLEM_TITLES[status], status, detail },
    { status, headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } },
  );
}

/** What is out of scope and what does not exist are told alike. */
export function notFoundProblem(): Response {
  return problem(404, 'Cette ressource n’existe pas, ou pas pour cette clé.');
}
