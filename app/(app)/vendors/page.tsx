import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Exports } from '@/components/vendors/exports';
import { VendorsFilters } from '@/components/vendors/vendors-filters';
import { VendorsTable } from '@/components/vendors/vendors-table';
import { requireViewer } from '@/lib/access/viewer';
import { formatDate } from '@/lib/format/date';
import { lastDay } from '@/lib/month';
import { vendorsExports } from '@/lib/vendors/links';
import { readVendors } from '@/lib/vendors/queries';
import { FRANCE, loadVendorsParams, vendorHref, vendorsHref } from '@/lib/vendors/search-params';

export const metadata: Metadata = { title: 'Éditeurs' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function VendorsPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadVendorsParams(searchParams);
  const page = await readVendors(viewer, params);
  if (!page) notFound();
  const { month, firstMonth, lastMonth, region, regions, finding, detail } = page;
  return (
    <>
      <div className="vs-context">
        <VendorsFilters
          month={month}
          firstMonth={firstMonth}
          lastMonth={lastMonth}
          hrefOf={(other) => vendorsHref('/vendors', { ...params, month: other })}
          region={{ value: region?.code ?? FRANCE, choices: [{ code: FRANCE, label: 'France' }, ...regions] }}
          kept={{ sort: params.sort, order: params.order }}
        />
        <p className="vs-context__state">
          Arrêté au <strong>{formatDate(lastDay(month))}</strong>
        </p>
      </div>
      <div className="vs-sentence">
        <div>
          <h1 className="vs-sentence__lead">{finding}</h1>
          {detail !== null && <p className="vs-sentence__follow">{detail}</p>}
        </div>
      </div>
      <Exports of="tableau des éditeurs" links={vendorsExports(params, month)} />
      <VendorsTable
        page={page}
        sortHref={(sort, order) => vendorsHref('/vendors', { ...params, sort, order })}
        vendorHref={(slug) => vendorHref(`/vendors/${slug}`, { month: params.month })}
      />
    </>
  );
}
