'use client';

import { KeptScreen, SentScreen } from './after-screens';
import { summaryOf } from './draft';
import { type Choices, FormScreen } from './form-screen';
import { HeadBar } from './head-bar';
import { NetworkBand } from './network';
import type { Start } from './opening';
import { SignedOutScreen } from './signed-out-screen';
import { useFocusedTitle } from './use-focused-title';
import { useReport } from './use-report';

/** «Signaler un blocage»: three steps on one address, kept on the phone at each change, sent once. */
export function ReportForm({ categories, regions, everywhere, ...start }: Start & Choices) {
  const report = useReport(start);
  const { screen, shown } = report;
  const title = useFocusedTitle(`${screen.kind} ${shown}`, report.ready);
  // The band keeps its place from one screen to the next: it knows since when the network is gone.
  switch (screen.kind) {
    case 'sent':
      return (
        <div className="vs-say">
          <HeadBar text={`Remontée ${screen.receipt.number}`} onBack={null} />
          <SentScreen
            receipt={screen.receipt}
            summary={summaryOf(screen.draft, categories)}
            title={title}
            onAnother={report.startAnother}
            onSendChanges={() => report.resend(screen.draft)}
          />
        </div>
      );
    case 'kept':
      return (
        <div className="vs-say">
          <HeadBar text="En attente d’envoi" onBack={null} />
          <NetworkBand />
          <KeptScreen
            keptAt={screen.at}
            summary={summaryOf(screen.draft, categories)}
            title={title}
            busy={report.busy}
            failed={screen.failed}
            onRetry={report.retry}
            onEdit={() => report.edit(screen.draft)}
          />
        </div>
      );
    case 'signed-out':
      return (
        <div className="vs-say">
          <HeadBar text="Session terminée" onBack={null} />
          <SignedOutScreen title={title} />
        </div>
      );
    case 'form':
      return (
        <div className="vs-say" data-step={shown}>
          <HeadBar text="Signaler un blocage" onBack={shown === 1 ? null : () => report.go(shown - 1, 'replace')} />
          <NetworkBand />
          <FormScreen report={report} title={title} categories={categories} regions={regions} everywhere={everywhere} />
        </div>
      );
  }
}
