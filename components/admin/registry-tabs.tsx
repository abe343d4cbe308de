import Link from 'next/link';

const TABS = [
  { href: '/admin/finess', label: 'Imports FINESS' },
  { href: '/admin/mergers', label: 'Reprises et fusions' },
] as const;

/** The two halves of the registry's administration. */
export function RegistryTabs({ current, proposals }: { current: (typeof TABS)[number]['href']; proposals: number }) {
  return (
    <nav className="vs-tabs vs-section" aria-label="Administration du répertoire">
      <ul>
        {TABS.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} aria-current={href === current ? 'page' : undefined} prefetch={false}>
              {label}
              {href === '/admin/mergers' && proposals > 0 && ` (${proposals})`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
