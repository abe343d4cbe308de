import {
  createGetHtmlAttributes,
  DsfrHeadBase,
  type DsfrHeadProps,
} from '@codegouvfr/react-dsfr/next-app-router/server-only-index';
import Link from 'next/link';

// One colour scheme: the palette of the charts is measured on white.
export const { getHtmlAttributes } = createGetHtmlAttributes({ defaultColorScheme: 'light' });

/** Icons and theme of the DSFR, in the page's head. */
export function DsfrHead(props: DsfrHeadProps) {
  return <DsfrHeadBase Link={Link} {...props} />;
}
