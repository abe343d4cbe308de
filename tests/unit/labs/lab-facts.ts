import type { FeedMonth, LabFeed, LabIdentity, LabInstallation, LabOrder, LabPeers, OrderStage } from '@/lib/labs/lab';
import { addMonths, type IsoDate, month } from '@/lib/month';

export const AT = month('2023-09');
export const day = (text: string) => text as IsoDate;

/** Twelve months that end in September 2023: `documents` are the last ones, all in N1; those before are not declared. */
export function feedOf(documents: (number | null)[], landmarks: Partial<LabFeed> = {}): LabFeed {
  const months = Array.from({ length: 12 }, (_, i): FeedMonth => {
    const value = documents[i - 12 + documents.length] ?? null;
    return {
      month: addMonths(AT, i - 11),
      documents: value,
      n1: value,
      n3: value === null ? null : 0,
      sites: null,
      complete: value !== null,
      source: value === null ? null : 'VENDOR',
    };
  });
  const fed = months.filter((one) => one.documents);
  return {
    months,
    firstMonth: fed[0]?.month ?? null,
    firstStructured: null,
    lastMonth: fed.at(-1)?.month ?? null,
    lastDeclared: months.findLast((one) => one.documents !== null)?.month ?? null,
    messages: { pro: null, citizen: null },
    ...landmarks,
  };
}

/** Peers whose median is the same in each of the twelve months; null: too few of them. */
export function peersOf(median: number | null, peers = 17): LabPeers {
  return {
    band: { from: 10, to: 19, label: '10 à 19 sites' },
    count: peers,
    months: feedOf([]).months.map(({ month: at }) => ({ month: at, peers, median, low: median, high: median })),
  };
}

const PRODUCTS = {
  SGL: { code: 'ORMELIS-LAB', name: 'Ormélis Lab', deviceLabel: 'Système de gestion de laboratoire' },
  LOINC: { code: 'ORMELIS-LOINC', name: 'Ormélis LOINC', deviceLabel: 'Transcodage LOINC' },
};

function productOf(device: 'SGL' | 'LOINC') {
  return { ...PRODUCTS[device], device, vendor: { slug: 'ormelis', name: 'Ormélis' } };
}

/** An order with its stages and their days. */
export function orderOf(device: 'SGL' | 'LOINC', events: [OrderStage, string][]): LabOrder {
  return {
    number: `SONS-${device}`,
    product: productOf(device),
    siteName: null,
    amountCents: 3_150_000,
    events: events.map(([stage, on]) => ({ stage, on: day(on), amountCents: null, cause: null })),
  };
}

/** What runs since 2020, of a product referenced in June 2022 unless told otherwise. */
export function installationOf(device: 'SGL' | 'LOINC', change: Partial<LabInstallation> = {}): LabInstallation {
  return {
    id: 1,
    product: productOf(device),
    version: null,
    site: null,
    absorbedName: null,
    installedOn: day('2020-01-01'),
    removedOn: null,
    referencedOn: day('2022-06-13'),
    versionReferencedOn: null,
    inPlace: true,
    ...change,
  };
}

export const IDENTITY: LabIdentity = {
  finess: '350990172',
  name: 'SELAS Korrigan Biologie',
  sector: 'PRIVATE',
  sel: true,
  town: 'Rennes',
  department: { code: '35', name: 'Ille-et-Vilaine' },
  region: { code: '53', name: 'Bretagne' },
  address: null,
  phone: null,
  openedOn: null,
  closedOn: null,
  successor: null,
  absorbed: [],
};
