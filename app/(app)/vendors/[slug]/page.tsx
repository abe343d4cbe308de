import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ChartFrame } from '@/components/charts/chart-frame';
import { TargetChart } from '@/components/charts/target-chart';
import { IssueLines } from '@/components/issues/blocks/issue-lines';
import { ReferencingTable, VersionsTable } from '@/components/vendors/field-table';
import { MonthSeriesTable } from '@/components/vendors/month-series-table';
import { RecordTable } from '@/components/vendors/record-table';
import { RegionsTable } from '@/components/vendors/regions-table';
import { VendorsFilters } from '@/components/vendors/vendors-filters';
import { requireViewer } from '@/lib/access/viewer';
import { formatDate, formatMonthLong } from '@/lib/format/date';
import { formatCount, formatNumber, formatPercent } from '@/lib/format/number';
import { feedTitle, ordersTitle } from '@/lib/home/findings';
import { readVendorIssues } from '@/lib/issues/blocks-queries';
import { issuesHref } from '@/lib/issues/search-params';
import { lastDay } from '@/lib/month';
import { recordFinding, regionsFinding, versionsFinding } from '@/lib/vendors/findings';
import { exportLinks, vendorLabsLink } from '@/lib/vendors/links';
import { readVendor, type VendorPage } from '@/lib/vendors/queries';
import { loadVendorParams, vendorHref, vendorsHref } from '@/lib/vendors/search-params';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ [key: string]: string | string[] | undefined }>;
};

// The title and the page read the same vendor: once a request.
const readOnce = cache(readVendor);

async function load({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ slug }, { month }] = await Promise.all([params, loadVendorParams(searchParams)]);
  return { viewer, asked: month, page: await readOnce(viewer, slug, month) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page } = await load(props);
  return { title: page?.name ?? 'Éditeur' };
}

/** The chart of documents in words, for those who do not see it. */
function described({ name, month, documents }: VendorPage): string {
  const now = documents.points.find((point) => point.month === month);
  return (
    `Documents versés au DMP par les laboratoires de ${name}, ${month.slice(0, 4)}. ` +
    `En ${formatMonthLong(month)}\u00A0: ${formatNumber(now?.value ?? null)}, cible ${formatNumber(now?.target ?? null)} ` +
    `(atteinte ${formatPercent(now?.attainment ?? null)}). Les mêmes données suivent en tableau.`
  );
}

