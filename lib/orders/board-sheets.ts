import type { Euros } from '../figures/order-stages';
import { ratio } from '../figures/point';
import { formatDate } from '../format/date';
import type { Cell, Column, Sheet } from '../tabular/write';
import { EURO_PARTS, type PlaceRow } from './board';
import type { Board } from './board-queries';
import { DEFAULT_COLUMNS, type OrderColumn } from './board-search-params';
import { CLOSING_LABELS, EURO_LABELS, SECTOR_LABELS, WAIT_LABELS } from './board-words';
import { lateSheet, listSheet } from './list-sheet';
import { STAGE_WORDS } from './stage-words';

export const SHEETS = [
  'funnel',
  'euros',
  'closings',
  'ageing',
  'missed',
  'expected',
  'refusals',
  'shares',
  'regions',
  'vendors',
  'sectors',
  'list',
] as const;
export type SheetName = (typeof SHEETS)[number];

const text = (header: string, key: string): Column => ({ header, key, type: 'text' });
const count = (header: string, key: string): Column => ({ header, key, type: 'integer' });
const percent = (header: string, key: string): Column => ({ header, key, type: 'percent' });
const number = (header: string, key: string): Column => ({ header, key, type: 'number' });
const date = (header: string, key: string): Column => ({ header, key, type: 'date' });

function eurosRows(device: string, euros: Euros): Cell[][] {
  return [...EURO_PARTS, 'committed' as const].map((part) => [
    device,
    EURO_LABELS[part],
    euros[part].orders,
    euros[part].cents / 100,
    ratio(euros[part].cents, euros.committed.cents),
  ]);
}

function placeSheet(name: SheetName, header: string, rows: readonly PlaceRow[]): Omit<Sheet, 'notes'> {
  return {
    name,
    columns: [
      text(header, 'label'),
      count('Commandes déposées', 'orders'),
      count('VA signées', 'verified'),
      percent('Part', 'share'),
      count('En attente', 'waiting'),
      count('Depuis plus de 90 jours', 'old'),
    ],
    rows: rows.map(({ label, orders, verified, share, waiting, old }) => [
      label,
      orders,
      verified,
      share,
      waiting,
      old,
    ]),
  };
}

/** A table of the board, before its notes; null when the viewer may not read it, or the page does not show it. */
function tableOf(name: SheetName, board: Board, columns: readonly OrderColumn[] | null): Omit<Sheet, 'notes'> | null {
  switch (name) {
    case 'funnel':
      return {
        name,
        columns: [
          text('Étape', 'stage'),
          count('Commandes', 'orders'),
          count('En attente', 'waiting'),
          percent('Conversion', 'conversion'),
          number('Délai médian (jours)', 'median_days'),
        ],
        rows: board.funnel.map(({ stage, reached, waiting, conversion, days }) => [
          STAGE_WORDS[stage].reached,
          reached,
          waiting,
          conversion,
          days,
        ]),
      };
    case 'euros':
      return (
        board.euros && {
          name,
          columns: [
            text('Dispositif', 'device'),
            text('Part', 'part'),
            count('Commandes', 'orders'),
            { header: 'Montant HT (€)', key: 'euros', type: 'decimal' },
            percent('Part de l’engagé', 'share'),
          ],
          rows: [
            ...board.euros.devices.flatMap(({ device, euros }) => eurosRows(device, euros)),
            ...eurosRows('Tous', board.euros.all),
          ],
        }
      );
    case 'closings':
      return {
        name,
        columns: [
          text('Échéance', 'closing'),
          text('Dispositif', 'device'),
          date('Date', 'due_on'),
          count('Version', 'version'),
          { header: 'En vigueur', key: 'in_force', type: 'boolean' },
          count('Tenue', 'met'),
          count('Manquée', 'missed'),
          count('Encore possible', 'ahead'),
          text('Source', 'source'),
          text('Remarque', 'note'),
        ],
        rows: board.closings.map((row) => [
          CLOSING_LABELS[row.code],
          row.device,
          row.dueOn,
          row.version,
          row.inForce,
          row.met,
          row.missed,
          row.ahead,
          row.source,
          row.note,
        ]),
      };
    case 'ageing':
      return {
        name,
        columns: [
          text('Étape', 'stage'),
          count('0 à 30 jours', 'from_0'),
          count('31 à 60 jours', 'from_31'),
          count('61 à 90 jours', 'from_61'),
          count('Plus de 90 jours', 'from_91'),
          count('Total', 'total'),
          number('Âge médian (jours)', 'median_days'),
        ],
        rows: [
          ...board.ageing.rows.map(({ stage, counts, total, days }) => [WAIT_LABELS[stage], ...counts, total, days]),
          ['En attente', ...board.ageing.all.counts, board.ageing.all.total, board.ageing.all.days],
        ],
      };
    case 'missed':
      return board.missed && lateSheet(name, board.missed.lines);
    case 'expected':
      return board.expected && lateSheet(name, board.expected.lines);
    case 'list':
      return board.list && listSheet(board.list.lines, columns ?? DEFAULT_COLUMNS);
    case 'refusals':
      return {
        name,
        columns: [text('Motif', 'cause'), count('Refus', 'refusals'), count('Sans nouveau dépôt', 'pending')],
        rows: board.refusals.map(({ cause, count: refused, pending }) => [cause, refused, pending]),
      };
    case 'shares':
      return (
        board.shares && {
          name,
          columns: [
            text('Secteur', 'sector'),
            count('Commandes', 'orders'),
            percent('Part des commandes', 'share_of_orders'),
            count('Laboratoires avec une commande', 'labs_with_order'),
            count('Laboratoires', 'labs'),
            percent('Part des laboratoires', 'share_of_labs'),
          ],
          rows: [
            ...board.shares.sectors.map((row): Cell[] => [
              SECTOR_LABELS[row.key],
              row.orders,
              row.shareOfOrders,
              row.labsWithOrder,
              row.labs,
              row.shareOfLabs,
            ]),
            [
              'Ensemble',
              board.shares.orders,
              ratio(board.shares.orders, board.shares.orders),
              board.shares.labsWithOrder,
              board.shares.labs,
              board.shares.shareOfLabs,
            ],
          ],
        }
      );
    case 'regions':
      return placeSheet(name, 'Région', board.byRegion);
    case 'vendors':
      return placeSheet(name, 'Éditeur', board.byVendor);
    case 'sectors':
      return placeSheet(name, 'Secteur', board.bySector);
  }
}

/** A table of the page as a sheet, for the address's month and filters, the list with the columns asked; null when the viewer may not read it. */
export function boardSheet(name: SheetName, board: Board, columns: readonly OrderColumn[] | null): Sheet | null {
  const table = tableOf(name, board, columns);
  const place = [board.region?.label ?? 'France', board.vendor?.label].filter(Boolean).join(', ');
  return (
    table && {
      ...table,
      notes: [`Commandes SONS de la biologie, ${place}, arrêté au ${formatDate(board.asOf)}`],
    }
  );
}
