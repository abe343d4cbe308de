import type { IsoDate } from '../../month';

/** The columns of a deposit of installed products, by their names in a file. */
export const INSTALLATION_COLUMNS = [
  'finess',
  'produit',
  'version',
  'date_installation',
  'date_certificat_dmp',
] as const;
export type InstallationColumn = (typeof INSTALLATION_COLUMNS)[number];
export const INSTALLATION_REQUIRED: readonly InstallationColumn[] = ['finess', 'produit', 'date_installation'];

/** A row as it was read; null: the cell is empty, and says nothing of what is known. */
export type InstallationRow = {
  line: number;
  finess: string;
  /** Of the structure, for the report. */
  name: string;
  legalEntity: string;
  site: string | null;
  product: { code: string; name: string };
  version: string | null;
  installedOn: IsoDate | null;
  /** The EJ's, whatever the site. */
  equippedOn: IsoDate | null;
};
