import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { hiddenNames } from './hidden-names-queries';
import type { Hidden } from './mask';

/** What a viewer may know of the people and of the other vendors. */
export type Eyes = {
  viewer: Viewer;
  /** Reads names of people and what is internal. */
  state: boolean;
  /** Reads what people wrote. */
  texts: boolean;
  /** Names that must not be read. */
  hidden: Hidden[];
};

export async function eyesOf(viewer: Viewer): Promise<Eyes> {
  return {
    viewer,
    state: may(viewer, 'issues.internal'),
    texts: viewer.role !== 'OBSERVER',
    hidden: await hiddenNames(viewer),
  };
}
