import type { Prisma } from '../generated/prisma/client';
import type { OwnerKind } from '../generated/prisma/enums';
import type { OwnerInput } from './typed-input';
import { ownerName } from './words';

/** The name of an owner; null when there is no such region or vendor. */
export async function nameOfOwner(
  tx: Prisma.TransactionClient,
  { kind, region, vendor }: OwnerInput,
): Promise<string | null> {
  const [ofRegion, ofVendor] = [
    region === null ? null : await tx.region.findUnique({ where: { code: region }, select: { name: true } }),
    vendor === null ? null : await tx.vendor.findUnique({ where: { slug: vendor }, select: { name: true } }),
  ];
  if ((region !== null && !ofRegion) || (vendor !== null && !ofVendor)) return null;
  return ownerName({ kind, region: ofRegion?.name ?? null, vendor: ofVendor?.name ?? null });
}

type OwnerColumns = { ownerKind: OwnerKind | null; ownerRegionCode: string | null; ownerVendorSlug: string | null };

/** An owner as a form and an address name it: `DNS`, `REGION:53`, `VENDOR:ormelis`; '' when there is none. */
export function ownerCode({ ownerKind, ownerRegionCode, ownerVendorSlug }: OwnerColumns): string {
  const of = ownerRegionCode ?? ownerVendorSlug;
  if (ownerKind === null) return '';
  return of === null ? ownerKind : `${ownerKind}:${of}`;
}
