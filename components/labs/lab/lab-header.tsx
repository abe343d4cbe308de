import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { LabIdentity } from '@/lib/labs/lab';
import type { Lab } from '@/lib/labs/lab-queries';
import type { LabStatus } from '@/lib/labs/lab-status';
import { CopyFiness } from './copy-finess';

type Props = {
  lab: Lab;
  /** Address of the list of the labs of its region. */
  regionHref: string;
  /** What the viewer may do here, and the choice of the month. */
  children: ReactNode;
};

const SECTORS = { PRIVATE: 'Privé', HOSPITAL: 'Établissement de santé' };
const ICONS = { done: 'fr-icon-check-line', waiting: 'fr-icon-time-line', missing: 'fr-icon-subtract-line' };

/** What runs in the lab: the laboratory systems with their versions; the others are in the installed base. */
function systemsOf({ installations }: Lab): string {
  const systems = installations.filter(({ inPlace, product }) => inPlace && product.device === 'SGL');
  const names = systems.map(({ product, version }) => (version ? `${product.name} ${version}` : product.name));
  return names.length === 0 ? 'logiciel n.d.' : [...new Set(names)].join(', ');
}

function Closed({ closedOn, successor }: Pick<LabIdentity, 'closedOn' | 'successor'>) {
  if (closedOn === null) return null;
  return (
    <p className="vs-lab__closed fr-icon-information-line">
      <span>
        <strong>Entité fermée depuis le {formatDate(closedOn)}.</strong>{' '}
        {successor && (
          <>
            Reprise par{' '}
            {successor.visible ? <Link href={`/labs/${successor.finess}`}>{successor.name}</Link> : successor.name} (
            {successor.finess}).{' '}
          </>
        )}
        Ses mois passés restent tels qu’ils étaient.
      </span>
    </p>
  );
}

function Statuses({ statuses }: { statuses: LabStatus[] }) {
  return (
    <ul className="vs-lab__statuses" aria-label="État du laboratoire">
      {statuses.map(({ kind, text }) => (
        <li key={text} className={`vs-lab__status vs-lab__status--${kind} ${ICONS[kind]}`}>
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Who the lab is, where it stands in one sentence, and its states. */
export function LabHeader({ lab, regionHref, children }: Props) {
  const { identity, sites, sentence, statuses, ownProductsOnly } = lab;
  const { finess, name, town, department, region, sector, sel, address, absorbed } = identity;
  const facts = [
    `${town}, ${department.name} (${department.code})`,
    SECTORS[sector],
    ...(sel ? ['SEL'] : []),
    formatCount(sites.length, 'site'),
    systemsOf(lab),
  ];
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/">Accueil</Link> › <Link href="/labs">Laboratoires</Link> ›{' '}
        <Link href={regionHref}>{region.name}</Link>
      </nav>
      <div className="vs-lab__top">
        <h1>{name}</h1>
        <div className="vs-lab__actions">{children}</div>
      </div>
      <ul className="vs-lab__facts">
        <li>
          FINESS EJ <strong>{finess}</strong> <CopyFiness finess={finess} />
        </li>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {address && <li>{address}</li>}
      </ul>
      <Closed {...identity} />
      {absorbed.length > 0 && (
        <p className="vs-mention">
          Avec les faits de{' '}
          {absorbed.map((one) => `${one.name} (${one.finess}), depuis le ${formatDate(one.on)}`).join('\u202F; ')}.
        </p>
      )}
      <p className="vs-lab__sentence">
        <strong>{sentence.lead}</strong> {sentence.follow}
      </p>
      {ownProductsOnly && (
        <p className="vs-mention">
          Vos logiciels seulement{'\u00A0'}: leurs commandes, leurs installations et ce qu’ils ont envoyé.
        </p>
      )}
      <Statuses statuses={statuses} />
    </>
  );
}
