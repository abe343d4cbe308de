import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { formatDate } from '../format/date';
import { formatCount } from '../format/number';
import { type IsoDate, isoDate } from '../month';
import {
  type CertificateState,
  certificateState,
  type InstallationState,
  installationState,
} from '../uploads/equipment/state';
import type { HistoryLine, LabFeed, LabIdentity, LabInstallation, LabOrder } from './lab';
import { ownVendor } from './lab-sql';
import { orderLife } from './order-life';

type Known = {
  identity: LabIdentity;
  installations: readonly LabInstallation[];
  orders: readonly LabOrder[];
  feed: LabFeed;
  equippedOn: IsoDate | null;
};

const line = (on: IsoDate, text: string, by: string | null = null): HistoryLine => ({ on, monthOnly: false, text, by });

function ofLife({ identity, equippedOn, feed }: Known): HistoryLine[] {
  const { openedOn, closedOn, successor, absorbed } = identity;
  const months = [
    { month: feed.firstMonth, text: 'Première alimentation du DMP' },
    { month: feed.firstStructured, text: 'Premier document structuré (N3)' },
  ];
  return [
    ...(openedOn ? [line(openedOn, 'Ouverture')] : []),
    ...(closedOn ? [line(closedOn, successor ? `Fermeture, reprise par ${successor.name}` : 'Fermeture')] : []),
    ...absorbed.map(({ name, finess, on }) => line(on, `Fusion\u00A0: ${name} (${finess}) rejoint ce laboratoire`)),
    ...(equippedOn ? [line(equippedOn, 'Certificat serveur DMP')] : []),
    ...months.flatMap(({ month, text }) =>
      month === null ? [] : [{ on: `${month}-01` as IsoDate, monthOnly: true, text, by: null }],
    ),
  ];
}

function ofEquipment({ installations, orders }: Known): HistoryLine[] {
  const place = ({ site, absorbedName }: LabInstallation) => {
    const name = site?.name ?? absorbedName;
    return name ? ` (${name})` : '';
  };
  return [
    ...installations.flatMap((installation) => {
      const { product, version, installedOn, removedOn } = installation;
      const name = version ? `${product.name} ${version}` : product.name;
      const where = place(installation);
      return [
        line(installedOn, `${name} installé${where}`),
        ...(removedOn ? [line(removedOn, `${name} retiré${where}`)] : []),
      ];
    }),
    ...orders.flatMap((order) => {
      const { signedOn, verifiedOn, cancelled } = orderLife(order);
      const { device } = order.product;
      return [
        ...(signedOn ? [line(signedOn, `Commande ${device} signée (${order.number})`)] : []),
        ...(verifiedOn ? [line(verifiedOn, `VA ${device} signée (${order.number})`)] : []),
        ...(cancelled ? [line(cancelled.on, `Commande ${device} annulée (${order.number})`)] : []),
      ];
    }),
  ];
}

async function readPastNames(finess: string): Promise<HistoryLine[]> {
  type Past = { on: Date; before: string; after: string; oldTown: string; town: string; closedOn: Date | null };
  const states = await db().$queryRaw<Past[]>`
    select p.valid_until as on, p.name as before, e.name as after, p.town as "oldTown", e.town, p.closed_on as "closedOn"
    from legal_entity_past p
    join legal_entity_state e on e.finess = p.finess and e.valid_from = p.valid_until
    where p.finess = ${finess}`;
  return states.map(({ on, before, after, oldTown, town, closedOn }) => {
    const day = isoDate(on);
    if (before !== after) return line(day, `Change de nom\u00A0: ${before} devient ${after}`);
    if (oldTown !== town) return line(day, `Change de siège\u00A0: ${oldTown}, puis ${town}`);
    if (closedOn) {
      return line(
        day,
        `Ouverte à nouveau au répertoire FINESS, après une fermeture le ${formatDate(isoDate(closedOn))}`,
      );
    }
    return line(day, 'Change de statut ou de département au répertoire FINESS');
  });
}

