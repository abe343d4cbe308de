import { BrandMark } from './brand-mark';

/** What stands for the owner of the site: the State's name where it may be shown, else the service's own mark. */
export function BrandTop({ brand }: { brand: 'etat' | 'neutre' }) {
  if (brand === 'neutre') return <BrandMark />;
  return (
    <>
      République
      <br />
      Française
    </>
  );
}
