import type { OrderStage } from '../generated/prisma/enums';
import { normaliseHeader } from '../tabular/header';

type Words = {
  /** Once it is done: «Solde demandé». */
  reached: string;
  /** At the head of a line: «Demande de solde». */
  label: string;
  /** In a sentence, with its article: «la demande de solde». */
  the: string;
  /** After «sans»: «demande de solde». */
  bare: string;
  /** What a file may write beside the label and the code; case and accents do not count. */
  inFiles: readonly string[];
};

/** What the stages of an order are called. */
export const STAGE_WORDS: Record<OrderStage, Words> = {
  ORDER_SIGNED: {
    reached: 'Bon de commande signé',
    label: 'Bon de commande signé',
    the: 'la signature du bon de commande',
    bare: 'bon de commande signé',
    inFiles: ['signature du bon de commande', 'commande signée', 'signature'],
  },
  ADVANCE_REQUESTED: {
    reached: 'Avance demandée',
    label: 'Demande d’avance',
    the: 'la demande d’avance',
    bare: 'demande d’avance',
    inFiles: ['demande d’avance de 30 %', 'demande avance', 'avance demandée'],
  },
  ADVANCE_PAID: {
    reached: 'Avance versée',
    label: 'Avance versée',
    the: 'le versement de l’avance',
    bare: 'avance versée',
    inFiles: ['versement de l’avance', 'avance payée'],
  },
  SERVICE_DELIVERED: {
    reached: 'Prestation réalisée',
    label: 'Prestation',
    the: 'la prestation',
    bare: 'prestation',
    inFiles: ['réalisation de la prestation', 'prestation réalisée', 'prestation livrée'],
  },
  VA_SIGNED: {
    reached: 'VA signée',
    label: 'VA',
    the: 'la VA',
    bare: 'VA',
    inFiles: ['vérification d’aptitude', 'vérification d’aptitude (VA)', 'VA signée'],
  },
  BALANCE_REQUESTED: {
    reached: 'Solde demandé',
    label: 'Demande de solde',
    the: 'la demande de solde',
    bare: 'demande de solde',
    inFiles: ['demande de solde de 70 %', 'demande solde', 'solde demandé'],
  },
  BALANCE_PAID: {
    reached: 'Solde versé',
    label: 'Solde versé',
    the: 'le versement du solde',
    bare: 'solde versé',
    inFiles: ['versement du solde', 'paiement du solde', 'solde payé'],
  },
  REFUSED: {
    reached: 'Refusée',
    label: 'Refus',
    the: 'le refus',
    bare: 'refus',
    inFiles: ['refusé', 'refusée', 'demande refusée'],
  },
  CANCELLED: {
    reached: 'Annulée',
    label: 'Annulation',
    the: 'l’annulation',
    bare: 'annulation',
    inFiles: ['annulé', 'annulée', 'commande annulée'],
  },
};

const entries = Object.entries(STAGE_WORDS) as [OrderStage, Words][];

/** Every stage by the normalised texts that a file may name it with, its code (`va_signed`) included. */
export const STAGES_BY_TEXT: ReadonlyMap<string, OrderStage> = new Map(
  entries.flatMap(([stage, { label, inFiles }]) =>
    [stage, label, ...inFiles].map((text) => [normaliseHeader(text), stage] as const),
  ),
);

/** «demande de solde, solde versé»: what a stage may be, for advice. */
export const STAGE_ADVICE = entries.map(([, { bare }]) => bare).join(', ');
