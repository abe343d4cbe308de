import type { Metadata } from 'next';
import { DefinitionCard } from '@/components/indicators/definition-card';
import { requireViewer } from '@/lib/access/viewer';
import { FIGURES } from '@/lib/figures/registry';

export const metadata: Metadata = { title: 'Indicateurs' };

export default async function IndicatorsPage() {
  await requireViewer();
  return (
    <>
      <h1>Ce que mesure chaque indicateur</h1>
      <p className="fr-text--lead">
        Une seule définition par chiffre{'\u202F'}: celle-ci, que suivent l’accueil, les exports et l’API.
      </p>
      <nav aria-label="Indicateurs" className="vs-toc">
        <ul>
          {FIGURES.map(({ definition: { id, label } }) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      {FIGURES.map(({ definition }) => (
        <DefinitionCard key={definition.id} definition={definition} />
      ))}
    </>
  );
}
