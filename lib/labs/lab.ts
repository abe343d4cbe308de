import type { PeerMonth, SizeBand } from '../figures/peers';
import type { ContactKind, OrderStage, Sector } from '../generated/prisma/enums';
import type { IsoDate, Month } from '../month';

export type { ContactKind, OrderStage };

/** A lab as it was at the end of the month shown, and what became of it. */
export type LabIdentity = {
  finess: string;
  name: string;
  sector: Sector;
  sel: boolean;
  town: string;
  department: { code: string; name: string };
  region: { code: string; name: string };
  address: string | null;
  /** Of the EJ, else of one of its sites. */
  phone: string | null;
  openedOn: IsoDate | null;
  /** First day on which it no longer exists. */
  closedOn: IsoDate | null;
  /** The lab that its facts belong to now; `visible`: the viewer may open its page. */
  successor: { finess: string; name: string; visible: boolean } | null;
  /** Those whose facts are its own at that date. */
  absorbed: { finess: string; name: string; on: IsoDate }[];
};

export type LabProduct = {
  code: string;
  name: string;
  device: string;
  deviceLabel: string;
  vendor: { slug: string; name: string };
};

export type LabInstallation = {
  id: number;
  product: LabProduct;
  version: string | null;
  site: { finess: string; name: string } | null;
  /** The name of the EJ that it came with, absorbed since; null: the lab's own. */
  absorbedName: string | null;
  installedOn: IsoDate;
  removedOn: IsoDate | null;
  /** The first referencing of the product, of any version. */
  referencedOn: IsoDate | null;
  /** The referencing of that very version. */
  versionReferencedOn: IsoDate | null;
  /** On the day the page is about. */
  inPlace: boolean;
};

export type LabOrder = {
  number: string;
  product: LabProduct;
  siteName: string | null;
  /** Euro cents, before tax. */
  amountCents: number;
  /** By day. */
  events: { stage: OrderStage; on: IsoDate; amountCents: number | null; cause: string | null }[];
};

/** DMP documents of a month. Null: not declared. */
export type FeedMonth = {
  month: Month;
  documents: number | null;
  n1: number | null;
  n3: number | null;
  /** Sites with a count of their own, and sites open; null where the counts are the whole lab's. */
  sites: { reported: number; open: number } | null;
  /** False: some of its sites have not declared. */
  complete: boolean;
  source: 'VENDOR' | 'CNAM' | null;
};

export type LabFeed = {
  /** Twelve months, the last one is the month shown. */
  months: FeedMonth[];
  /** Of all that is known up to the month shown. */
  firstMonth: Month | null;
  firstStructured: Month | null;
  lastMonth: Month | null;
  /** The last month with a declaration, a zero included. */
  lastDeclared: Month | null;
  /** MSSanté messages of the month shown. */
  messages: { pro: number | null; citizen: number | null };
};

export type LabSite = {
  finess: string;
  name: string;
  town: string;
  longitude: number | null;
  latitude: number | null;
  /** Of the month shown, when its counts are by site. */
  documents: number | null;
  level: 'N1' | 'N3' | null;
};

/** The labs it is set beside: same region, sector and size at the end of the month shown. */
export type LabPeers = {
  band: SizeBand | null;
  /** Peers, whether they feed or not. */
  count: number;
  months: PeerMonth[];
};

export type HistoryLine = {
  on: IsoDate;
  /** Only the month is known. */
  monthOnly: boolean;
  text: string;
  /** Who, and why, when a person did it. */
  by: string | null;
};

export type LabNote = {
  id: number;
  kind: ContactKind;
  occurredOn: IsoDate;
  author: string;
  body: string;
};
