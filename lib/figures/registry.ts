import {
  adoptionRate,
  adoptionRateCumulative,
  adoptionRateEquipped,
  labsFeeding,
  reportingCompleteness,
  silentLabs,
} from './adoption';
import { dmpDocumentsChange, documentsByEmitter } from './emitters';
import {
  dmpDocuments,
  dmpDocuments12m,
  dmpDocumentsGrowth3m,
  dmpDocumentsPerInhabitant,
  level3Share,
  mssMessages,
} from './feeds';
import { feedbackAge, issuesAge, issuesLabs, issuesOpen, issuesWeight } from './issues';
import { ordersStages } from './order-stages';
import { ordersDeployed, ordersSigned } from './orders';
import { targetDate } from './projection';
import type { Figure } from './types';

/** Every figure that the product shows, in the order of the page /indicators. */
export const FIGURES: readonly Figure[] = [
  ordersDeployed,
  ordersSigned,
  ordersStages,
  dmpDocuments,
  dmpDocuments12m,
  dmpDocumentsGrowth3m,
  dmpDocumentsPerInhabitant,
  dmpDocumentsChange,
  documentsByEmitter,
  mssMessages,
  level3Share,
  labsFeeding,
  adoptionRate,
  adoptionRateCumulative,
  adoptionRateEquipped,
  silentLabs,
  reportingCompleteness,
  targetDate,
  issuesOpen,
  issuesWeight,
  issuesLabs,
  issuesAge,
  feedbackAge,
];

/** The figure of this id; undefined when there is none. */
export function figureOf(id: string): Figure | undefined {
  return FIGURES.find(({ definition }) => definition.id === id);
}
