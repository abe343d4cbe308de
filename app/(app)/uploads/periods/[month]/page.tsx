import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth } from '@/lib/clock';
import { parseMonth } from '@/lib/month';
import { monthTitle } from '@/lib/uploads/due-phrase';
import { readVendorName } from '@/lib/uploads/period-queries';
import { AllVendorsMonth } from './all-vendors-month';
import { VendorMonth } from './vendor-month';

export const metadata: Metadata = { title: 'Mois à déposer' };

const EARLIEST = '2015-01';

type Props = {
  params: Promise<{ month: string }>;
  searchParams: Promise<{ vendor?: string | string[] }>;
};

/** A month: of one vendor, what it lacks; of all for the State, with its lock. */
export default async function PeriodPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const month = parseMonth((await params).month);
  const { vendor: asked } = await searchParams;
  if (!may(viewer, 'uploads.read') || !month || month > lastCompleteMonth() || month < EARLIEST) notFound();
  // A vendor's page is its own; another's does not exist for it.
  if (viewer.vendor && asked !== undefined && asked !== viewer.vendor.slug) notFound();
  const slug = viewer.vendor?.slug ?? (typeof asked === 'string' ? asked : null);
  const vendor = slug === null ? null : await readVendorName(slug);
  if (slug !== null && !vendor) notFound();
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/uploads">Dépôts</Link> › <Link href="/uploads/periods">Échéances</Link>
        {vendor && !viewer.vendor && (
          <>
            {' '}
            › <Link href={`/uploads/periods/${month}`}>{monthTitle(month)}</Link>
          </>
        )}{' '}
        › {vendor && !viewer.vendor ? vendor.name : monthTitle(month)}
      </nav>
      {vendor ? (
        <VendorMonth viewer={viewer} vendor={vendor} month={month} />
      ) : (
        <AllVendorsMonth viewer={viewer} month={month} />
      )}
    </>
  );
}
