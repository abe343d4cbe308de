import { formatList } from '../format/list';
import type { Viewer } from './viewer';

/** The viewer's role as the header says it: «Task force DNS», «ARS / GRADeS · Bretagne», the vendor's name. */
export function roleLabel(viewer: Viewer): string {
  switch (viewer.role) {
    case 'ADMIN':
      return 'Administration DNS';
    case 'TASKFORCE':
      return 'Task force DNS';
    case 'REGIONAL':
      return `ARS / GRADeS · ${formatList(viewer.regions.map(({ name }) => name))}`;
    case 'VENDOR':
      return `Éditeur · ${viewer.vendor?.name ?? ''}`;
    case 'OBSERVER':
      return 'Observation';
  }
}
