import { ratio } from '../figures/point';
import type { LabCounts } from '../figures/types';
import { formatMonthLong } from '../format/date';
import { formatCount, formatNumber, formatPercent } from '../format/number';
import type { Month } from '../month';
import { reportState } from './reporting';

/** Labs that run a referenced laboratory system at a month's end, and whose systems these are. */
export type Referenced = { vendors: number; products: number; labs: number };

const place = (region: string | null) => (region === null ? '' : `, ${region}`);

/** «6 éditeurs référencés tiennent 70,0 % des laboratoires»; `open` is the number of labs, null when not known. */
export function vendorsFinding(
  { vendors, labs }: Referenced,
  open: number | null,
  at: Month,
  region: string | null,
): string {
  if (vendors === 0) return `Aucun éditeur référencé à fin ${formatMonthLong(at)}${place(region)}`;
  const share = ratio(labs, open);
  const counted = formatCount(vendors, 'éditeur référencé', 'éditeurs référencés');
  if (share === null) return `${counted}${place(region)}`;
  return `${counted} ${vendors >= 2 ? 'tiennent' : 'tient'} ${formatPercent(share)} des laboratoires${place(region)}`;
}

/** «À fin septembre 2023, 7 logiciels de laboratoire référencés équipent 603 laboratoires sur 862.»; null without a lab. */
export function vendorsDetail({ products, labs }: Referenced, open: number | null, at: Month): string | null {
  if (open === null || open === 0 || products === 0) return null;
  const systems = formatCount(
    products,
    'logiciel de laboratoire référencé équipe',
    'logiciels de laboratoire référencés équipent',
  );
  return `À fin ${formatMonthLong(at)}, ${systems} ${formatCount(labs, 'laboratoire')} sur ${formatNumber(open)}.`;
}

type OfVendor = {
  at: Month;
  /** The viewer is this vendor. */
  own: boolean;
  labs: LabCounts | undefined;
  /** Labs of France. */
  open: number | null;
  /** Null: nothing declared. */
  feeding: number | null;
};

/** The month of a vendor in a sentence, from what is known of it. */
export function vendorSentence({ at, own, labs, open, feeding }: OfVendor): string {
  const when = `À fin ${formatMonthLong(at)}`;
  const whose = own ? 'vos' : 'ses';
  if (!labs || labs.open === 0) return `${when}, aucun laboratoire n’utilise ${whose} logiciels.`;
  const many = labs.open >= 2;
  const counted = `${formatCount(labs.open, 'laboratoire')} ${many ? 'utilisent' : 'utilise'} ${whose} logiciels`;
  const share = ratio(labs.open, open);
  const part = share === null ? '' : `, ${formatPercent(share)} des laboratoires de France`;
  const equipped = `${formatNumber(labs.equipped)} ${labs.equipped >= 2 ? 'ont' : 'a'} un certificat DMP`;
  const fed =
    feeding === null
      ? 'l’alimentation du mois n’est pas connue'
      : `${formatNumber(feeding)} ${feeding >= 2 ? 'alimentent' : 'alimente'} le DMP`;
  return `${when}, ${counted}${part}\u202F; ${equipped} et ${fed}.`;
}

/** «Mois incomplet : 61 laboratoires sur 62 ont déclaré.»; null when all have, or none is expected. */
export function incompleteSentence(labs: Pick<LabCounts, 'reported' | 'expected'> | undefined): string | null {
  if (!labs || labs.reported >= labs.expected) return null;
  if (labs.reported === 0) return 'Aucune déclaration n’est arrivée pour ce mois.';
  const verb = labs.reported >= 2 ? 'ont' : 'a';
  return `Mois incomplet\u00A0: ${formatCount(labs.reported, 'laboratoire')} sur ${formatNumber(labs.expected)} ${verb} déclaré.`;
}

/** «62 laboratoires dans 3 régions, Bretagne d’abord (31)»; the regions come with the most labs first. */
export function regionsFinding(labs: number, regions: readonly { name: string; labs: number }[]): string {
  const [first] = regions;
  if (!first) return 'Aucun laboratoire';
  const counted = formatCount(labs, 'laboratoire');
  if (regions.length === 1) return `${counted}, ${first.name} seulement`;
  return `${counted} dans ${formatCount(regions.length, 'région')}, ${first.name} d’abord (${formatNumber(first.labs)})`;
}

/** «Déclarations complètes 24 mois sur 26»; months that expected nothing do not count. */
export function recordFinding(months: readonly { reported: number | null; expected: number | null }[]): string {
  const states = months.map(reportState).filter((state) => state !== 'not-expected');
  if (states.length === 0) return 'Aucune déclaration attendue';
  const complete = states.filter((state) => state === 'complete').length;
  return `Déclarations complètes ${formatNumber(complete)} mois sur ${formatNumber(states.length)}`;
}

/** «5 versions déclarées, la 4.2 dans 40 laboratoires sur 62»; by the products that labs run. */
export function versionsFinding(
  products: readonly { labs: number; versions: readonly { version: string | null; labs: number }[] }[],
): string {
  const versions = products.flatMap((product) =>
    product.versions.flatMap(({ version, labs }) => (version === null ? [] : [{ version, labs, all: product.labs }])),
  );
  const most = versions.reduce<(typeof versions)[number] | undefined>(
    (best, one) => (best && best.labs >= one.labs ? best : one),
    undefined,
  );
  if (!most) return 'Versions non renseignées';
  const where = `dans ${formatCount(most.labs, 'laboratoire')} sur ${formatNumber(most.all)}`;
  if (versions.length === 1) return `Une seule version déclarée, la ${most.version}, ${where}`;
  return `${formatCount(versions.length, 'version déclarée', 'versions déclarées')}, la ${most.version} ${where}`;
}
