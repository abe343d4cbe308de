import type { Sentence } from '@/lib/home/findings';
import { CopyButton } from './copy-button';

/** The month in a sentence, as the title of the page, with what is ahead under it. */
export function SentenceTitle({ sentence: { lead, follow }, level }: { sentence: Sentence; level: 1 | 3 }) {
  const Heading = level === 1 ? 'h1' : 'h3';
  return (
    <div className={level === 1 ? 'vs-sentence' : 'vs-sentence vs-sentence--within'}>
      <div>
        <Heading className="vs-sentence__lead">{lead}</Heading>
        {follow !== null && <p className="vs-sentence__follow">{follow}</p>}
      </div>
      <CopyButton text={follow === null ? lead : `${lead} ${follow}`} />
    </div>
  );
}
