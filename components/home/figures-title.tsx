import { regionWithArticle } from '@/lib/format/region';
import { capital } from '@/lib/format/text';

/** Parts what a role comes for from the figures that all roles read: «L’Île-de-France en chiffres». */
export function FiguresTitle({ region }: { region: { code: string; label: string } | null }) {
  const name = region === null ? 'la France' : regionWithArticle(region.code, region.label);
  return <h2 className="vs-home-figures">{`${capital(name)} en chiffres`}</h2>;
}
