import type { Definition, Split, Unit } from '@/lib/figures/types';
import { formatList } from '@/lib/format/list';

const UNITS: Record<Unit, string> = {
  orders: 'commandes',
  documents: 'documents',
  messages: 'messages',
  labs: 'laboratoires',
  issues: 'irritants',
  'documents-per-inhabitant': 'documents par habitant et par an',
  months: 'mois',
  days: 'jours',
  ratio: 'part, affichée en %',
};

const SPLITS: Record<Split, string> = {
  emitter: 'émetteur',
  region: 'région',
  sector: 'secteur',
  vendor: 'éditeur',
  product: 'logiciel',
  documentType: 'type de document',
  level: 'niveau',
  stage: 'étape',
  category: 'catégorie',
};

/** One figure's definition, as the page and the API give it. */
export function DefinitionCard({ definition }: { definition: Definition }) {
  const facts = [
    ['Formule', definition.formula],
    ['Unité', UNITS[definition.unit]],
    ['Périmètre', definition.perimeter],
    ['Sources', definition.sources],
    ['Sans donnée', definition.whenEmpty],
    ['Donnée incomplète', definition.whenIncomplete],
    [
      'Ventilations',
      definition.splits.length > 0 ? formatList(definition.splits.map((split) => SPLITS[split])) : 'aucune',
    ],
  ];
  return (
    <section id={definition.id} className="vs-definition" aria-labelledby={`${definition.id}-title`}>
      <h2 id={`${definition.id}-title`} className="fr-h4">
        {definition.label}
      </h2>
      <dl>
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="vs-source">
        Identifiant de l’API{'\u00A0'}: <code>{definition.id}</code> ·{' '}
        <a href={`/indicators/${definition.id}/export?format=csv`}>Télécharger en CSV</a>
      </p>
    </section>
  );
}
