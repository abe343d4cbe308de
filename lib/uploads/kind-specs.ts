import type { UploadKindSpec } from './kind-spec';
import type { UploadKind } from './kinds';
import { cnamFeeds } from './kinds/cnam-feeds';
import { feeds } from './kinds/feeds';
import { installations } from './kinds/installations';
import { orders } from './kinds/orders';
import { series } from './kinds/series';

/** Where a kind is found by its name. */
export const KIND_SPECS: Record<UploadKind, UploadKindSpec> = {
  feeds,
  installations,
  orders,
  'cnam-feeds': cnamFeeds,
  series,
};
