import { db } from '../db';
import { peopleWhoRead } from './people-sql';

type Choice = { code: string; label: string };

/** What the forms of an issue's page offer to the task force. */
export type IssueChoices = {
  categories: Choice[];
  regions: Choice[];
  /** As `ownerInput` reads them. */
  owners: Choice[];
  /** Of the task force, by account. */
  followers: Choice[];
  products: Choice[];
  /** Labs attached to the issue, as they were attached. */
  labs: Choice[];
};

/** What may be chosen on the page of an issue. For the task force: the caller has checked. */
export async function readIssueChoices(issueId: number): Promise<IssueChoices> {
  const [categories, regions, vendors, followers, products, labs] = await Promise.all([
    db().issueCategory.findMany({ orderBy: { position: 'asc' } }),
    db().region.findMany({ orderBy: { name: 'asc' } }),
    db().vendor.findMany({ orderBy: { name: 'asc' } }),
    db().user.findMany({
      where: { active: true, grants: { some: { role: { in: ['ADMIN', 'TASKFORCE'] } } } },
      orderBy: { name: 'asc' },
    }),
    db().product.findMany({ include: { vendor: true }, orderBy: { name: 'asc' } }),
    db().issueLab.findMany({
      where: { issueId },
      include: { legalEntity: { select: { name: true } } },
      orderBy: { legalEntity: { name: 'asc' } },
    }),
  ]);
  return {
    categories: categories.map(({ code, label, parentCode }) => ({
      code,
      label: parentCode === null ? label : `\u00A0\u00A0\u00A0${label}`,
    })),
    regions: regions.map(({ code, name }) => ({ code, label: name })),
    owners: [
      { code: 'DNS', label: 'DNS' },
      { code: 'CNAM', label: 'Cnam' },
      { code: 'ANS', label: 'ANS' },
      ...vendors.map(({ slug, name }) => ({ code: `VENDOR:${slug}`, label: name })),
      ...regions.map(({ code, name }) => ({ code: `REGION:${code}`, label: `ARS ${name}` })),
    ],
    followers: followers.map(({ id, name }) => ({ code: id, label: name })),
    products: products.map(({ code, name, vendor }) => ({ code, label: `${name}, ${vendor.name}` })),
    labs: labs.map(({ legalEntityFiness, legalEntity }) => ({
      code: legalEntityFiness,
      label: `${legalEntity.name} (${legalEntityFiness})`,
    })),
  };
}

/** Names that a comment may mention; for the services of the State: the caller has checked. */
export async function readMentionable(regionCode: string | null): Promise<string[]> {
  return (await peopleWhoRead(db(), regionCode)).map(({ name }) => name);
}
