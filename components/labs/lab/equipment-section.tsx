import type { ReactNode } from 'react';
import { formatDate } from '@/lib/format/date';
import { formatCount, NO_DATA } from '@/lib/format/number';
import type { LabInstallation } from '@/lib/labs/lab';
import type { IsoDate } from '@/lib/month';

type Props = {
  installations: LabInstallation[];
  equippedOn: IsoDate | null;
  /** Forms of correction, for who may. */
  children: ReactNode;
};

function Referenced({
  installation: { referencedOn, versionReferencedOn, version },
}: {
  installation: LabInstallation;
}) {
  if (versionReferencedOn) return `version référencée le ${formatDate(versionReferencedOn)}`;
  if (referencedOn === null) return 'non référencé';
  return version === null ? `logiciel référencé le ${formatDate(referencedOn)}` : 'autre version référencée';
}

function placeOf({ site, absorbedName }: LabInstallation): string {
  if (site) return site.name;
  return absorbedName === null ? 'tous' : `ceux de ${absorbedName}`;
}

/** What runs in the lab, and its DMP certificate. */
export function EquipmentSection({ installations, equippedOn, children }: Props) {
  const current = installations.filter(({ inPlace }) => inPlace);
  const past = installations.length - current.length;
  return (
    <section id="equipment" className="vs-page-card vs-lab-card" aria-labelledby="equipment-title">
      <h2 id="equipment-title">
        {current.length === 0
          ? 'Aucun logiciel en place n’est connu'
          : `${formatCount(current.length, 'logiciel')} en place`}
      </h2>
      <p className="vs-mention">
        {equippedOn === null
          ? 'Aucun certificat serveur DMP connu.'
          : `Certificat serveur DMP depuis le ${formatDate(equippedOn)}.`}
        {past > 0 && ` ${formatCount(past, 'installation passée', 'installations passées')}\u00A0: voir l’historique.`}
      </p>
      {current.length > 0 && (
        <section className="vs-scroll" aria-label="Parc installé" tabIndex={0}>
          <table className="vs-table">
            <caption className="fr-sr-only">Parc installé</caption>
            <thead>
              <tr>
                <th scope="col">Logiciel</th>
                <th scope="col">Version</th>
                <th scope="col">Éditeur</th>
                <th scope="col">Site</th>
                <th scope="col">Depuis le</th>
                <th scope="col">Référencement</th>
              </tr>
            </thead>
            <tbody>
              {current.map((installation) => (
                <tr key={installation.id}>
                  <th scope="row">
                    {installation.product.name} <span className="vs-mention">{installation.product.device}</span>
                  </th>
                  <td className={installation.version === null ? 'vs-unknown' : undefined}>
                    {installation.version ?? NO_DATA}
                  </td>
                  <td>{installation.product.vendor.name}</td>
                  <td>{placeOf(installation)}</td>
                  <td>{formatDate(installation.installedOn)}</td>
                  <td>
                    <Referenced installation={installation} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {children}
    </section>
  );
}
