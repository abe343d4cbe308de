import Link from 'next/link';
import { CopyButton } from '@/components/home/copy-button';
import { formatNumber } from '@/lib/format/number';
import { Donut } from './donut';

type Props = {
  lead: string;
  follow: string | null;
  part: number | null;
  whole: number;
  /** The two parts in words, without their counts. */
  parts: { has: string; hasNot: string };
  /** The lists of the labs behind them; null: not for this viewer. */
  hrefs: { has: string | null; hasNot: string | null };
};

function Part({ count, text, href }: { count: number; text: string; href: string | null }) {
  const shown = (
    <>
      <strong>{formatNumber(count)}</strong> {text}
    </>
  );
  return href === null ? (
    <span>{shown}</span>
  ) : (
    <Link href={href} prefetch={false}>
      {shown}
    </Link>
  );
}

/** The month in a sentence beside its two parts. */
export function Headline({ lead, follow, part, whole, parts, hrefs }: Props) {
  return (
    <div className="vs-headline">
      <Donut part={part} whole={whole} />
      <div>
        <h1>{lead}</h1>
        {follow !== null && <p className="vs-headline__follow">{follow}</p>}
        {part !== null && (
          <ul className="vs-headline__parts">
            <li className="vs-headline__part">
              <Part count={part} text={parts.has} href={hrefs.has} />
            </li>
            <li className="vs-headline__part vs-headline__part--rest">
              <Part count={whole - part} text={parts.hasNot} href={hrefs.hasNot} />
            </li>
          </ul>
        )}
      </div>
      <CopyButton text={follow === null ? lead : `${lead} ${follow}`} />
    </div>
  );
}
