import type { Viewer } from '../access/viewer';

type Place = { region: string | null; vendor: string | null };

/**
 * Whether the viewer may read sums in euros of a place: everywhere for the task force; of France and of its own regions for a
 * regional agency; of its own orders for a vendor; of France as a whole for an observer.
 */
export function readsEuros(viewer: Viewer, { region, vendor }: Place): boolean {
  switch (viewer.role) {
    case 'ADMIN':
    case 'TASKFORCE':
      return true;
    case 'REGIONAL':
      return viewer.regions.some(({ code }) => code === region) || (region === null && vendor === null);
    case 'VENDOR':
      return vendor === viewer.vendor?.slug;
    case 'OBSERVER':
      return region === null && vendor === null;
  }
}
