import { issuesHref, type LogParams } from '@/lib/issues/search-params';

const FORMATS = ['csv', 'xlsx'] as const;

/** The files of what is shown, with its filters, order and columns. */
export function LogExports({ params }: { params: LogParams }) {
  const hrefOf = (format: string) => {
    const href = issuesHref('/issues/export', params);
    return `${href}${href.includes('?') ? '&' : '?'}format=${format}`;
  };
  return (
    <p className="vs-issues__exports">
      Télécharger{' '}
      {FORMATS.map((format, i) => (
        <span key={format}>
          {i > 0 && ' · '}
          <a href={hrefOf(format)} download>
            {format.toUpperCase()}
          </a>
        </span>
      ))}
    </p>
  );
}
