import type { Metadata } from 'next';
import { roleLabel } from '@/lib/access/role-label';
import { requireViewer } from '@/lib/access/viewer';

export const metadata: Metadata = { title: 'Mon compte' };

export default async function AccountPage() {
  const viewer = await requireViewer();
  return (
    <>
      <h1>{viewer.name}</h1>
      <p>{roleLabel(viewer)}</p>
    </>
  );
}
