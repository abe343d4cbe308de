import type { LogLine } from '@/lib/issues/log';
import { SEVERITY_WORDS } from '@/lib/issues/words';

type Severity = LogLine['severity'];

const DRAWINGS: { readonly [severity in Severity]: React.ReactNode } = {
  BLOCKS: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <rect x="5.5" y="5.5" width="5" height="5" rx="0.5" fill="#fff" />
    </>
  ),
  SLOWS: (
    <g fill="none" stroke="currentColor" strokeWidth="1.5">
      <circle cx="8" cy="9" r="5.5" />
      <path d="M8 9V5.75M6 1.25h4M12.5 4l1-1" />
    </g>
  ),
  WORKAROUND: (
    <path
      d="M13.5 5.5H6a3 3 0 0 0-3 3v1a3 3 0 0 0 3 3h6M10.5 2.5l3 3-3 3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
};

/** How serious an issue is: a sign and its word, never a colour alone. */
export function SeverityMark({ severity }: { severity: Severity }) {
  return (
    <span className={`vs-gravity vs-gravity--${severity.toLowerCase()}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {DRAWINGS[severity]}
      </svg>
      {SEVERITY_WORDS[severity]}
    </span>
  );
}

/** The triangle of what is late; the words beside it say so. */
export function LateSign() {
  return (
    <svg className="vs-late-sign" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M8 1.5 15.5 15H.5Z" fill="currentColor" />
      <path d="M8 6.25v4M8 11.5V13" stroke="#fff" strokeWidth="1.5" />
    </svg>
  );
}
