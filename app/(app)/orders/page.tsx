import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { SentenceTitle } from '@/components/home/sentence';
import { AgeingTable } from '@/components/orders/ageing-table';
import { ClosingsLine } from '@/components/orders/closings-line';
import { ClosingsTable } from '@/components/orders/closings-table';
import { EurosPanel } from '@/components/orders/euros-panel';
import { Funnel } from '@/components/orders/funnel';
import { LateTable } from '@/components/orders/late-table';
import { ListFilters } from '@/components/orders/list-filters';
import { OrdersContext } from '@/components/orders/orders-context';
import { OrdersTable } from '@/components/orders/orders-table';
import { PlaceTable } from '@/components/orders/place-table';
import { RefusalsTable } from '@/components/orders/refusals-table';
import { OrdersSection } from '@/components/orders/section';
import { SharesMismatch, SharesTable } from '@/components/orders/shares-table';
import { YearSection } from '@/components/orders/year-section';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import {
  ageingTitle,
  closingsDetail,
  closingsTitle,
  expectedDetail,
  funnelTitle,
  refusalsTitle,
  sharesTitle,
  yearTitle,
} from '@/lib/orders/board-findings';
import { readBoard } from '@/lib/orders/board-queries';
import { listHref, loadOrdersParams, ordersHref } from '@/lib/orders/board-search-params';

export const metadata: Metadata = { title: 'Commandes' };

type Props = { searchParams: Promise<{ [key: string]: string | string[] | undefined }> };

