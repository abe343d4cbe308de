import Link from 'next/link';
import { daysBetween } from '@/lib/figures/order-stages';
import { formatDate } from '@/lib/format/date';
import { formatEuros } from '@/lib/format/euros';
import { formatCount, formatNumber } from '@/lib/format/number';
import type { LateTable as Late } from '@/lib/orders/board-queries';
import { WAIT_LABELS } from '@/lib/orders/board-words';
import { OrderLabel } from './order-label';

const SHOWN = 10;

type Props = {
  late: Late;
  /** With the day on which each is expected, rather than the closing date that it missed. */
  expected: boolean;
  /** The list of all of them. */
  href: string;
};

/** Orders that miss a closing date, first ones first, with what their balance is worth. */
export function LateTable({ late: { lines, count }, expected, href }: Props) {
  if (lines.length === 0) return count === 0 ? null : <p className="vs-orders__note">Aucune dans votre périmètre.</p>;
  const sum = (key: 'amountCents' | 'balanceCents') => lines.reduce((total, line) => total + line[key], 0);
  return (
    <>
      <section
        className="vs-scroll"
        aria-label={expected ? 'Commandes qui manqueront la clôture' : 'Commandes hors délai'}
        tabIndex={0}
      >
        <table className="vs-table vs-orders__table">
          <thead>
            <tr>
              <th scope="col">Laboratoire</th>
              <th scope="col">Région</th>
              <th scope="col">Éditeur</th>
              <th scope="col">Étape en cours</th>
              <th scope="col" className="vs-num">
                Depuis
              </th>
              <th scope="col" className="vs-num">
                {expected ? 'Attendue le' : 'Clôture'}
              </th>
              <th scope="col" className="vs-num">
                Montant
              </th>
              <th scope="col" className="vs-num">
                Solde, 70{'\u00A0'}%
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, SHOWN).map((line) => (
              <tr key={line.number}>
                <th scope="row">
                  <OrderLabel line={line} />
                </th>
                <td data-label="Région">{line.region}</td>
                <td data-label="Éditeur">{line.vendor}</td>
                <td data-label="Étape en cours">{WAIT_LABELS[line.stage]}</td>
                <td className="vs-num" data-label="Depuis">
                  {line.days === null ? '' : formatCount(line.days, 'jour')}
                </td>
                <td className="vs-num" data-label={expected ? 'Attendue le' : 'Clôture'}>
                  {line.expectedOn === null ? (
                    formatDate(line.dueOn)
                  ) : (
                    <>
                      {formatDate(line.expectedOn)}{' '}
                      <span className="vs-orders__after">
                        +{formatCount(daysBetween(line.dueOn, line.expectedOn), 'jour')}
                      </span>
                    </>
                  )}
                </td>
                <td className="vs-num" data-label="Montant">
                  {formatEuros(line.amountCents)}
                </td>
                <td className="vs-num" data-label={'Solde, 70\u00A0%'}>
                  {formatEuros(line.balanceCents)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={6}>
                Total de {formatCount(lines.length, 'commande')}
              </th>
              <td className="vs-num" data-label="Montant">
                {formatEuros(sum('amountCents'))}
              </td>
              <td className="vs-num" data-label={'Solde, 70\u00A0%'}>
                {formatEuros(sum('balanceCents'))}
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      {count > lines.length && (
        <p className="vs-orders__note">
          Seules celles que vous suivez sont nommées, {formatCount(lines.length, 'commande')} sur{'\u00A0'}
          {formatNumber(count)}.
        </p>
      )}
      {lines.length > SHOWN && (
        <p>
          <Link className="fr-link" href={href} prefetch={false}>
            Voir les {formatNumber(lines.length)} commandes
          </Link>
        </p>
      )}
    </>
  );
}
