import {
  createGetHtmlAttributes,
  DsfrHeadBase,
  type DsfrHeadProps,
} from '@codegouvfr/react-dsfr/next-app-router/server-only-index';
import Link from 'next/link';

// One colour scheme: the palette of the charts is measured on white.
export const { getHtmlAttributes } = createGetHtmlAttributes({ defaultColorScheme: 'light' });

export function DsfrHead(props: DsfrHeadProps) {
  return <DsfrHeadBase Link={Link} {...props} />;
}