export default async function OrdersPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const params = await loadOrdersParams(searchParams);
  const board = await readBoard(viewer, params, { all: false });
  if (!board) notFound();
  const { asOf, next, list, missed, expected, shares } = board;
  const day = formatDate(asOf);
  return (
    <>
      <OrdersContext board={board} params={params} />
      <SentenceTitle sentence={board.sentence} level={1} />

      <div className={board.euros ? 'vs-orders__two' : undefined}>
        <OrdersSection
          id="funnel"
          title={funnelTitle(board.funnel)}
          detail={`Commandes qui ont atteint ou dépassé chaque étape au ${day}\u202F; conversion et délai médian depuis l’étape d’avant`}
          params={params}
          table="funnel"
        >
          <Funnel steps={board.funnel} />
        </OrdersSection>
        {board.euros && (
          <OrdersSection
            id="euros"
            title="Euros"
            detail={`Hors taxes, ${formatCount(board.filed, 'dossier déposé', 'dossiers déposés')} à l’ASP${board.euros.all.committed.orders > board.filed ? '\u202F; une commande annulée compte pour ce qui lui a été versé' : ''}`}
            params={params}
            table="euros"
          >
            <EurosPanel euros={board.euros} />
          </OrdersSection>
        )}
      </div>

      <OrdersSection
        id="closings"
        title={closingsTitle(next, board.closings)}
        detail={board.closings.length > 0 && closingsDetail(board.closings)}
        params={params}
        table={board.closings.length > 0 ? 'closings' : undefined}
      >
        {board.closings.length > 0 && (
          <>
            <ClosingsLine
              rows={board.closings}
              next={next}
              from={board.seenFrom}
              isToday={board.month === board.lastMonth}
            />
            <ClosingsTable rows={board.closings} params={params} listed={list !== null} />
          </>
        )}
        <p className="vs-orders__note">
          {params.device === 'LOINC'
            ? 'Les dates de clôture du transcodage LOINC n’ont pas été trouvées dans les documents publics.'
            : 'Dates publiées pour le SGL\u202F; celles du transcodage LOINC n’ont pas été trouvées. Une demande refusée puis refaite compte à sa première date.'}
        </p>
      </OrdersSection>

      <OrdersSection
        id="ageing"
        title={ageingTitle(board.ageing.all)}
        detail={
          'Âge dans l’étape en cours. Fond soutenu\u00A0: beaucoup de commandes\u202F; trait\u00A0: plus de 90\u00A0jours.'
        }
        params={params}
        table="ageing"
      >
        <AgeingTable ageing={board.ageing} params={params} listed={list !== null} />
      </OrdersSection>

      {missed && (
        <OrdersSection
          id="missed"
          title={missed.title}
          detail="Dossiers déposés qui n’avaient pas franchi l’étape voulue à une clôture en vigueur, et ne l’ont pas franchie depuis"
          params={params}
          table="missed"
        >
          <LateTable late={missed} expected={false} href={listHref(params, { closing: 'missed' })} />
        </OrdersSection>
      )}
      {expected && next && (
        <OrdersSection
          id="expected"
          title={expected.title}
          detail={expectedDetail(board.usual)}
          params={params}
          table="expected"
        >
          <LateTable late={expected} expected href={listHref(params, { closing: 'expected' })} />
        </OrdersSection>
      )}

      <OrdersSection
        id="refusals"
        title={refusalsTitle(board.refusals)}
        detail={`Refus de l’ASP par motif, jusqu’au ${day}`}
        params={params}
        table={board.refusals.length > 0 ? 'refusals' : undefined}
      >
        {board.refusals.length > 0 && <RefusalsTable causes={board.refusals} />}
      </OrdersSection>

      {board.year && (
        <OrdersSection
          id="year"
          title={yearTitle(board.year.deployed.points, board.month)}
          detail="Cumul contre cible et trajectoire, mois par mois, tous dispositifs"
          params={params}
        >
          <YearSection board={board} year={board.year} params={params} />
        </OrdersSection>
      )}

      {shares && (
        <OrdersSection
          id="shares"
          title={sharesTitle(shares)}
          detail={`Dossiers déposés au ${day}, de deux façons\u00A0: un secteur dans les commandes, et les laboratoires d’un secteur qui ont commandé. Un laboratoire qui a deux commandes n’y compte qu’une fois.`}
          params={params}
          table="shares"
        >
          <SharesTable shares={shares} national={board.region === null && params.sector === null} />
          {board.region === null && params.sector === null && <SharesMismatch />}
        </OrdersSection>
      )}

      <div className="vs-orders__places">
        {board.byRegion.length > 0 && (
          <OrdersSection id="regions" title="Régions" params={params} table="regions">
            <PlaceTable
              head="Région"
              rows={board.byRegion}
              hrefOf={({ key }) => ordersHref('/orders', { ...params, region: key, page: 1 })}
            />
          </OrdersSection>
        )}
        <div>
          {board.byVendor.length > 0 && (
            <OrdersSection id="vendors" title="Éditeurs" params={params} table="vendors">
              <PlaceTable
                head="Éditeur"
                rows={board.byVendor}
                hrefOf={({ key }) =>
                  viewer.role === 'VENDOR' ? null : ordersHref('/orders', { ...params, vendor: key, page: 1 })
                }
              />
            </OrdersSection>
          )}
          {board.bySector.length > 0 && (
            <OrdersSection id="sectors" title="Secteurs" params={params} table="sectors">
              <PlaceTable
                head="Secteur"
                rows={board.bySector}
                hrefOf={({ key }) =>
                  key === 'PRIVATE' || key === 'HOSPITAL'
                    ? ordersHref('/orders', { ...params, sector: key, page: 1 })
                    : null
                }
              />
            </OrdersSection>
          )}
        </div>
      </div>

      {list && (
        <OrdersSection id="liste" title={formatCount(list.total, 'commande')} params={params}>
          {may(viewer, 'orders.record') && (
            <p className="vs-orders__verbs">
              <Link className="fr-link" href="/orders/new">
                Créer une commande
              </Link>{' '}
              <Link className="fr-link" href="/uploads/new?kind=orders">
                Déposer une extraction de l’ASP
              </Link>
            </p>
          )}
          <ListFilters params={params} closings={board.closings} />
          {list.total === 0 ? (
            <p className="vs-empty">Aucune commande pour ces filtres.</p>
          ) : (
            <OrdersTable list={list} params={params} />
          )}
        </OrdersSection>
      )}
      <p className="vs-source">
        Source{'\u00A0'}: dépôts des éditeurs, ASP · arrêté au {day} · montants hors taxes
      </p>
    </>
  );
}
