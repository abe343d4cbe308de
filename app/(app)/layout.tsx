import type { ReactNode } from 'react';
import { PageShell } from '@/components/layout/page-shell';
import { navigationOf } from '@/lib/access/navigation';
import { roleLabel } from '@/lib/access/role-label';
import { requireViewer } from '@/lib/access/viewer';
import { env } from '@/lib/env';
import { isDemo } from '@/lib/instance';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  return (
    <PageShell
      brand={env().SITE_BRAND}
      demo={await isDemo()}
      person={{ name: viewer.name, role: roleLabel(viewer) }}
      navigation={navigationOf(viewer)}
    >
      {children}
    </PageShell>
  );
}
