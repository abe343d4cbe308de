import type { CSSProperties } from 'react';
import type { Euros } from '@/lib/figures/order-stages';
import { ratio } from '@/lib/figures/point';
import { formatEuros } from '@/lib/format/euros';
import { formatNumber, formatPercent } from '@/lib/format/number';
import { EURO_PARTS } from '@/lib/orders/board';
import { eurosDetail } from '@/lib/orders/board-findings';
import type { Board } from '@/lib/orders/board-queries';
import { EURO_LABELS } from '@/lib/orders/board-words';

const LEAST_LABELLED = 0.09;

const wholeEuros = (cents: number) => formatEuros(Math.round(cents / 100) * 100);

function Parts({ euros }: { euros: Euros }) {
  const parts = EURO_PARTS.filter((part) => euros[part].cents > 0);
  return (
    <>
      <div className="vs-euros__bar" aria-hidden="true">
        {parts.map((part) => {
          const share = ratio(euros[part].cents, euros.committed.cents) ?? 0;
          return (
            <span key={part} className="vs-euros__part" style={{ '--share': share } as CSSProperties}>
              <span className="vs-euros__share">{share >= LEAST_LABELLED ? formatPercent(share, 0) : ''}</span>
              <span className={`vs-euros__fill vs-euros__fill--${part}`} />
            </span>
          );
        })}
      </div>
      <table className="vs-table vs-euros__table">
        <caption className="fr-sr-only">Montants hors taxes par état du paiement</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="vs-num">
              Commandes
            </th>
            <th scope="col" className="vs-num">
              Montant
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row">
                <span className={`vs-euros__key vs-euros__fill--${part}`} aria-hidden="true" />
                {EURO_LABELS[part]}
              </th>
              <td className="vs-num vs-unknown">{formatNumber(euros[part].orders)}</td>
              <td className="vs-num">{wholeEuros(euros[part].cents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{EURO_LABELS.committed}</th>
            <td className="vs-num">{formatNumber(euros.committed.orders)}</td>
            <td className="vs-num">{wholeEuros(euros.committed.cents)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** What filed orders commit, and how much of it is paid; then by device. */
export function EurosPanel({ euros: { all, devices } }: { euros: NonNullable<Board['euros']> }) {
  if (all.committed.orders === 0) return <p>Aucun montant engagé.</p>;
  return (
    <div className="vs-euros">
      <p className="vs-euros__total">{wholeEuros(all.committed.cents)}</p>
      <p className="vs-orders__detail">{eurosDetail(all)}</p>
      <Parts euros={all} />
      {devices.length > 1 && (
        <section className="vs-scroll" aria-label="Montants par dispositif" tabIndex={0}>
          <table className="vs-table">
            <caption className="fr-sr-only">Montants hors taxes par dispositif</caption>
            <thead>
              <tr>
                <th scope="col">Dispositif</th>
                <th scope="col" className="vs-num">
                  Engagé
                </th>
                <th scope="col" className="vs-num">
                  Payé
                </th>
                <th scope="col" className="vs-num">
                  Reste
                </th>
              </tr>
            </thead>
            <tbody>
              {devices.map(({ device, euros }) => {
                const paid = euros.advancesPaid.cents + euros.balancesPaid.cents;
                return (
                  <tr key={device}>
                    <th scope="row">{device}</th>
                    <td className="vs-num">{wholeEuros(euros.committed.cents)}</td>
                    <td className="vs-num">{wholeEuros(paid)}</td>
                    <td className="vs-num">{wholeEuros(euros.committed.cents - paid)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
