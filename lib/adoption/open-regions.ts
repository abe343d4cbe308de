import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import type { OpenRegions } from './links';

/** Where the numbers of the page can lead this viewer. */
export function openRegionsOf(viewer: Viewer): OpenRegions {
  if (!may(viewer, 'labs.read') || viewer.role === 'VENDOR') return [];
  return viewer.role === 'REGIONAL' ? viewer.regions.map(({ code }) => code) : 'all';
}
