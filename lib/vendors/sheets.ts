import { formatDate, formatMonth } from '../format/date';
import { formatList } from '../format/list';
import { lastDay } from '../month';
import type { Sheet } from '../tabular/write';
import type { VendorProduct } from './product-queries';
import type { VendorPage, VendorsPage } from './queries';

function productText({ name, device, referencings }: VendorProduct): string {
  const listed = referencings.map(
    ({ wave, version, referencedOn }) => `${wave}, version ${version}, ${formatDate(referencedOn)}`,
  );
  return `${name} (${device.code}\u00A0: ${listed.length > 0 ? formatList(listed) : 'non référencé'})`;
}

/** The table of vendors, in the order on screen. */
export function vendorsSheet({ month, region, lines }: VendorsPage): Sheet {
  return {
    name: 'editeurs',
    columns: [
      { header: 'Éditeur', key: 'vendor', type: 'text' },
      { header: 'Nombre de logiciels', key: 'products', type: 'integer' },
      { header: 'Logiciels et référencement', key: 'referencing', type: 'text' },
      { header: 'Laboratoires', key: 'labs', type: 'integer' },
      { header: 'Part des laboratoires', key: 'share', type: 'percent' },
      { header: 'Équipés (certificat DMP)', key: 'equipped', type: 'integer' },
      { header: 'Taux d’équipement', key: 'equippedShare', type: 'percent' },
      { header: 'Alimentent', key: 'feeding', type: 'integer' },
      { header: 'Part N3', key: 'level3Share', type: 'percent' },
      { header: 'Documents du mois', key: 'documents', type: 'integer' },
      { header: 'Laboratoires déclarants', key: 'reported', type: 'integer' },
      { header: 'Laboratoires attendus', key: 'expected', type: 'integer' },
    ],
    rows: lines.map((line) => [
      line.label,
      line.productCount,
      line.products?.map(productText).join('\u00A0; ') ?? null,
      line.labs,
      line.share,
      line.equipped,
      line.equippedShare,
      line.feeding,
      line.level3?.value ?? null,
      line.documents?.value ?? null,
      line.reporting?.reported ?? null,
      line.reporting?.expected ?? null,
    ]),
    notes: [`${region?.label ?? 'France'}, ${formatMonth(month)}`, `Arrêté au ${formatDate(lastDay(month))}`],
  };
}

const notesOf = ({ name, month }: VendorPage) => [
  `${name}, ${formatMonth(month)}`,
  `Arrêté au ${formatDate(lastDay(month))}`,
];

function referencingsSheet(page: VendorPage): Sheet {
  return {
    name: 'referencements',
    columns: [
      { header: 'Logiciel', key: 'product', type: 'text' },
      { header: 'Dispositif', key: 'device', type: 'text' },
      { header: 'Laboratoires', key: 'labs', type: 'integer' },
      { header: 'Vague', key: 'wave', type: 'text' },
      { header: 'Version', key: 'version', type: 'text' },
      { header: 'Référencé le', key: 'referencedOn', type: 'date' },
    ],
    rows: page.products.flatMap(({ name, device, labs, referencings }) =>
      referencings.length === 0
        ? [[name, device.code, labs, 'non référencé', null, null]]
        : referencings.map(({ wave, version, referencedOn }) => [name, device.code, labs, wave, version, referencedOn]),
    ),
    notes: notesOf(page),
  };
}

function versionsSheet(page: VendorPage): Sheet {
  return {
    name: 'versions',
    columns: [
      { header: 'Logiciel', key: 'product', type: 'text' },
      { header: 'Dispositif', key: 'device', type: 'text' },
      { header: 'Version', key: 'version', type: 'text' },
      { header: 'Laboratoires', key: 'labs', type: 'integer' },
    ],
    rows: page.products.flatMap(({ name, device, versions }) =>
      versions.map(({ version, labs }) => [name, device.code, version, labs]),
    ),
    notes: notesOf(page),
  };
}

function regionsSheet(page: VendorPage): Sheet {
  return {
    name: 'regions',
    columns: [
      { header: 'Code', key: 'code', type: 'text' },
      { header: 'Région', key: 'region', type: 'text' },
      { header: 'Laboratoires', key: 'labs', type: 'integer' },
      { header: 'Part dans la région', key: 'share', type: 'percent' },
      { header: 'Alimentent', key: 'feeding', type: 'integer' },
      { header: 'Taux d’alimentation', key: 'feedingRate', type: 'percent' },
      { header: 'Laboratoires déclarants', key: 'reported', type: 'integer' },
      { header: 'Laboratoires attendus', key: 'expected', type: 'integer' },
      { header: 'Documents du mois', key: 'documents', type: 'integer' },
    ],
    rows: page.regions.map((line) => [
      line.code,
      line.name,
      line.labs,
      line.share,
      line.feeding,
      line.feedingRate,
      line.reported,
      line.expected,
      line.documents,
    ]),
    notes: notesOf(page),
  };
}

function recordSheet(page: VendorPage): Sheet {
  const { reporting, documents, level3 } = page.record;
  return {
    name: 'declarations',
    columns: [
      { header: 'Mois', key: 'month', type: 'month' },
      { header: 'Laboratoires déclarants', key: 'reported', type: 'integer' },
      { header: 'Laboratoires attendus', key: 'expected', type: 'integer' },
      { header: 'Documents', key: 'documents', type: 'integer' },
      { header: 'Part N3', key: 'level3Share', type: 'percent' },
    ],
    rows: reporting.points.map(({ month, reported, expected }, i) => [
      month,
      reported,
      expected,
      documents.points[i]?.value ?? null,
      level3.points[i]?.value ?? null,
    ]),
    notes: notesOf(page),
  };
}

const SHEETS: { [table: string]: (page: VendorPage) => Sheet } = {
  referencements: referencingsSheet,
  versions: versionsSheet,
  regions: regionsSheet,
  declarations: recordSheet,
};

/** A table of a vendor's page (`referencements`, `versions`, `regions`, `declarations`) as a sheet; null when there is no such table. */
export function vendorSheet(page: VendorPage, table: string): Sheet | null {
  return Object.hasOwn(SHEETS, table) ? (SHEETS[table]?.(page) ?? null) : null;
}
