import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/dsfr-client';
import { DsfrHead, getHtmlAttributes } from '@/components/layout/dsfr-server';
import { env } from '@/lib/env';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Vigie Ségur', template: '%s · Vigie Ségur' },
  description: 'Le déploiement du Ségur numérique, laboratoire par laboratoire',
  robots: { index: false, follow: false },
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html {...getHtmlAttributes({ lang: 'fr' })} data-brand={env().SITE_BRAND}>
      <head>
        <DsfrHead nonce={nonce} doDisableFavicon />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
