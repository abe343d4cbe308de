import { CopyCode } from './copy-code';

type Props = {
  language: string;
  code: string;
  /** Names it: «l’exemple curl, lire ses laboratoires». */
  what: string;
};

/** A block of code with its language, to be copied. */
export function CodeBlock({ language, code, what }: Props) {
  return (
    <div className="vs-code-block">
      <div className="vs-code-block__head">
        <span>{language}</span>
        <CopyCode code={code} what={what} />
      </div>
      {/* It scrolls, and a keyboard must reach that. */}
      <section className="vs-code-block__scroll" tabIndex={0} aria-label={what}>
        <pre className="vs-code">
          <code>{code}</code>
        </pre>
      </section>
    </div>
  );
}
