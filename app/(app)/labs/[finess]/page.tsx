import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { createLoader, createSerializer } from 'nuqs/server';
import { MonthPicker } from '@/components/filters/month-picker';
import { LabIssuesCard } from '@/components/issues/blocks/lab-issues-card';
import { CorrectionForms } from '@/components/labs/lab/correction-forms';
import { EquipmentSection } from '@/components/labs/lab/equipment-section';
import { FeedSection } from '@/components/labs/lab/feed-section';
import { HistoryCard } from '@/components/labs/lab/history-card';
import { LabHeader } from '@/components/labs/lab/lab-header';
import { Ladder } from '@/components/labs/lab/ladder';
import { NextStepsCard } from '@/components/labs/lab/next-steps-card';
import { NoteForm } from '@/components/labs/lab/note-form';
import { NotesCard } from '@/components/labs/lab/notes-card';
import { OrdersSection } from '@/components/labs/lab/orders-section';
import { SitesSection } from '@/components/labs/lab/sites-section';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { parseAsMonth } from '@/lib/address-params';
import { today } from '@/lib/clock';
import { readFirstFeedMonth } from '@/lib/feeds/queries';
import { readLabIssues } from '@/lib/issues/blocks-queries';
import { addLabNote, correctLabCertificate, correctLabInstallation } from '@/lib/labs/actions';
import { readCorrectable } from '@/lib/labs/correction-queries';
import { readProductChoices } from '@/lib/labs/lab-equipment-queries';
import { findLab } from '@/lib/labs/lab-identity-queries';
import { type Lab, readLab } from '@/lib/labs/lab-queries';
import { labsHref } from '@/lib/labs/search-params';

const labParams = { month: parseAsMonth };
const loadParams = createLoader(labParams);
const labHref = createSerializer(labParams);

type Props = {
  params: Promise<{ finess: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findLab(await requireViewer(), (await params).finess);
  return { title: found?.name ?? 'Laboratoire' };
}

/** The forms that correct the installed base, with the rows that they would write over. */
async function Corrections({ lab }: { lab: Lab }) {
  const { identity, installations, sites } = lab;
  const [products, known] = await Promise.all([
    readProductChoices(),
    readCorrectable(
      identity.finess,
      sites.map(({ finess }) => finess),
    ),
  ]);
  const system = installations.find(
    ({ inPlace, product, absorbedName }) => inPlace && absorbedName === null && product.device === 'SGL',
  );
  const current =
    known.installations.find(
      ({ product, site }) => product === system?.product.code && site === (system.site?.finess ?? null),
    ) ?? known.installations[0];
  return (
    <CorrectionForms
      finess={identity.finess}
      today={today()}
      products={products}
      sites={sites.map(({ finess, name }) => ({ code: finess, label: `${name} (${finess})` }))}
      known={known}
      current={current ?? null}
      correctInstallation={correctLabInstallation}
      correctCertificate={correctLabCertificate}
    />
  );
}

export default async function LabPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const [{ finess }, { month: asked }] = [await params, await loadParams(searchParams)];
  const found = await findLab(viewer, finess);
  if (!found) notFound();
  if (found.finess !== finess) redirect(labHref(`/labs/${found.finess}`, { month: asked }));
  const [lab, firstMonth] = await Promise.all([readLab(viewer, finess, asked), readFirstFeedMonth()]);
  if (!lab) notFound();
  const { identity, month, lastMonth, asOf, orders, sites, notes, ownProductsOnly } = lab;
  const here = `/labs/${finess}`;
  const isToday = asOf === today();
  const closed = identity.closedOn !== null && identity.closedOn <= today();
  // Like what to do, the issues are those of today.
  const issues = closed || isToday ? await readLabIssues(viewer, finess) : null;
  const mayReport = isToday && !closed && viewer.userId !== null && may(viewer, 'issues.report');
  const exports = ['csv', 'xlsx'].map((format) => ({
    label: format.toUpperCase(),
    href: `${here}/export?month=${month}&format=${format}`,
  }));
  return (
    <>
      <LabHeader lab={lab} regionHref={labsHref('/labs', { region: identity.region.code })}>
        <form method="get" aria-label="Mois">
          <MonthPicker
            month={month}
            firstMonth={firstMonth !== null && firstMonth < lastMonth ? firstMonth : lastMonth}
            lastMonth={lastMonth}
            hrefOf={(other) => labHref(here, { month: other })}
          />
          <noscript>
            <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm">
              Afficher
            </button>
          </noscript>
        </form>
        {notes && (
          <a className="fr-btn fr-btn--secondary" href="#note">
            Ajouter une note
          </a>
        )}
        {mayReport && (
          <Link className="fr-btn" href={`/issues/new?lab=${finess}`}>
            Signaler un blocage
          </Link>
        )}
      </LabHeader>
      <Ladder steps={lab.ladder} />
      <div className="vs-page-grid">
        {(closed || isToday) && <NextStepsCard steps={lab.steps} closed={closed} />}
        <div className="vs-page-grid__main">
          <FeedSection lab={lab} exports={exports} />
          <OrdersSection orders={orders} asOf={asOf} isToday={isToday} ownProductsOnly={ownProductsOnly} />
          <SitesSection sites={sites} month={month} current={lab.facts.current} />
          <EquipmentSection installations={lab.installations} equippedOn={lab.equippedOn}>
            {/* A page about the past would correct the present with what stood then. */}
            {isToday && may(viewer, 'labs.correct') && <Corrections lab={lab} />}
          </EquipmentSection>
        </div>
        <div className="vs-page-grid__side">
          {issues && <LabIssuesCard {...issues} />}
          {notes && (
            <NotesCard notes={notes}>
              <NoteForm finess={finess} today={today()} add={addLabNote} />
            </NotesCard>
          )}
          <HistoryCard lines={lab.history} />
        </div>
      </div>
    </>
  );
}
