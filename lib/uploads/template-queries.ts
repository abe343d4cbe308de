import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import type { Sheet } from '../tabular/write';
import type { UploadKind } from './kinds';
import { readExpectedLabs, readInstalledBase, readMonthToDeposit } from './queries';
import { cnamSheet, installedBaseSheet, orderSheet, seriesSheet, templateSheet } from './sheets';

type Template = { sheet: Sheet; fileName: string };

const TEMPLATES: Record<UploadKind, (vendorSlug: string | null) => Promise<Template>> = {
  feeds: async (vendorSlug) => {
    const month = vendorSlug === null ? lastCompleteMonth() : await readMonthToDeposit(vendorSlug);
    const labs = vendorSlug === null ? [] : await readExpectedLabs(vendorSlug, month);
    return { sheet: templateSheet(month, labs), fileName: `modele-depot-${month}` };
  },
  installations: async (vendorSlug) => {
    const lines = vendorSlug === null ? [] : await readInstalledBase(vendorSlug);
    return { sheet: installedBaseSheet(lines), fileName: 'modele-parc-installe' };
  },
  orders: async () => ({ sheet: orderSheet(), fileName: 'modele-commandes' }),
  'cnam-feeds': async () => ({ sheet: cnamSheet(), fileName: 'modele-mesures-cnam' }),
  series: async () => ({ sheet: seriesSheet(), fileName: 'modele-series' }),
};

/** The file to fill in for a kind of deposit, with what is known of the viewer's own; the titles alone for the State. */
export function readTemplate(viewer: Viewer, kind: UploadKind): Promise<Template> {
  return TEMPLATES[kind](viewer.vendor?.slug ?? null);
}
