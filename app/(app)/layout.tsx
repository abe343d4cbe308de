import type { ReactNode } from 'react';
import { ReportOutbox } from '@/components/issues/new/outbox';
import { PageShell } from '@/components/layout/page-shell';
import { navigationOf } from '@/lib/access/navigation';
import { may } from '@/lib/access/policy';
import { roleLabel } from '@/lib/access/role-label';
import { requireViewer } from '@/lib/access/viewer';
import { env } from '@/lib/env';
import { isDemo } from '@/lib/instance';
import { countNews } from '@/lib/issues/news-queries';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  return (
    <PageShell
      brand={env().SITE_BRAND}
      demo={await isDemo()}
      person={{ name: viewer.name, role: roleLabel(viewer) }}
      navigation={navigationOf(viewer)}
      news={may(viewer, 'issues.read') ? await countNews(viewer) : null}
    >
      {viewer.userId && may(viewer, 'issues.report') && <ReportOutbox userId={viewer.userId} />}
      {children}
    </PageShell>
  );
}
