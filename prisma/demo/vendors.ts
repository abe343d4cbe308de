export type DemoProduct = {
  code: string;
  name: string;
  device: 'SGL' | 'LOINC';
  /** Version referenced for wave 1; null with `referencedOn`. */
  version: string | null;
  /** Day of the referencing for wave 1; null: used, not paid for. */
  referencedOn: string | null;
  /** Legal entities that run it; 0 for a transcoder, which is added to a laboratory system. */
  labs: number;
  /** Regions in which it is at home, and how much more a hospital takes it than a private lab. */
  homes: readonly string[];
  hospitals: number;
};

export type DemoVendor = { slug: string; name: string; products: readonly DemoProduct[] };

const sgl = (
  code: string,
  name: string,
  version: string | null,
  referencedOn: string | null,
  market: Pick<DemoProduct, 'labs' | 'homes' | 'hospitals'>,
): DemoProduct => ({ code, name, device: 'SGL', version, referencedOn, ...market });

const loinc = (code: string, name: string, version: string, referencedOn: string): DemoProduct => ({
  code,
  name,
  device: 'LOINC',
  version,
  referencedOn,
  labs: 0,
  homes: [],
  hospitals: 1,
});

/** The vendors of the accounts editeur-a, whose September 2023 is to be deposited, and editeur-b. */
export const DEPOSITOR = 'ormelis';
const SECOND_DEPOSITOR = 'calanque';

/**
 * Fictional vendors. As published for wave 1 (presentation of March 2023): 7 laboratory systems referenced, which hold about
 * 70 % of the market (603 of 862 labs here), and 6 vendors referenced for LOINC transcoding.
 */
export const VENDORS: readonly DemoVendor[] = [
  {
    slug: DEPOSITOR,
    name: 'Ormélis',
    products: [
      sgl('ORMELIS-LAB', 'Ormélis Lab', '4.2', '2021-12-13', { labs: 62, homes: ['53', '52', '28'], hospitals: 0.3 }),
      loinc('ORMELIS-LOINC', 'Ormélis LOINC', '2.0', '2021-12-20'),
    ],
  },
  {
    slug: SECOND_DEPOSITOR,
    name: 'Calanque Santé',
    products: [
      sgl('CALANQUE-SIL', 'Calanque SIL', '10', '2022-01-10', { labs: 54, homes: ['93', '94', '76'], hospitals: 0.6 }),
      loinc('CALANQUE-CODES', 'Calanque Codes', '3.1', '2022-02-14'),
    ],
  },
  {
    slug: 'sillage',
    name: 'Sillage Logiciels',
    products: [
      sgl('SILLAGE-BIO', 'Sillage Bio', '7.1', '2021-12-13', { labs: 118, homes: ['11', '24', '32'], hospitals: 0.2 }),
      sgl('SILLAGE-ES', 'Sillage ES', '3.0', '2022-03-21', { labs: 74, homes: ['11', '32', '44'], hospitals: 40 }),
      loinc('SILLAGE-TRANSCO', 'Sillage Transco', '1.4', '2022-01-24'),
    ],
  },
  {
    slug: 'verdance',
    name: 'Verdance',
    products: [
      sgl('VERDANCE-LABO', 'Verdance Labo', '2022', '2022-02-07', { labs: 130, homes: ['84', '27'], hospitals: 1 }),
      loinc('VERDANCE-LOINC', 'Verdance LOINC', '2022', '2022-02-07'),
    ],
  },
  {
    slug: 'altimed',
    name: 'Altimed Biologie',
    products: [
      sgl('ALTIMED-SGL', 'Altimed SGL', '5.4', '2022-01-31', { labs: 95, homes: ['75', '76'], hospitals: 1 }),
      loinc('ALTIMED-CORRESP', 'Altimed Correspondances', '5.4', '2022-05-09'),
    ],
  },
  {
    slug: 'boreal',
    name: 'Boréal Informatique',
    products: [sgl('BOREAL-LIS', 'Boréal LIS', '6', '2022-04-11', { labs: 70, homes: ['44', '32'], hospitals: 1.5 })],
  },
  {
    slug: 'quintes',
    name: 'Quintès',
    products: [
      sgl('QUINTES-GL', 'Quintès GL', null, null, { labs: 150, homes: ['75', '84', '28'], hospitals: 2.5 }),
      loinc('QUINTES-LOINC', 'Quintès LOINC', '1.0', '2022-06-13'),
    ],
  },
  {
    slug: 'orfeo',
    name: 'Orféo Systèmes',
    products: [sgl('ORFEO-LAB', 'Orféo Lab', null, null, { labs: 109, homes: [], hospitals: 1 })],
  },
];

/** Every product with its vendor's slug. */
export const PRODUCTS: readonly (DemoProduct & { vendor: string })[] = VENDORS.flatMap(({ slug, products }) =>
  products.map((product) => ({ ...product, vendor: slug })),
);

/** The product of a code. @throws RangeError when there is none. */
export function productOf(code: string | undefined): DemoProduct & { vendor: string } {
  const found = PRODUCTS.find((product) => product.code === code);
  if (!found) throw new RangeError(`no product ${code}`);
  return found;
}

/**
 * Transcoders for a lab whose vendor has none. Those of the demo's accounts stay out of it: their labs are those of their
 * laboratory system, 62 and 54.
 */
export const TRANSCODERS_FOR_OTHERS = PRODUCTS.filter(
  ({ device, vendor }) => device === 'LOINC' && vendor !== DEPOSITOR && vendor !== SECOND_DEPOSITOR,
);

/** The transcoder of a vendor; undefined when it has none. */
export function transcoderOf(vendor: string): (typeof PRODUCTS)[number] | undefined {
  return PRODUCTS.find((product) => product.device === 'LOINC' && product.vendor === vendor);
}
