import type { IsoDate } from '../month';

/** A legal entity as a file gives it, codes converted; null where the file says nothing. */
export type LegalEntityRecord = {
  kind: 'legalEntity';
  line: number;
  finess: string;
  name: string;
  siren: string | null;
  legalStatus: string | null; // TRE_R72
  town: string | null;
  department: string | null; // INSEE: 01 … 95, 2A, 2B, 971 …
  address: string | null;
  postcode: string | null;
  phone: string | null;
  openedOn: IsoDate | null;
  closed: boolean;
  closedOn: IsoDate | null; // first day it no longer exists, maybe one to come
};

/** A geographic establishment; position in WGS 84 degrees. */
export type SiteRecord = {
  kind: 'site';
  line: number;
  finess: string;
  owner: string; // FINESS number of its legal entity
  name: string;
  category: string;
  siret: string | null;
  town: string | null;
  department: string | null;
  address: string | null;
  postcode: string | null;
  phone: string | null;
  openedOn: IsoDate | null;
  closed: boolean;
  closedOn: IsoDate | null;
  longitude: number | null;
  latitude: number | null;
};

/** The position of a site, which the legacy files give apart. */
export type PositionRecord = { kind: 'position'; line: number; finess: string; longitude: number; latitude: number };

/** A site of the list of hospital labs. */
export type HospitalSiteRecord = {
  kind: 'hospitalSite';
  line: number;
  finess: string;
  owner: string;
  name: string;
  town: string;
  department: string;
  category: string | null;
  siret: string | null;
};

/** The day the data stood at. */
export type ExtractionRecord = { kind: 'extraction'; line: number; on: IsoDate };

/** Something to look at that does not stop the import; French. */
export type WarningRecord = { kind: 'warning'; line: number; message: string };

/** The file is refused whole: nothing after it is read. French. */
export type RefusalRecord = { kind: 'refusal'; line: number; message: string };

/** What a reader yields, in the file's order. A refusal is the last. */
export type FinessRecord =
  | LegalEntityRecord
  | SiteRecord
  | PositionRecord
  | HospitalSiteRecord
  | ExtractionRecord
  | WarningRecord
  | RefusalRecord;

/** Bytes of a file, in order. */
export type Bytes = AsyncIterable<Uint8Array>;
