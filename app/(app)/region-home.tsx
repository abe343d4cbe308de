import Link from 'next/link';
import { ComparisonTable } from '@/components/home/comparison-table';
import { LabsToCall } from '@/components/home/labs-to-call';
import { ToldList } from '@/components/issues/blocks/told-list';
import type { Viewer } from '@/lib/access/viewer';
import { formatMonthLong } from '@/lib/format/date';
import { readRegionsBesideFrance } from '@/lib/home/comparison-queries';
import { readTold } from '@/lib/home/told-queries';
import { readLabsToCall } from '@/lib/labs/to-call-queries';
import type { Month } from '@/lib/month';

/** What an ARS or a GRADeS comes for: to say what blocks, its region beside France, the labs to call, and what became of its feedbacks. */
export async function RegionHome({ viewer, month }: { viewer: Viewer; month: Month }) {
  const [comparison, toCall, told] = await Promise.all([
    readRegionsBesideFrance(viewer, month),
    readLabsToCall(viewer, month),
    readTold(viewer),
  ]);
  return (
    <>
      <p className="vs-home-report">
        <Link href="/issues/new" className="fr-btn fr-btn--lg">
          Signaler un blocage
        </Link>
      </p>
      <section className="vs-section" aria-labelledby="beside-title">
        <h2 id="beside-title">Votre région à côté de la France</h2>
        <ComparisonTable caption={`Fin ${formatMonthLong(month)}`} head="Territoire" {...comparison} />
      </section>
      <section className="vs-section" aria-labelledby="call-title">
        <h2 id="call-title">Laboratoires à appeler</h2>
        <LabsToCall month={month} labs={toCall} />
      </section>
      <section className="vs-section" aria-labelledby="told-title">
        <h2 id="told-title">Vos remontées</h2>
        <ToldList feedbacks={told} />
      </section>
    </>
  );
}
