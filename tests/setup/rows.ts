import { createHash } from 'node:crypto';
import { db } from '@/lib/db';

/** Two vendors with one laboratory system each, one of them with a second product; wave 1 of biology references two. */
export async function insertVendors(): Promise<void> {
  await db().vendor.createMany({
    data: [
      { slug: 'alpha', name: 'Alpha' },
      { slug: 'beta', name: 'Bêta' },
    ],
  });
  await db().product.createMany({
    data: [
      { code: 'ALPHA-LAB', name: 'Alpha Lab', vendorSlug: 'alpha', deviceCode: 'SGL' },
      { code: 'BETA-SIL', name: 'Bêta SIL', vendorSlug: 'beta', deviceCode: 'SGL' },
      { code: 'BETA-LOINC', name: 'Bêta LOINC', vendorSlug: 'beta', deviceCode: 'LOINC' },
    ],
  });
}

type Lab = {
  finess: string;
  department: string;
  product: string;
  sector?: 'PRIVATE' | 'HOSPITAL';
  sel?: boolean;
  closedOn?: string;
  equippedOn?: string;
};

/** A legal entity open since 2000, running `product` since 2020. */
export async function insertLab({
  finess,
  department,
  product,
  sector = 'PRIVATE',
  sel = true,
  closedOn,
  equippedOn,
}: Lab): Promise<void> {
  await db().legalEntity.create({
    data: {
      finess,
      name: `Laboratoire ${finess}`,
      sector,
      sel,
      town: 'Ville',
      departmentCode: department,
      openedOn: new Date('2000-01-01'),
      closedOn: closedOn ? new Date(closedOn) : null,
      installations: { create: { productCode: product, installedOn: new Date('2020-01-01') } },
      ...(equippedOn && { dmpCertificates: { create: { equippedOn: new Date(equippedOn) } } }),
    },
  });
}

type Count = {
  month: string;
  finess: string;
  product?: string;
  count: number;
  level?: 'N1' | 'N3';
  channel?: 'DMP' | 'MSS_PRO' | 'MSS_CITIZEN';
  source?: 'VENDOR' | 'CNAM';
};

/** Counts as a deposit would have left them. */
export async function insertCounts(counts: Count[]): Promise<void> {
  await db().feedCount.createMany({
    data: counts.map(({ month, finess, product, count, level, channel = 'DMP', source = 'VENDOR' }) => ({
      month,
      legalEntityFiness: finess,
      productCode: product ?? null,
      channel,
      documentType: 'CR_BIO',
      level: level ?? null,
      source,
      count,
    })),
  });
}

/** A user with one grant. @returns the user's id. */
export async function insertUser(
  name: string,
  grant: { role: 'ADMIN' | 'TASKFORCE' | 'REGIONAL' | 'VENDOR' | 'OBSERVER'; regionCode?: string; vendorSlug?: string },
): Promise<string> {
  const user = await db().user.create({ data: { email: `${name}@essai.test`, name, grants: { create: grant } } });
  return user.id;
}

/** An API key whose clear text is its name. */
export async function insertApiKey(key: string, vendorSlug: string | null): Promise<void> {
  const hash = createHash('sha256').update(key).digest('hex');
  await db().apiKey.create({
    data: { label: key, hash, role: vendorSlug ? 'VENDOR' : 'TASKFORCE', vendorSlug, scopes: ['read', 'uploads'] },
  });
}
