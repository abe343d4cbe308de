import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { KnownChart } from '@/components/targets/known-chart';
import { TargetsFilters } from '@/components/targets/targets-filters';
import { TargetsForm } from '@/components/targets/targets-form';
import { TargetsTable } from '@/components/targets/targets-table';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { formatCount } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import { saveGridForm } from '@/lib/targets/actions';
import { readTargetsChart } from '@/lib/targets/chart-queries';
import { readGrid } from '@/lib/targets/grid-queries';
import { targetsExports } from '@/lib/targets/links';
import { loadTargetsParams, targetsHref } from '@/lib/targets/search-params';
import { KIND_LABEL } from '@/lib/targets/settable';

export const metadata: Metadata = { title: 'Cibles et trajectoires' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function TargetsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadTargetsParams(searchParams);
  const [grid, chart] = await Promise.all([readGrid(viewer, params), readTargetsChart(viewer, params)]);
  if (!grid || !chart) notFound();
  const writes = may(viewer, 'targets.write');
  const { indicator, kind, corridor, by } = params;
  const about = { indicator, kind, corridor, by, year: grid.year };
  const set = grid.rows.slice(1).filter(({ version }) => version > 0).length;
  const words = {
    region: ['région', 'régions'],
    sector: ['secteur', 'secteurs'],
    vendor: ['éditeur', 'éditeurs'],
  } as const;
  return (
    <>
      <h1>Cibles et trajectoires</h1>
      <TargetsFilters grid={grid} params={params} />
      <section className="vs-section" aria-labelledby="grid-title">
        <h2 id="grid-title">
          {KIND_LABEL[kind]} {grid.year}
          {'\u00A0'}: {inSentence(grid.label)}
        </h2>
        <p className="vs-mention">
          {grid.corridor.label} · {formatCount(set, words[by][0], words[by][1])} sur {grid.rows.length - 1} avec une
          valeur propre. Une case vide est un mois sans valeur, pas un zéro. Un mois terminé garde la valeur de son
          temps.
          {grid.unit === 'ratio' && kind === 'TARGET' && ' Sans valeur propre, la cible de la France s’applique.'}
        </p>
        {writes ? (
          <TargetsForm
            key={Object.values(about).join(' ')}
            grid={grid}
            kindLabel={KIND_LABEL[kind]}
            about={about}
            save={saveGridForm}
          />
        ) : (
          <TargetsTable grid={grid} kindLabel={KIND_LABEL[kind]} />
        )}
        <ul className="vs-targets__links">
          <li>
            <Link href={targetsHref('/targets/history', { indicator, kind, corridor })}>Historique des versions</Link>
          </li>
          {writes && (
            <li>
              <Link href="/targets/import">Importer un fichier</Link>
            </li>
          )}
          {targetsExports(params, false).map(({ label, href }) => (
            <li key={href}>
              <a href={href} download>
                Exporter en {label}
              </a>
            </li>
          ))}
          {targetsExports(params, true).map(({ label, href }) => (
            <li key={href}>
              <a href={href} download>
                Toutes les séries en {label}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <KnownChart
        chart={chart}
        params={params}
        places={grid.rows.map(({ code, label }) => ({ code, label }))}
        today={today()}
        exports={targetsExports(params, false)}
      />
    </>
  );
}
