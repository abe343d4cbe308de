import { ComparisonTable } from '@/components/home/comparison-table';
import { LabsToCall } from '@/components/home/labs-to-call';
import type { Viewer } from '@/lib/access/viewer';
import { formatMonthLong } from '@/lib/format/date';
import { readRegionsBesideFrance } from '@/lib/home/comparison-queries';
import { readLabsToCall } from '@/lib/labs/to-call-queries';
import type { Month } from '@/lib/month';

const MOST_LABS = 9;

/** What an ARS or a GRADeS comes for: its region beside France, and the labs to call. */
export async function RegionHome({ viewer, month }: { viewer: Viewer; month: Month }) {
  const [comparison, toCall] = await Promise.all([
    readRegionsBesideFrance(viewer, month),
    readLabsToCall(viewer, month, MOST_LABS),
  ]);
  return (
    <>
      <section className="vs-section" aria-labelledby="beside-title">
        <h2 id="beside-title">Votre région à côté de la France</h2>
        <ComparisonTable caption={`Fin ${formatMonthLong(month)}`} head="Territoire" {...comparison} />
      </section>
      <section className="vs-section" aria-labelledby="call-title">
        <h2 id="call-title">Laboratoires à appeler</h2>
        <LabsToCall month={month} {...toCall} />
      </section>
    </>
  );
}
