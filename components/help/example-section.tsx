import type { ReactNode } from 'react';
import type { Example } from '@/lib/api/examples';
import { CodeBlock } from './code-block';

type Props = {
  title: string;
  example: Omit<Example, 'shows'>;
  /** What it does, and how its answer is read. */
  children: ReactNode;
};

/** One thing done with the API, in curl then in Python. */
export function ExampleSection({ title, example: { id, curl, python }, children }: Props) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="fr-h4">
        {title}
      </h2>
      {children}
      <CodeBlock language="curl" code={curl} what={`l’exemple curl, ${title}`} />
      <CodeBlock language="Python" code={python} what={`l’exemple Python, ${title}`} />
    </section>
  );
}
