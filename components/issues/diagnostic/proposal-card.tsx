import Link from 'next/link';
import type { FormAction } from '@/lib/form-state';
import { formatCount, formatNumber } from '@/lib/format/number';
import type { DiagnosticItem } from '@/lib/issues/diagnostic-queries';
import { ProposalForm } from './proposal-form';

type Props = { item: DiagnosticItem; categories: readonly { code: string; label: string }[]; open: FormAction };

/** What the figures show of some labs, why, and the issue to open about it. */
export function ProposalCard({ item, categories, open }: Props) {
  const { key, title, why, rule, documents, labs, opened, known, category } = item;
  const titleId = `proposal-${key.replace(/[^a-z0-9-]/g, '-')}`;
  return (
    <article className="vs-proposal" aria-labelledby={titleId}>
      <h2 id={titleId} className="vs-proposal__title">
        {title}
      </h2>
      <p className="vs-proposal__figures">
        <span>
          <strong>{formatNumber(labs.length)}</strong> EJ
        </span>{' '}
        <span className={documents === null ? 'vs-unknown' : undefined}>
          <strong>{formatNumber(documents)}</strong>{' '}
          {documents !== null && documents < 2 ? 'document par mois en jeu' : 'documents par mois en jeu'}
        </span>
      </p>
      <p>{why}</p>
      <p className="vs-mention">
        Règle{'\u00A0'}: {rule}
      </p>
      <details className="vs-proposal__labs">
        <summary>{formatCount(labs.length, 'laboratoire')}</summary>
        <ul className="vs-plain">
          {labs.map(({ finess, name, town, note }) => (
            <li key={finess}>
              <Link href={`/labs/${finess}`} prefetch={false}>
                {name}
              </Link>
              {town && `, ${town}`} <span className="vs-mention">{note}</span>
            </li>
          ))}
        </ul>
      </details>
      {opened === null &&
        known.map((issue) => (
          <p key={issue.id}>
            {issue.labs === labs.length ? 'Ces ' : `${formatNumber(issue.labs)} de ces `}
            {formatCount(labs.length, 'laboratoire')} sont déjà dans l’irritant{' '}
            <Link href={`/issues/${issue.id}`} prefetch={false}>
              n°{'\u00A0'}
              {issue.id}, {issue.title}
            </Link>
            .
          </p>
        ))}
      {opened ? (
        <p className="vs-proposal__opened">
          Déjà ouvert{'\u00A0'}:{' '}
          <Link href={`/issues/${opened.id}`} prefetch={false}>
            irritant n°{'\u00A0'}
            {opened.id}
          </Link>
          {opened.closed && `, clos le ${opened.closed}`}
        </p>
      ) : (
        <ProposalForm proposal={key} category={category} categories={categories} titleId={titleId} open={open} />
      )}
    </article>
  );
}
