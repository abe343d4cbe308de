import type { ReactNode } from 'react';

type Props = {
  /** Class of a DSFR icon. */
  icon: string;
  title: string;
  detail: ReactNode;
  onChoose: () => void;
  /** It opens in place rather than moving on. */
  expanded?: boolean;
  busy?: boolean;
};

/** A large choice: one tap takes it. */
export function ChoiceButton({ icon, title, detail, onChoose, expanded, busy }: Props) {
  return (
    <button type="button" className="vs-choice" aria-expanded={expanded} aria-busy={busy} onClick={onChoose}>
      <span className={`vs-choice__icon ${icon}`} aria-hidden="true" />
      <span className="vs-choice__text">
        <strong>{title}</strong>
        <span>{detail}</span>
      </span>
      <span
        className={`vs-choice__way ${expanded ? 'fr-icon-arrow-down-s-line' : 'fr-icon-arrow-right-s-line'}`}
        aria-hidden="true"
      />
    </button>
  );
}
