import { createHmac } from 'node:crypto';
import { mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { env } from '../env';
import { EMITTERS } from '../figures/emitters';
import { STAGES } from '../figures/order-stages';
import type { Split } from '../figures/types';
import { STAGE_WORDS } from '../orders/stage-words';

export type SplitLabel = {
  /** Key of the rows. */
  key: string;
  /** Key and label as the viewer may read them. */
  shownKey: string;
  label: string;
};

const SECTOR_LABELS = { PRIVATE: 'Privé', HOSPITAL: 'Établissements de santé' };
const LEVEL_LABELS = { N1: 'N1', N3: 'N3', '': 'Niveau non déclaré' };
const DOCUMENT_TYPE_LABELS = { CR_BIO: 'Compte rendu de biologie' };

const listed = (labels: Record<string, string>): SplitLabel[] =>
  Object.entries(labels).map(([key, label]) => ({ key, shownKey: key, label }));

/** The same names for a vendor's competitors on every page and every month, in an order that only this server's secret gives. */
function anonymised<T extends { key: string; vendorSlug: string; label: string }>(
  viewer: Viewer,
  rows: T[],
  word: string,
): SplitLabel[] {
  const rank = ({ key }: T) =>
    createHmac('sha256', env().NEXTAUTH_SECRET)
      .update(`${viewer.vendor?.slug ?? ''} ${key}`)
      .digest('hex');
  const own = rows.filter((row) => mayNameVendor(viewer, row.vendorSlug));
  const others = rows
    .filter((row) => !mayNameVendor(viewer, row.vendorSlug))
    .sort((a, b) => rank(a).localeCompare(rank(b)));
  return [
    ...own.map(({ key, label }) => ({ key, shownKey: key, label })),
    ...others.map(({ key }, i) => ({ key, shownKey: `autre-${i + 1}`, label: `${word} ${i + 1}` })),
  ];
}

/** The keys of a split in the order of display, with what the viewer may read of them: vendors see each other anonymised. */
export async function readSplitLabels(viewer: Viewer, by: Split): Promise<SplitLabel[]> {
  switch (by) {
    case 'emitter':
      return EMITTERS.map(({ key, label }) => ({ key, shownKey: key, label }));
    case 'sector':
      return listed(SECTOR_LABELS);
    case 'level':
      return listed(LEVEL_LABELS);
    case 'documentType':
      return listed(DOCUMENT_TYPE_LABELS);
    case 'stage':
      return STAGES.map((stage) => ({ key: stage, shownKey: stage, label: STAGE_WORDS[stage].reached }));
    case 'category': {
      const categories = await db().issueCategory.findMany({
        where: { children: { none: {} } },
        orderBy: { position: 'asc' },
      });
      return categories.map(({ code, label }) => ({ key: code, shownKey: code, label }));
    }
    case 'region': {
      const regions = await db().region.findMany({ orderBy: { name: 'asc' } });
      return regions.map(({ code, name }) => ({ key: code, shownKey: code, label: name }));
    }
    case 'vendor': {
      const vendors = await db().vendor.findMany({ orderBy: { name: 'asc' } });
      return anonymised(
        viewer,
        vendors.map(({ slug, name }) => ({ key: slug, vendorSlug: slug, label: name })),
        'Éditeur',
      );
    }
    case 'product': {
      const products = await db().product.findMany({ orderBy: { name: 'asc' } });
      return anonymised(
        viewer,
        products.map(({ code, name, vendorSlug }) => ({ key: code, vendorSlug, label: name })),
        'Produit',
      );
    }
  }
}
