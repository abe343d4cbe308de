import type { CSSProperties } from 'react';
import type { FunnelStep } from '@/lib/figures/order-stages';
import { formatCount, formatNumber, formatPercent, NO_DATA } from '@/lib/format/number';
import { STAGE_WORDS } from '@/lib/orders/stage-words';

const WEAK = 0.9;
const LONG_DAYS = 90;

/** Orders that reached each stage, on one zero; between two stages, those that wait. */
export function Funnel({ steps }: { steps: readonly FunnelStep[] }) {
  const most = Math.max(1, steps[0]?.reached ?? 0);
  const share = (count: number) => count / most;
  return (
    <table className="vs-funnel">
      <caption className="fr-sr-only">
        Commandes par étape, conversion et délai médian depuis l’étape précédente
      </caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            Étape
          </th>
          <th scope="col" className="vs-num">
            Commandes
          </th>
          <th scope="col" className="vs-num">
            Conversion
          </th>
          <th scope="col" className="vs-num">
            Délai médian
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ stage, reached, waiting, conversion, days }, i) => {
          const next = steps[i + 1];
          const widths = { '--from': share(reached), '--to': share(next?.reached ?? 0) } as CSSProperties;
          const first = i === 0;
          return (
            <tr key={stage} className={stage === 'VA_SIGNED' ? 'vs-funnel__key' : undefined}>
              <th scope="row">{STAGE_WORDS[stage].reached}</th>
              <td className="vs-funnel__drawing" style={widths}>
                <span className={reached > 0 ? 'vs-funnel__bar' : 'vs-funnel__bar vs-funnel__bar--none'} />
                {waiting !== null && (
                  <span className="vs-funnel__between">
                    {waiting > 0 && (
                      <span className={waiting >= most / 20 ? 'vs-funnel__many' : undefined}>
                        {formatNumber(waiting)} en attente
                      </span>
                    )}
                  </span>
                )}
              </td>
              <td className="vs-num vs-funnel__count">{formatNumber(reached)}</td>
              <td
                className={conversion !== null && conversion < WEAK ? 'vs-num vs-funnel__marked' : 'vs-num'}
                data-label={first ? undefined : 'Conversion'}
              >
                {first ? '' : formatPercent(conversion)}
              </td>
              <td
                className={days !== null && days > LONG_DAYS ? 'vs-num vs-funnel__marked' : 'vs-num'}
                data-label={first ? undefined : 'médiane'}
              >
                {first ? '' : days === null ? NO_DATA : formatCount(Math.round(days), 'jour')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
