import type { ReactNode } from 'react';
import { formatMonth } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { IssueLog } from '@/lib/issues/list-queries';
import type { LogLine } from '@/lib/issues/log';
import { STAGE_OF, STAGE_WORDS, STAGES, type Stage } from '@/lib/issues/words';
import { IssueCard } from './issue-card';

/** Cards shown in a column before the others are asked for. */
const FIRST = 4;

const AIMS: { readonly [stage in Stage]: string } = {
  DIAGNOSTIC: 'Qualifier et prioriser les obstacles',
  ACTIONS: 'Résoudre les problèmes un à un',
  FOLLOW_UP: 'Vérifier que les chiffres bougent',
};

type Props = {
  log: IssueLog;
  /** What the fix of an issue has changed, in words, by number. */
  effects?: ReadonlyMap<number, string>;
  /** The menu of a card that moves it to another stage; none for who may not. */
  menuOf?: (line: LogLine) => ReactNode;
};

/** The log in three columns, one a stage of the sentinel operation, each in the order of priority. */
export function IssueBoard({ log, effects, menuOf }: Props) {
  const card = (line: LogLine) => (
    <li key={line.id}>
      <IssueCard
        line={line}
        mostDocuments={log.mostDocuments}
        effect={STAGE_OF[line.state] === 'FOLLOW_UP' ? effects?.get(line.id) : null}
        menu={menuOf?.(line)}
      />
    </li>
  );
  return (
    <>
      <div className="vs-board">
        {STAGES.map((stage, i) => {
          const lines = log.lines.filter(({ state }) => STAGE_OF[state] === stage);
          const others = lines.slice(FIRST);
          return (
            <section
              key={stage}
              className={`vs-board__column vs-board__column--${stage.toLowerCase().replace('_', '-')}`}
              aria-labelledby={`stage-${stage}`}
            >
              <div className="vs-board__head">
                <h2 id={`stage-${stage}`}>
                  {i + 1}. {STAGE_WORDS[stage]} <span>{formatNumber(lines.length)}</span>
                </h2>
                <p>{AIMS[stage]}</p>
              </div>
              {lines.length === 0 && <p className="vs-board__none">Aucun irritant à cette étape.</p>}
              <ul className="vs-board__cards">{lines.slice(0, FIRST).map(card)}</ul>
              {others.length > 0 && (
                <details className="vs-board__others">
                  <summary>{others.length === 1 ? 'Afficher l’autre' : `Afficher les ${others.length} autres`}</summary>
                  <ul className="vs-board__cards">{others.map(card)}</ul>
                </details>
              )}
            </section>
          );
        })}
      </div>
      <p className="vs-mention">
        Poids{'\u00A0'}: EJ concernées et documents qu’elles envoient au DMP en un mois, d’après le registre et
        l’alimentation de {formatMonth(log.month)} (ou du dernier mois déclaré parmi les trois derniers). Une EJ touchée
        par deux irritants compte une fois dans le total.
      </p>
    </>
  );
}
