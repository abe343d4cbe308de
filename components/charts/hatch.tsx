import { PALETTE } from './palette';

/** The 45° hatch of an incomplete value, to be filled with `url(#id)`. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill={PALETTE.white} />
        <rect width={3} height={6} fill={PALETTE.actual} />
      </pattern>
    </defs>
  );
}