export default async function VendorPageView(props: Props) {
  const { viewer, asked, page } = await load(props);
  if (!page) notFound();
  const issues = await readVendorIssues(viewer, page.slug);
  const waiting = issues.filter((issue) => issue.waiting !== null).length;
  const { slug, name, month, firstMonth, lastMonth, regions, products, documents, record, orders } = page;
  const asOf = lastDay(month);
  const labsLink = page.labs > 0 ? vendorLabsLink(viewer, slug, month, null) : null;
  const now = documents.points.find((point) => point.month === month);
  const files = (table: string) => exportLinks(`/vendors/${slug}/export/${table}`, { month });
  return (
    <>
      <div className="vs-context">
        <VendorsFilters
          month={month}
          firstMonth={firstMonth}
          lastMonth={lastMonth}
          hrefOf={(other) => vendorHref(`/vendors/${slug}`, { month: other })}
        />
        <p className="vs-context__state">
          Arrêté au <strong>{formatDate(asOf)}</strong>
        </p>
      </div>
      <p className="vs-vendor__up">
        <Link href={vendorsHref('/vendors', { month: asked })}>Tous les éditeurs</Link>
      </p>
      <h1>{name}</h1>
      <p className="fr-text--lead">{page.sentence}</p>
      {page.incomplete !== null && <p>{page.incomplete}</p>}
      {labsLink !== null && (
        <p>
          <Link href={labsLink}>
            {viewer.role === 'REGIONAL'
              ? 'Voir ses laboratoires de ma région'
              : `Voir ${formatCount(page.labs, 'laboratoire')}`}
          </Link>
        </p>
      )}

      <section className="vs-section" aria-labelledby="products-title">
        <h2 id="products-title">Logiciels et versions</h2>
        {products.length === 0 ? (
          <p>Aucun logiciel n’est enregistré pour cet éditeur.</p>
        ) : (
          <div className="vs-pair">
            <ChartFrame
              title="Référencement"
              subtitle="Versions inscrites par vague à la fin du mois, et laboratoires qui utilisent le logiciel"
              source="Liste de référencement, parc déclaré par les éditeurs"
              asOf={asOf}
              exports={files('referencements')}
            >
              <ReferencingTable products={products} />
            </ChartFrame>
            <ChartFrame
              title={versionsFinding(products)}
              subtitle="Laboratoires par version installée à la fin du mois"
              source="Parc déclaré par les éditeurs"
              asOf={asOf}
              exports={files('versions')}
            >
              <VersionsTable products={products} />
            </ChartFrame>
          </div>
        )}
      </section>

      <section className="vs-section" aria-labelledby="feed-title">
        <h2 id="feed-title">Alimentation et déclarations</h2>
        <div className="vs-pair">
          <ChartFrame
            title={now ? feedTitle(now) : documents.definition.label}
            subtitle={`${documents.definition.label}, ${month.slice(0, 4)}`}
            source={now?.source ?? 'aucune donnée pour ce mois'}
            asOf={asOf}
            exports={exportLinks('/indicators/dmp-documents/export', {
              corridor: 'biologie',
              vendor: slug,
              from: documents.points[0]?.month ?? month,
              to: documents.points.at(-1)?.month ?? month,
            })}
            table={<MonthSeriesTable caption={documents.definition.label} points={documents.points} />}
          >
            <TargetChart points={documents.points} at={month} lastMonth={lastMonth} label={described(page)} />
          </ChartFrame>
          <ChartFrame
            title={recordFinding(record.reporting.points)}
            subtitle="Laboratoires déclarants, documents et part structurée, depuis le premier mois attendu"
            source="Dépôts des éditeurs"
            asOf={asOf}
            exports={files('declarations')}
          >
            <RecordTable record={record} at={month} />
          </ChartFrame>
        </div>
      </section>

      <section className="vs-section" aria-labelledby="issues-title">
        <h2 id="issues-title">
          {issues.length === 0
            ? 'Aucun irritant ouvert'
            : formatCount(issues.length, 'irritant ouvert', 'irritants ouverts')}
          {waiting > 0 && `, ${formatCount(waiting, 'réponse attendue', 'réponses attendues')}`}
        </h2>
        {issues.length > 0 && (
          <>
            <IssueLines lines={issues} weighed />
            <p>
              <Link href={issuesHref('/issues', { view: 'table', vendor: slug })}>Les voir dans le journal</Link>
            </p>
          </>
        )}
      </section>

      {regions.length > 0 && (
        <section className="vs-section" aria-labelledby="regions-title">
          <h2 id="regions-title">Régions</h2>
          <ChartFrame
            title={regionsFinding(page.labs, regions)}
            subtitle="À la fin du mois, la région du siège de l’entité juridique"
            source="FINESS et déclarations des éditeurs"
            asOf={asOf}
            exports={files('regions')}
          >
            <RegionsTable
              caption="Laboratoires par région"
              regions={regions}
              hrefOf={(region) => vendorLabsLink(viewer, slug, month, region)}
            />
          </ChartFrame>
        </section>
      )}

      <section className="vs-section" aria-labelledby="orders-title">
        <h2 id="orders-title">Commandes SONS</h2>
        <p>{orders.deployed ? ordersTitle(orders.deployed) : 'Commandes déployées'}.</p>
        <dl className="vs-counts">
          <div>
            <dt>Signées et déposées à l’ASP</dt>
            <dd>{formatNumber(orders.signed?.value ?? null)}</dd>
          </div>
          <div>
            <dt>Déployées (VA signée)</dt>
            <dd>{formatNumber(orders.deployed?.value ?? null)}</dd>
          </div>
        </dl>
      </section>
    </>
  );
}
