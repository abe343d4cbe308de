import { formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatList } from '@/lib/format/list';
import { formatCount, formatNumber, NO_DATA } from '@/lib/format/number';
import type { FeedMonth, LabSite } from '@/lib/labs/lab';
import type { Month } from '@/lib/month';
import { SitesMap } from './sites-map';

type Props = { sites: LabSite[]; month: Month; current: FeedMonth | null };

const SHOWN = 8;

function titleOf(sites: readonly LabSite[], month: Month, bySite: boolean): string {
  const count = formatCount(sites.length, 'site');
  const silent = sites.filter(({ documents }) => documents === 0).length;
  const missing = sites.filter(({ documents }) => documents === null).length;
  const parts = [
    ...(silent > 0 ? [`${formatNumber(silent)} sans envoi`] : []),
    ...(missing > 0 ? [`${formatNumber(missing)} sans déclaration`] : []),
  ];
  return bySite && parts.length > 0 ? `${count}, dont ${formatList(parts)} en ${formatMonthLong(month)}` : count;
}

function SitesTable({ sites, month, bySite, caption }: Omit<Props, 'current'> & { bySite: boolean; caption: string }) {
  return (
    <section className="vs-scroll" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption className="fr-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col">FINESS ET</th>
            {bySite ? (
              <>
                <th scope="col">Niveau</th>
                <th scope="col" className="vs-num">
                  {formatMonth(month)}
                </th>
              </>
            ) : (
              <th scope="col">Ville</th>
            )}
          </tr>
        </thead>
        <tbody>
          {sites.map(({ finess, name, town, level, documents }) => (
            <tr key={finess}>
              <th scope="row">
                {name}
                {bySite && !name.includes(town) && <span className="vs-mention"> {town}</span>}
              </th>
              <td>{finess}</td>
              {bySite ? (
                <>
                  <td className={level === null ? 'vs-unknown' : undefined}>{level ?? NO_DATA}</td>
                  <td className={documents === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatNumber(documents)}</td>
                </>
              ) : (
                <td>{town}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The sites of the lab with what each has sent, when that is declared by site, and a small map where places are known. */
export function SitesSection({ sites, month, current }: Props) {
  const bySite = current?.sites != null;
  const [first, rest] = sites.length > SHOWN + 2 ? [sites.slice(0, SHOWN), sites.slice(SHOWN)] : [sites, []];
  return (
    <section id="sites" className="vs-page-card vs-lab-card" aria-labelledby="sites-title">
      <h2 id="sites-title">{titleOf(sites, month, bySite)}</h2>
      {sites.length === 0 && <p>Aucun site ouvert n’est connu à cette date.</p>}
      {sites.length > 0 && (
        <div className="vs-lab-sites">
          <div>
            <SitesTable sites={first} month={month} bySite={bySite} caption="Sites du laboratoire" />
            {rest.length > 0 && (
              <details className="vs-lab-more">
                <summary>Afficher les {rest.length} autres sites</summary>
                <SitesTable sites={rest} month={month} bySite={bySite} caption="Autres sites du laboratoire" />
              </details>
            )}
            {!bySite && (
              <p className="vs-mention">Les documents sont déclarés pour l’entité juridique entière, pas par site.</p>
            )}
          </div>
          <SitesMap sites={sites} />
        </div>
      )}
    </section>
  );
}
