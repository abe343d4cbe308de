'use client';

import { DsfrProviderBase, StartDsfrOnHydration } from '@codegouvfr/react-dsfr/next-app-router';
import Link from 'next/link';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';

declare module '@codegouvfr/react-dsfr/next-app-router' {
  interface RegisterLink {
    Link: typeof Link;
  }
}

/** What every page needs in the browser: the DSFR's behaviours and the URL's state. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <DsfrProviderBase Link={Link} lang="fr" defaultColorScheme="light" doCheckNonce>
      <StartDsfrOnHydration />
      <NuqsAdapter>{children}</NuqsAdapter>
    </DsfrProviderBase>
  );
}
