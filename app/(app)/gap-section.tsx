import { GapChart } from '@/components/home/gap-chart';
import type { Viewer } from '@/lib/access/viewer';
import { formatChange, formatNumber } from '@/lib/format/number';
import { readGaps } from '@/lib/home/gap-queries';
import { homeLink } from '@/lib/home/links';
import type { Home } from '@/lib/home/queries';
import type { HomeParams } from '@/lib/home/search-params';

/** «D’où vient l’écart»: the month's gap to the target by region and by vendor, on one scale. */
export async function GapSection({ viewer, home, params }: { viewer: Viewer; home: Home; params: HomeParams }) {
  const gaps = await readGaps(viewer, home);
  if (!gaps) return null;
  const { byRegion, byVendor, least, most } = gaps;
  const first = (label: string | undefined, gap: number | undefined) =>
    `${label} d’abord, ${formatChange(gap ?? null)}`;
  return (
    <section className="vs-section" aria-labelledby="gap-title">
      <h2 id="gap-title">D’où vient l’écart de {formatNumber(Math.abs(byRegion.value - byRegion.target))} documents</h2>
      <p className="vs-mention">
        De la cible ({formatNumber(byRegion.target)}) au réalisé ({formatNumber(byRegion.value)}). Plein{'\u00A0'}:
        retard{'\u202F'}; clair{'\u00A0'}: avance. Un laboratoire qui n’a pas déclaré compte dans le retard.
      </p>
      <div className="vs-pair">
        <GapChart
          title={`Par région\u00A0: ${first(byRegion.rows[0]?.label, byRegion.rows[0]?.gap)}`}
          gap={byRegion}
          least={least}
          most={most}
          hrefOf={(key) => homeLink(params, { region: key })}
        />
        <GapChart
          title={`Par éditeur\u00A0: ${first(byVendor.rows[0]?.label, byVendor.rows[0]?.gap)}`}
          gap={byVendor}
          least={least}
          most={most}
        />
      </div>
    </section>
  );
}
