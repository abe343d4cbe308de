import type { Metadata } from 'next';
import Link from 'next/link';
import { PaceForm } from '@/components/issues/news/pace-form';
import { may } from '@/lib/access/policy';
import { roleLabel } from '@/lib/access/role-label';
import { requireViewer } from '@/lib/access/viewer';
import { formatCount } from '@/lib/format/number';
import { choosePace } from '@/lib/issues/follow-actions';
import { readFollowed, readPace } from '@/lib/issues/news-queries';
import { mailConfigured } from '@/lib/mail';

export const metadata: Metadata = { title: 'Mon compte' };

export default async function AccountPage() {
  const viewer = await requireViewer();
  const [followed, pace] = await Promise.all([readFollowed(viewer), readPace(viewer)]);
  const { issues, regions, products } = followed;
  return (
    <>
      <h1>{viewer.name}</h1>
      <p>{roleLabel(viewer)}</p>
      {may(viewer, 'issues.read') && (
        <section className="vs-section" aria-labelledby="follow-title">
          <h2 id="follow-title">Suivi</h2>
          <p>
            Vous suivez {formatCount(issues.length, 'irritant')}, {formatCount(regions.length, 'région')} et{' '}
            {formatCount(products.length, 'logiciel')}. <Link href="/issues/news">Vos nouvelles</Link>
          </p>
          <PaceForm pace={pace} mail={mailConfigured()} choose={choosePace} />
        </section>
      )}
    </>
  );
}
