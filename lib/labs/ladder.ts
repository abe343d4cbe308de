import { formatDate, formatMonth } from '../format/date';
import { formatList } from '../format/list';
import { formatCount } from '../format/number';
import { type IsoDate, isoDate, type Month, monthOf, monthsBetween } from '../month';
import type { LabFeed, LabInstallation, LabOrder } from './lab';
import { orderLife } from './order-life';

/** `done`: behind it; `current`: where it stands; `skipped`: behind it, and nothing says it was done; `ahead`: not yet. */
export type LadderStep = {
  key: 'referenced' | 'ordered' | 'installed' | 'n1' | 'n3';
  label: string;
  state: 'done' | 'current' | 'skipped' | 'ahead';
  /** French, short: what was done, and when. */
  lines: string[];
};

export type LadderFacts = {
  installations: readonly LabInstallation[];
  orders: readonly LabOrder[];
  feed: LabFeed;
  /** The day that the page is about. */
  asOf: IsoDate;
};

const DAY_MS = 86_400_000;

type Reached = { since: IsoDate | null; lines: string[] };

const earliest = (days: readonly (IsoDate | null)[]): IsoDate | null =>
  days.reduce((least, day) => (day !== null && (least === null || day < least) ? day : least), null);
const firstDay = (month: Month | null) => (month === null ? null : (`${month}-01` as IsoDate));
const versioned = ({ product, version }: LabInstallation) => (version ? `${product.name} ${version}` : product.name);

/** Products in place, the laboratory system first. */
function inPlace({ installations }: LadderFacts): LabInstallation[] {
  const current = installations.filter((one) => one.inPlace);
  return [
    ...current.filter(({ product }) => product.device === 'SGL'),
    ...current.filter(({ product }) => product.device !== 'SGL'),
  ];
}

function referenced(facts: LadderFacts): Reached {
  const systems = inPlace(facts).filter(({ product }) => product.device === 'SGL');
  const listed = systems.find(({ referencedOn }) => referencedOn !== null && referencedOn <= facts.asOf);
  const [first] = systems;
  if (listed?.referencedOn) {
    return {
      since: listed.referencedOn,
      lines: [listed.product.name, `depuis ${formatMonth(monthOf(listed.referencedOn))}`],
    };
  }
  return { since: null, lines: first ? [first.product.name, 'non référencé'] : ['logiciel n.d.'] };
}

function ordered({ orders }: LadderFacts): Reached {
  const lives = orders
    .map((order) => ({ device: order.product.device, ...orderLife(order) }))
    .filter(({ cancelled }) => cancelled === null);
  const signed = lives.filter(({ signedOn }) => signedOn !== null);
  const since = earliest(signed.map(({ signedOn }) => signedOn));
  if (since === null) return { since, lines: ['aucune commande'] };
  return { since, lines: [formatList([...new Set(signed.map(({ device }) => device))]), formatDate(since)] };
}

function installed(facts: LadderFacts): Reached {
  const verified = facts.orders
    .map((order) => ({ order, ...orderLife(order) }))
    .filter(({ cancelled, verifiedOn }) => cancelled === null && verifiedOn !== null)
    .sort((a, b) => ((a.verifiedOn ?? '') < (b.verifiedOn ?? '') ? -1 : 1));
  const current = inPlace(facts);
  const [first] = verified;
  if (first?.verifiedOn) {
    const running = current.find(({ product }) => product.code === first.order.product.code);
    return {
      since: first.verifiedOn,
      lines: [running ? versioned(running) : first.order.product.name, `VA du ${formatDate(first.verifiedOn)}`],
    };
  }
  const listed = current.find(
    ({ versionReferencedOn, product }) =>
      product.device === 'SGL' && versionReferencedOn !== null && versionReferencedOn <= facts.asOf,
  );
  if (listed?.versionReferencedOn) {
    const since = [listed.installedOn, listed.versionReferencedOn].sort().at(-1) ?? listed.installedOn;
    return { since, lines: [versioned(listed), `depuis ${formatMonth(monthOf(since))}`] };
  }
  const waits = facts.orders.some((order) => orderLife(order).cancelled === null);
  return { since: null, lines: [waits ? 'attend sa VA' : 'aucune VA'] };
}

/** «11 sites sur 14», when the month is declared by site. */
function sitesLine({ months }: LabFeed): string[] {
  const sites = months.at(-1)?.sites;
  return sites ? [`${formatCount(sites.reported, 'site')} sur ${sites.open}`] : [];
}

function fed({ feed }: LadderFacts): Reached {
  if (feed.firstMonth === null) return { since: null, lines: ['aucun document'] };
  return { since: firstDay(feed.firstMonth), lines: [`depuis ${formatMonth(feed.firstMonth)}`, ...sitesLine(feed)] };
}

function structured({ feed, installations }: LadderFacts): Reached {
  if (feed.firstStructured !== null) {
    return { since: firstDay(feed.firstStructured), lines: [`depuis ${formatMonth(feed.firstStructured)}`] };
  }
  const transcoder = installations.some(({ inPlace, product }) => inPlace && product.device === 'LOINC');
  return {
    since: null,
    lines: [transcoder ? 'transcodage en place' : 'aucun transcodage LOINC', 'aucun document structuré'],
  };
}

/** «6 mois»: whole months from a day to the end of another. */
function duration(since: IsoDate, asOf: IsoDate): string {
  const until = isoDate(new Date(Date.parse(asOf) + DAY_MS));
  const months = monthsBetween(monthOf(since), monthOf(until)) - (since.slice(8) > until.slice(8) ? 1 : 0);
  return months < 1 ? 'moins d’un mois' : formatCount(months, 'mois', 'mois');
}

/**
 * The five steps from a referenced software to structured documents. A lab stands on the highest that a fact proves; one
 * below it that no fact proves is `skipped`, not done.
 */
export function ladderOf(facts: LadderFacts): LadderStep[] {
  const steps: (Reached & Pick<LadderStep, 'key' | 'label'>)[] = [
    { key: 'referenced', label: 'Référencé', ...referenced(facts) },
    { key: 'ordered', label: 'Commandé', ...ordered(facts) },
    { key: 'installed', label: 'Installé', ...installed(facts) },
    { key: 'n1', label: 'Alimente en N1', ...fed(facts) },
    { key: 'n3', label: 'Alimente en N3', ...structured(facts) },
  ];
  const stands = steps.findLastIndex(({ since }) => since !== null);
  return steps.map(({ key, label, since, lines }, i) => {
    if (i > stands) return { key, label, state: 'ahead', lines };
    if (since === null) return { key, label, state: 'skipped', lines };
    if (i < stands) return { key, label, state: 'done', lines };
    return { key, label, state: 'current', lines: [`en est là depuis ${duration(since, facts.asOf)}`, ...lines] };
  });
}
