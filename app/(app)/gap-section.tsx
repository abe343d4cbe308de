import { ChartFrame } from '@/components/charts/chart-frame';
import { GapChart } from '@/components/home/gap-chart';
import type { Viewer } from '@/lib/access/viewer';
import { formatChange, formatNumber } from '@/lib/format/number';
import { readGaps } from '@/lib/home/gap-queries';
import { homeLink, indicatorExports } from '@/lib/home/links';
import type { Home } from '@/lib/home/queries';
import type { HomeParams } from '@/lib/home/search-params';
import { labsHref } from '@/lib/labs/search-params';

/** «D’où vient l’écart»: the month's gap to the target by region and by vendor, on one scale. */
export async function GapSection({ viewer, home, params }: { viewer: Viewer; home: Home; params: HomeParams }) {
  const gaps = await readGaps(viewer, home);
  if (!gaps) return null;
  const { byRegion, byVendor, least, most } = gaps;
  // Who sees every lab goes to the list behind a bar; the others, to the region's home.
  const seesAll = viewer.role === 'ADMIN' || viewer.role === 'TASKFORCE';
  const toLabs = (of: { region?: string; vendor?: string }) =>
    labsHref('/labs', { month: home.month, region: home.region?.code ?? null, sort: 'change', order: 'asc', ...of });
  const panels = [
    {
      by: 'region',
      name: 'région',
      gap: byRegion,
      hrefOf: (key: string) => (seesAll ? toLabs({ region: key }) : homeLink(params, { region: key })),
    },
    {
      by: 'vendor',
      name: 'éditeur',
      gap: byVendor,
      hrefOf: seesAll ? (key: string) => toLabs({ vendor: key }) : undefined,
    },
  ];
  return (
    <section className="vs-section" aria-labelledby="gap-title">
      <h2 id="gap-title">D’où vient l’écart de {formatNumber(Math.abs(byRegion.value - byRegion.target))} documents</h2>
      <p className="vs-mention">
        De la cible ({formatNumber(byRegion.target)}) au réalisé ({formatNumber(byRegion.value)}). Plein{'\u00A0'}:
        retard{'\u202F'}; clair{'\u00A0'}: avance. Un laboratoire qui n’a pas déclaré compte dans le retard.
      </p>
      <div className="vs-pair">
        {panels.map(({ by, name, gap, hrefOf }) => {
          const title = `Par ${name}\u00A0: ${gap.rows[0]?.label} d’abord, ${formatChange(gap.rows[0]?.gap ?? null)}`;
          return (
            <ChartFrame
              key={by}
              title={title}
              subtitle="Écart à la cible du mois, en documents"
              source="Déclarations des éditeurs, cible répartie"
              asOf={home.asOf}
              exports={indicatorExports('dmp-documents', home, home.month, home.month, by)}
            >
              <GapChart caption={title} gap={gap} least={least} most={most} hrefOf={hrefOf} />
            </ChartFrame>
          );
        })}
      </div>
    </section>
  );
}