async function readSiteMoves(finess: string): Promise<HistoryLine[]> {
  const moves = await db().$queryRaw<{ on: Date; name: string; gained: boolean; sites: number }[]>`
    select a.valid_to as on, e.name, b.legal_entity_finess = ${finess} as gained, count(*)::int as sites
    from site_ownership a
    join site_ownership b on b.site_finess = a.site_finess and b.valid_from = a.valid_to
    join legal_entity e
      on e.finess = case when b.legal_entity_finess = ${finess} then a.legal_entity_finess else b.legal_entity_finess end
    where (a.legal_entity_finess = ${finess}) <> (b.legal_entity_finess = ${finess})
    group by 1, 2, 3`;
  return moves.map(({ on, name, gained, sites }) =>
    line(isoDate(on), `${formatCount(sites, 'site repris', 'sites repris')} ${gained ? `à ${name}` : `par ${name}`}`),
  );
}

type Products = Map<string, { name: string; vendorSlug: string }>;

const placed = (day: IsoDate | null, word: string) => (day ? `, ${word} le ${formatDate(day)}` : '');

function installationText(state: InstallationState | null, products: Products): string {
  if (!state) return 'rien';
  const name = products.get(state.product)?.name ?? state.product;
  return `${state.version ? `${name} ${state.version}` : name}${placed(state.installedOn, 'installé')}${placed(state.removedOn, 'retiré')}`;
}

function certificateText(state: CertificateState | null): string {
  return state ? `depuis le ${formatDate(state.equippedOn)}${placed(state.endedOn, 'fini')}` : 'rien';
}

/**
 * Corrections by hand, with who and why: what a deposit changed, or gave back when cancelled, shows as the installation itself.
 * A vendor: those of its own products and of the certificate, without who and why.
 */
async function readCorrections(viewer: Viewer, finess: string): Promise<HistoryLine[]> {
  const [revisions, all] = await Promise.all([
    db().equipmentRevision.findMany({
      where: { legalEntityFiness: finess, uploadId: null },
      select: { installationId: true, actorLabel: true, recordedAt: true, reason: true, before: true, after: true },
    }),
    db().product.findMany({ select: { code: true, name: true, vendorSlug: true } }),
  ]);
  const products: Products = new Map(all.map(({ code, ...product }) => [code, product]));
  const vendor = ownVendor(viewer);
  return revisions.flatMap(({ installationId, actorLabel, recordedAt, reason, before, after }) => {
    const on = isoDate(recordedAt);
    const hand = reason ? `${actorLabel}\u00A0: ${reason}` : actorLabel;
    const by = vendor === null ? hand : null;
    if (installationId === null) {
      const [was, is] = [certificateState.nullable().parse(before), certificateState.nullable().parse(after)];
      return [
        line(
          on,
          `Correction du certificat DMP\u00A0: ${certificateText(is)}, au lieu de\u00A0: ${certificateText(was)}`,
          by,
        ),
      ];
    }
    const [was, is] = [installationState.nullable().parse(before), installationState.nullable().parse(after)];
    const product = products.get(is?.product ?? was?.product ?? '');
    if (vendor !== null && product?.vendorSlug !== vendor) return [];
    const [text, old] = [installationText(is, products), installationText(was, products)];
    return [line(on, `Correction du parc installé\u00A0: ${text}, au lieu de\u00A0: ${old}`, by)];
  });
}

/** All that is known to have happened to a lab, the newest first. The viewer must have been let in by `findLab`. */
export async function readHistory(viewer: Viewer, known: Known): Promise<HistoryLine[]> {
  const { finess } = known.identity;
  const read = await Promise.all([readPastNames(finess), readSiteMoves(finess), readCorrections(viewer, finess)]);
  const lines = [...ofLife(known), ...ofEquipment(known), ...read.flat()];
  const told = new Map(lines.map((one) => [`${one.on} ${one.text} ${one.by}`, one]));
  return [...told.values()].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
