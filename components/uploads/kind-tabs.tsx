import Link from 'next/link';
import { KIND_WORDS } from '@/lib/uploads/kind-words';
import type { UploadKind } from '@/lib/uploads/kinds';

type Props = { kinds: readonly UploadKind[]; current: UploadKind };

/** What is deposited: a page each. */
export function KindTabs({ kinds, current }: Props) {
  return (
    <nav className="vs-tabs vs-kinds" aria-label="Ce que vous déposez">
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link href={`/uploads/new?kind=${kind}`} aria-current={kind === current ? 'page' : undefined}>
              {KIND_WORDS[kind].tab}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
