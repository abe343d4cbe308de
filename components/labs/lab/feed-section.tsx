import { ChartFrame } from '@/components/charts/chart-frame';
import { LEAST_PEERS } from '@/lib/figures/peers';
import { formatDate, formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import type { Lab } from '@/lib/labs/lab-queries';
import { chartTitle } from '@/lib/labs/lab-sentence';
import { lastDay } from '@/lib/month';
import { FeedTable } from './feed-table';
import { PeerChart } from './peer-chart';
import { type PeerPoint, peerPoints } from './peer-points';

type Props = { lab: Lab; exports: { label: string; href: string }[] };

const SECTORS = { PRIVATE: 'laboratoires privés', HOSPITAL: 'laboratoires d’établissements de santé' };

/** What a mark of the chart means; those that it does not show are left out. */
function Key({ points }: { points: PeerPoint[] }) {
  const marks = [
    {
      kind: 'n1',
      text: points.some(({ n3 }) => n3) ? 'Documents N1' : 'Documents',
      shown: points.some(({ documents }) => documents),
    },
    { kind: 'n3', text: 'Documents N3', shown: points.some(({ n3 }) => n3) },
    {
      kind: 'partial',
      text: 'Incomplet',
      shown: points.some(({ documents, complete }) => documents !== null && !complete),
    },
    { kind: 'band', text: 'La moitié centrale des pairs', shown: points.some(({ median }) => median !== null) },
    { kind: 'median', text: 'Leur médiane', shown: points.some(({ median }) => median !== null) },
  ];
  return (
    <ul className="vs-lab-key">
      {marks
        .filter(({ shown }) => shown)
        .map(({ kind, text }) => (
          <li key={kind} className={`vs-lab-key__mark vs-lab-key__mark--${kind}`}>
            {text}
          </li>
        ))}
    </ul>
  );
}

/** Whom the lab is set beside, or why it is beside nobody. */
function Peers({ identity, month, peers }: Pick<Lab, 'identity' | 'month' | 'peers'>) {
  const { band, count } = peers;
  const day = formatDate(lastDay(month));
  if (band === null)
    return (
      <p className="vs-mention">
        Pas de pairs{'\u00A0'}: aucun site ouvert au {day}, la taille n’est pas connue.
      </p>
    );
  const who = `${SECTORS[identity.sector]} de la région ${identity.region.name}, ${band.label} au ${day}`;
  const feeding = peers.months.at(-1)?.peers ?? 0;
  return (
    <p className="vs-mention">
      Pairs{'\u00A0'}: {who}, celui-ci excepté ({formatCount(count, 'laboratoire')}). La médiane et la moitié centrale
      sont celles des pairs qui ont envoyé au moins un document dans le mois{'\u00A0'}: {formatNumber(feeding)} en{' '}
      {formatMonthLong(month)}.
      {peers.months.some(({ median }) => median === null) &&
        ` À moins de ${LEAST_PEERS} qui alimentent, rien n’est montré\u00A0: ce serait parler de l’un d’eux.`}
    </p>
  );
}

function missing({ equippedOn, orders, feed }: Lab): string {
  const parts = [
    ...(equippedOn === null ? ['aucun certificat serveur DMP connu'] : []),
    ...(orders.length === 0 ? ['aucune commande SONS'] : []),
    ...(feed.lastDeclared === null ? ['aucune déclaration d’éditeur'] : []),
  ];
  return parts.length === 0 ? '' : ` Ce qui manque\u00A0: ${parts.join(', ')}.`;
}

/** Documents by month against the peers' median and middle half, with their table and files. */
export function FeedSection({ lab, exports }: Props) {
  const { feed, peers, facts, month, ownProductsOnly } = lab;
  const points = peerPoints(feed, peers);
  const title = chartTitle(facts);
  const { known } = facts;
  const { pro, citizen } = feed.messages;
  return (
    <section className="vs-page-card vs-lab-card" aria-labelledby="feed-title">
      <h2 id="feed-title" className="fr-sr-only">
        Alimentation du DMP
      </h2>
      <ChartFrame
        title={title}
        subtitle={`Documents envoyés au DMP par mois${ownProductsOnly ? ', par vos logiciels' : ''}`}
        source={known === null ? null : known.source === 'CNAM' ? 'mesure de la Cnam' : 'déclaration de l’éditeur'}
        asOf={known === null ? null : lastDay(known.month)}
        exports={exports}
        table={<FeedTable caption="Alimentation du DMP par mois, et celle des pairs" points={points} />}
      >
        <Key points={points} />
        <PeerChart label={`${title}. Les mêmes données sont en tableau plus bas.`} points={points} at={month} />
        {known === null && <p>Aucun envoi déclaré en douze mois.{missing(lab)}</p>}
        <Peers {...lab} />
        <p className="vs-mention">
          MSSanté en {formatMonth(month)}
          {'\u00A0'}: {formatNumber(pro)} vers les professionnels, {formatNumber(citizen)} vers les citoyens.
        </p>
      </ChartFrame>
    </section>
  );
}
