import type { Sheet } from '../tabular/write';
import type { Lab } from './lab-queries';

/** The twelve months of a lab's page as a table: its documents beside its peers'. */
export function labFeedSheet({ identity, feed, peers, ownProductsOnly }: Lab): Sheet {
  return {
    name: 'Alimentation',
    columns: [
      { header: 'Mois', key: 'month', type: 'month' },
      { header: 'FINESS EJ', key: 'finess', type: 'text' },
      { header: 'Documents', key: 'documents', type: 'integer' },
      { header: 'N1', key: 'n1', type: 'integer' },
      { header: 'N3', key: 'n3', type: 'integer' },
      { header: 'Sites déclarants', key: 'sitesReported', type: 'integer' },
      { header: 'Sites ouverts', key: 'sitesOpen', type: 'integer' },
      { header: 'Complet', key: 'complete', type: 'boolean' },
      { header: 'Source', key: 'source', type: 'text' },
      { header: 'Médiane des pairs', key: 'peersMedian', type: 'decimal' },
      { header: 'Premier quartile des pairs', key: 'peersLow', type: 'decimal' },
      { header: 'Troisième quartile des pairs', key: 'peersHigh', type: 'decimal' },
      { header: 'Pairs qui alimentent', key: 'peers', type: 'integer' },
    ],
    rows: feed.months.map(({ month, documents, n1, n3, sites, complete, source }) => {
      const peer = peers.months.find((one) => one.month === month);
      return [
        month,
        identity.finess,
        documents,
        n1,
        n3,
        sites?.reported ?? null,
        sites?.open ?? null,
        documents === null ? null : complete,
        source,
        peer?.median ?? null,
        peer?.low ?? null,
        peer?.high ?? null,
        peer?.peers ?? null,
      ];
    }),
    notes: [
      `${identity.name} (${identity.finess}), documents envoyés au DMP${ownProductsOnly ? ' par vos logiciels' : ''}`,
      `Pairs\u00A0: même région, même secteur, ${peers.band?.label ?? 'taille non connue'}\u202F; ceux qui ont envoyé au moins un document dans le mois`,
    ],
  };
}
