import Link from 'next/link';
import { formatNumber } from '@/lib/format/number';

type Props = { page: number; pages: number; hrefOf: (page: number) => string };

/** The pages of a table: where one is, and its neighbours. Nothing for a single page. */
export function PageLinks({ page, pages, hrefOf }: Props) {
  if (pages <= 1) return null;
  return (
    <nav className="vs-pages" aria-label="Pages">
      {page > 1 && (
        <Link href={hrefOf(page - 1)} prefetch={false}>
          ‹ Précédente
        </Link>
      )}
      <span aria-current="page">
        Page {formatNumber(page)} sur {formatNumber(pages)}
      </span>
      {page < pages && (
        <Link href={hrefOf(page + 1)} prefetch={false}>
          Suivante ›
        </Link>
      )}
    </nav>
  );
}
