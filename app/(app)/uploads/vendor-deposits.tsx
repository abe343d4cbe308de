import Link from 'next/link';
import { DropZone } from '@/components/uploads/drop-zone';
import { FormatCard } from '@/components/uploads/format-card';
import { EarlierGaps } from '@/components/uploads/home/earlier-gaps';
import { Unfinished } from '@/components/uploads/home/unfinished';
import { InstalledFormatCard } from '@/components/uploads/installed-format-card';
import { MonthStates } from '@/components/uploads/month-states';
import type { Viewer } from '@/lib/access/viewer';
import { lastCompleteMonth, today } from '@/lib/clock';
import { formatMonth, formatOfMonth } from '@/lib/format/date';
import { duePhrase } from '@/lib/uploads/due-phrase';
import { readEarlierGaps, readUnfinished } from '@/lib/uploads/home-queries';
import { monthToDeposit } from '@/lib/uploads/matrix';
import { readExpectedLabs, readInstalledBase, readMonthStates } from '@/lib/uploads/queries';

const TABS = [
  { kind: 'feeds', label: 'Alimentation', href: '/uploads' },
  { kind: 'installations', label: 'Installations', href: '/uploads?deposit=installations' },
] as const;

type Props = { viewer: Viewer; vendor: NonNullable<Viewer['vendor']>; kind: 'feeds' | 'installations' };

/** What is due of a vendor, its twelve months, and where it deposits. */
export async function VendorDeposits({ viewer, vendor, kind }: Props) {
  const last = lastCompleteMonth();
  const [months, unfinished] = await Promise.all([readMonthStates(vendor.slug), readUnfinished(viewer)]);
  const gaps = await readEarlierGaps(vendor.slug, months);
  const due = monthToDeposit(months);
  const asked = due ?? last;
  const { title, detail } = duePhrase(months.at(-1) ?? null, today());
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">
        {detail} <EarlierGaps gaps={gaps} />
      </p>
      <section aria-labelledby="months-title" className="vs-section vs-section--first">
        <div className="vs-heading">
          <h2 id="months-title">Vos 12 mois</h2>
          <nav aria-label="Ce que vous déposez" className="vs-deposit-switch">
            <ul className="vs-plain">
              {TABS.map((tab) => (
                <li key={tab.kind}>
                  <Link href={tab.href} aria-current={tab.kind === kind ? 'page' : undefined} scroll={false}>
                    {tab.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        <MonthStates months={months} />
        <p className="vs-mention vs-below">
          <Link href="/uploads/periods">Calendrier des échéances</Link>
        </p>
      </section>
      <div className="vs-deposit">
        <div>
          {unfinished && (
            <Unfinished
              id={unfinished.id}
              number={unfinished.number}
              receivedAt={unfinished.receivedAt}
              errors={unfinished.report.errorCount}
            />
          )}
          <DropZone
            key={kind}
            kind={kind}
            title={
              kind === 'feeds'
                ? `Glissez ici votre fichier${due ? ` ${formatOfMonth(due)}` : ''}`
                : 'Glissez ici votre parc installé'
            }
            refusal={null}
          />
          <p className="vs-below">
            <Link href={`/uploads/new?kind=${kind}#paste`}>Coller ou saisir un tableau à la place</Link>
          </p>
        </div>
        {kind === 'feeds' ? (
          <FormatCard month={formatMonth(asked)} labs={await readExpectedLabs(vendor.slug, asked)} />
        ) : (
          <InstalledFormatCard lines={await readInstalledBase(vendor.slug)} />
        )}
      </div>
    </>
  );
}
