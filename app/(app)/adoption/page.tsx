import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdoptionBoard } from '@/components/adoption/adoption-board';
import { Trends } from '@/components/adoption/trends';
import { requireViewer } from '@/lib/access/viewer';
import { openRegionsOf } from '@/lib/adoption/open-regions';
import { readAdoption } from '@/lib/adoption/queries';
import { loadAdoptionParams } from '@/lib/adoption/search-params';

export const metadata: Metadata = { title: 'Adoption' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function AdoptionPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadAdoptionParams(searchParams);
  const adoption = await readAdoption(params);
  if (!adoption) notFound();
  const open = openRegionsOf(viewer);
  return (
    <>
      <AdoptionBoard adoption={adoption} params={params} open={open} />
      <Trends adoption={adoption} params={params} open={open} />
    </>
  );
}
