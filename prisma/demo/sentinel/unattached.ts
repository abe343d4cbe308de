import type { Severity } from '../../../lib/generated/prisma/enums';

/** Feedbacks that nobody has read yet. */
export const WAITING: readonly {
  age: number;
  region: string;
  category: string;
  severity: Severity;
  body: string;
  product: string | null;
}[] = [
  {
    age: 9,
    region: '28',
    category: 'DIFF-INS-ORG',
    severity: 'SLOWS',
    product: null,
    body: 'Le laboratoire a fermé l’accueil du samedi, les prélèvements du week-end partent sans INS qualifiée.',
  },
  {
    age: 6,
    region: '53',
    category: 'DIFF-BUG',
    severity: 'BLOCKS',
    product: 'ORMELIS-LAB',
    body: 'Plus d’envoi de nuit depuis mardi. Le service semble figé, il repart après un redémarrage.',
  },
  {
    age: 5,
    region: '11',
    category: 'DIFF-LOINC',
    severity: 'SLOWS',
    product: 'SILLAGE-BIO',
    body: 'Il manque une vingtaine de codes LOINC et tout part en niveau 1, comme chez nos voisins.',
  },
  {
    age: 4,
    region: '93',
    category: 'DIFF-INS-PATIENT',
    severity: 'WORKAROUND',
    product: null,
    body: 'Les patients de passage n’ont souvent que leur carte Vitale. Que faire des touristes\u202F?',
  },
  {
    age: 2,
    region: '11',
    category: 'DIFF-PARAM',
    severity: 'SLOWS',
    product: 'VERDANCE-LABO',
    body: 'Réglage MSSanté à refaire pour chaque site, et le profil se perd à la mise à jour.',
  },
  {
    age: 1,
    region: '84',
    category: 'DIFF-BUG',
    severity: 'WORKAROUND',
    product: 'VERDANCE-LABO',
    body: 'Un compte rendu annulé reste visible du patient pendant deux jours.',
  },
  {
    age: 0,
    region: '53',
    category: 'DIFF-INS-ROLE',
    severity: 'WORKAROUND',
    product: null,
    body: 'L’équipe demande à quoi sert de qualifier quand le médecin traitant reçoit déjà le résultat par MSSanté.',
  },
];

/** Feedbacks that were not retained, with why. */
export const REJECTED: readonly { age: number; region: string; category: string; body: string; reason: string }[] = [
  {
    age: 33,
    region: '11',
    category: 'DIFF-PARAM',
    body: 'L’imprimante du secrétariat ne répond plus.',
    reason: 'Cette panne ne tient pas au Ségur numérique. Adressez-vous au support informatique du laboratoire.',
  },
  {
    age: 21,
    region: '53',
    category: 'DIFF-BUG',
    body: 'Le logiciel est lent l’après-midi.',
    reason:
      'Il manque de quoi reproduire\u00A0: quel écran, à quelle heure, depuis quelle version\u202F? Signalez à nouveau avec ces précisions.',
  },
];
