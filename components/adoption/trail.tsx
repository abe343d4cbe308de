import Link from 'next/link';

/** France › Bretagne › Finistère: where the page looks, the last step being here. */
export function Trail({ steps }: { steps: readonly { label: string; href: string }[] }) {
  return (
    <nav className="vs-trail" aria-label="Lieu affiché">
      <ol>
        {steps.map(({ label, href }, i) => (
          <li key={href}>
            {i === steps.length - 1 ? (
              <span aria-current="page">{label}</span>
            ) : (
              <Link href={href} scroll={false} prefetch={false}>
                {label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
