import { mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { FRANCE, type Place, type PlaceDimension, placeCode } from './series-key';

export type NamedPlace = { place: Place; code: string; label: string };

const SECTOR_LABEL = { PRIVATE: 'Privé', HOSPITAL: 'Établissements de santé' } as const;

const NATIONAL: NamedPlace = { place: FRANCE, code: placeCode(FRANCE), label: 'France' };

/** «Côte d’Azur»: the reference rows have the apostrophe of a keyboard. */
const typographic = (name: string) => name.replaceAll("'", '’');

const named = (place: Place, label: string): NamedPlace => ({ place, code: placeCode(place), label });

/** «Île-de-France» among the I. */
const inFrench = (a: NamedPlace, b: NamedPlace) => a.label.localeCompare(b.label, 'fr');

/** France, then the places of a dimension by name; of vendors, those that the viewer may name. */
export async function readPlaces(viewer: Viewer, by: PlaceDimension): Promise<NamedPlace[]> {
  switch (by) {
    case 'region': {
      const regions = await db().region.findMany();
      const places = regions.map(({ code, name }) => named({ ...FRANCE, region: code }, typographic(name)));
      return [NATIONAL, ...places.sort(inFrench)];
    }
    case 'sector':
      return [
        NATIONAL,
        named({ ...FRANCE, sector: 'PRIVATE' }, SECTOR_LABEL.PRIVATE),
        named({ ...FRANCE, sector: 'HOSPITAL' }, SECTOR_LABEL.HOSPITAL),
      ];
    case 'vendor': {
      const vendors = await db().vendor.findMany();
      return [
        NATIONAL,
        ...vendors
          .filter(({ slug }) => mayNameVendor(viewer, slug))
          .map(({ slug, name }) => named({ ...FRANCE, vendor: slug }, name))
          .sort(inFrench),
      ];
    }
  }
}

/** Every place that the viewer may name, by its code. */
export async function readAllPlaces(viewer: Viewer): Promise<Map<string, NamedPlace>> {
  const lists = await Promise.all([
    readPlaces(viewer, 'region'),
    readPlaces(viewer, 'sector'),
    readPlaces(viewer, 'vendor'),
  ]);
  return new Map(lists.flat().map((place) => [place.code, place]));
}
