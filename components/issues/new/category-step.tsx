'use client';

import { useState } from 'react';
import type { CategoryChoice } from '@/lib/issues/report';
import { ChoiceButton } from './choice-button';

/** Categories are rows: one without its own icon has the plain one. */
const ICONS: { readonly [code: string]: string } = {
  'DIFF-INS-ROLE': 'fr-icon-question-line',
  'DIFF-INS-REFUS': 'fr-icon-stop-circle-line',
  'DIFF-INS-QUAL': 'fr-icon-passport-line',
  'DIFF-PARAM': 'fr-icon-settings-5-line',
  'DIFF-LOINC': 'fr-icon-timer-line',
  'DIFF-BUG': 'fr-icon-bug-line',
};
const PLAIN_ICON = 'fr-icon-error-warning-line';

const COUNTS = ['', 'Une cause', 'Deux causes', 'Trois causes', 'Quatre causes'];

type Props = {
  categories: readonly CategoryChoice[];
  chosen: string | null;
  onChoose: (code: string) => void;
};

/** «Qu’est-ce qui bloque ?»: a tap chooses and moves on; a cause with causes under it opens in place. */
export function CategoryStep({ categories, chosen, onChoose }: Props) {
  const parent = categories.find(({ children }) => children.some(({ code }) => code === chosen));
  const [open, setOpen] = useState<string | null>(parent?.code ?? null);
  const families = [...new Set(categories.map(({ family }) => family))];
  return families.map((family) => (
    <section key={family} aria-label={family}>
      <h2 className="vs-say__head">{family}</h2>
      <ul className="vs-choices">
        {categories
          .filter((category) => category.family === family)
          .map(({ code, label, help, children }) => {
            const icon = ICONS[code] ?? PLAIN_ICON;
            if (children.length === 0) {
              return (
                <li key={code} data-chosen={code === chosen}>
                  <ChoiceButton icon={icon} title={label} detail={help} onChoose={() => onChoose(code)} />
                </li>
              );
            }
            const opened = open === code;
            return (
              <li key={code} data-open={opened}>
                <ChoiceButton
                  icon={icon}
                  title={label}
                  detail={opened ? `${COUNTS[children.length] ?? 'Plusieurs causes'}\u00A0: choisissez` : help}
                  expanded={opened}
                  onChoose={() => setOpen(opened ? null : code)}
                />
                {opened && (
                  <ul className="vs-choices__finer">
                    {children.map((child) => (
                      <li key={child.code}>
                        <button type="button" onClick={() => onChoose(child.code)} data-chosen={child.code === chosen}>
                          <strong>{child.label}</strong>
                          <span>{child.help}</span>
                        </button>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            );
          })}
      </ul>
    </section>
  ));
}
