// Arcep keeps these numbers for fiction (decision 2018-0881): nobody answers. None is kept overseas.
const RANGES = { paris: '019900', northWest: '026191', northEast: '035301', southEast: '046571', southWest: '053649' };
const ZONES: { [region: string]: keyof typeof RANGES } = {
  11: 'paris',
  24: 'northWest',
  28: 'northWest',
  52: 'northWest',
  53: 'northWest',
  27: 'northEast',
  32: 'northEast',
  44: 'northEast',
  84: 'southEast',
  93: 'southEast',
  94: 'southEast',
  75: 'southWest',
  76: 'southWest',
};
const SOUTH_EAST_OF_OCCITANIE = ['11', '30', '34', '48', '66'];

/** A telephone number of fiction for a lab, of its part of France; null overseas. */
export function fictionalPhone(finess: string, department: string, region: string): string | null {
  const zone = SOUTH_EAST_OF_OCCITANIE.includes(department) ? 'southEast' : ZONES[region];
  return zone === undefined ? null : RANGES[zone] + finess.slice(-5, -1);
}
