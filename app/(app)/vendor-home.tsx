import { ComparisonTable } from '@/components/home/comparison-table';
import { VendorWork } from '@/components/issues/blocks/vendor-work';
import { DropZone } from '@/components/uploads/drop-zone';
import { FormatCard } from '@/components/uploads/format-card';
import { MonthStates } from '@/components/uploads/month-states';
import type { Viewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { formatMonth, formatMonthLong } from '@/lib/format/date';
import { readVendorBesideOthers } from '@/lib/home/comparison-queries';
import { moveAction } from '@/lib/issues/action-actions';
import { readVendorWork } from '@/lib/issues/blocks-queries';
import type { Month } from '@/lib/month';
import { duePhrase } from '@/lib/uploads/due-phrase';
import { readExpectedLabs, readMonthStates, readMonthToDeposit } from '@/lib/uploads/queries';

/** What a vendor comes for: the month to deposit, the drop zone right there, what waits for it in the sentinel operation, and its labs beside the others'. */
export async function VendorHome({ viewer, month }: { viewer: Viewer; month: Month }) {
  if (!viewer.vendor) return null;
  const asked = await readMonthToDeposit(viewer.vendor.slug);
  const [months, labs, comparison, work] = await Promise.all([
    readMonthStates(viewer.vendor.slug),
    readExpectedLabs(viewer.vendor.slug, asked),
    readVendorBesideOthers(viewer, month),
    readVendorWork(viewer),
  ]);
  const { title, detail } = duePhrase(months.at(-1) ?? null, today());
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">{detail}</p>
      <MonthStates months={months} />
      <div className="vs-deposit">
        <DropZone title="Glissez ici votre fichier" refusal={null} />
        <FormatCard month={formatMonth(asked)} labs={labs} />
      </div>
      <VendorWork {...work} today={today()} advance={moveAction} />
      <section className="vs-section" aria-labelledby="beside-title">
        <h2 id="beside-title">Vos laboratoires à côté des autres</h2>
        <ComparisonTable caption={`Par éditeur, fin ${formatMonthLong(month)}`} head="Éditeur" {...comparison} />
      </section>
    </>
  );
}
