import { may, type Right } from './policy';
import type { Viewer } from './viewer';

const WAYS: readonly { href: string; label: string; right?: Right }[] = [
  { href: '/', label: 'Accueil' },
  { href: '/orders', label: 'Commandes' },
  { href: '/feeds', label: 'Alimentation' },
  { href: '/adoption', label: 'Adoption' },
  { href: '/labs', label: 'Laboratoires', right: 'labs.read' },
  { href: '/vendors', label: 'Éditeurs' },
  { href: '/uploads', label: 'Dépôts', right: 'uploads.read' },
  { href: '/issues', label: 'Irritants', right: 'issues.read' },
  { href: '/targets', label: 'Cibles' },
  { href: '/indicators', label: 'Indicateurs' },
  { href: '/admin/finess', label: 'Répertoire', right: 'registry.manage' },
];

/** The pages that this viewer may open, in the order of the menu. */
export function navigationOf(viewer: Viewer): { href: string; label: string }[] {
  return WAYS.filter(({ right }) => right === undefined || may(viewer, right)).map(({ href, label }) => ({
    href,
    label,
  }));
}
