import type { ReactNode } from 'react';
import { PageShell } from '@/components/layout/page-shell';
import { navigationOf } from '@/lib/access/navigation';
import { roleLabel } from '@/lib/access/role-label';
import { sessionViewer } from '@/lib/access/viewer';
import { env } from '@/lib/env';
import { isDemo } from '@/lib/instance';

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const viewer = await sessionViewer();
  return (
    <PageShell
      brand={env().SITE_BRAND}
      demo={await isDemo()}
      person={viewer && { name: viewer.name, role: roleLabel(viewer) }}
      navigation={viewer ? navigationOf(viewer) : []}
    >
      {children}
    </PageShell>
  );
}
