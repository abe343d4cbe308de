import { PALETTE } from './palette';

/** The 45° hatch of an incomplete value, to be filled with `url(#id)`. */
export function Hatch({ id, colour = PALETTE.actual }: { id: string; colour?: string }) {
  return (
    <defs>
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} fill={PALETTE.white} />
        <rect width={3} height={6} fill={colour} />
      </pattern>
    </defs>
  );
}
