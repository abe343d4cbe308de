import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db';
import type { IssueState, Severity } from '@/lib/generated/prisma/enums';
import { insertCounts, insertLab, insertVendors } from './rows.ts';

/** Labs by one letter: A, B, E of Bretagne under Alpha, C and D of the Ain under Bêta, F concerned by nothing. E was taken over by A. */
const LABS = {
  A: '350000022',
  B: '350000030',
  C: '010000024',
  D: '010000032',
  E: '290000017',
  F: '290000025',
} as const;

type Issue = {
  id: number;
  title?: string;
  category: string;
  severity: Severity;
  state: IssueState;
  region?: string;
  labs: (keyof typeof LABS)[];
  products: string[];
  openedOn: string;
  dueOn?: string;
  closedOn?: string;
  mergedInto?: number;
  vendorOwner?: string;
};

const day = (text: string | undefined) => (text === undefined ? null : new Date(text));

async function insertIssue(issue: Issue): Promise<void> {
  await db().issue.create({
    data: {
      id: issue.id,
      title: issue.title ?? `Irritant ${issue.id}`,
      statement: 'Énoncé.',
      categoryCode: issue.category,
      severity: issue.severity,
      state: issue.state,
      regionCode: issue.region ?? null,
      ownerKind: issue.vendorOwner ? 'VENDOR' : null,
      ownerVendorSlug: issue.vendorOwner ?? null,
      openedOn: new Date(issue.openedOn),
      dueOn: day(issue.dueOn),
      closedOn: day(issue.closedOn),
      closingReason: issue.closedOn ? 'Réglé.' : null,
      mergedIntoId: issue.mergedInto ?? null,
      labs: { create: issue.labs.map((lab) => ({ legalEntityFiness: LABS[lab] })) },
      products: { create: issue.products.map((productCode) => ({ productCode })) },
    },
  });
}

type Feedback = { at: string; state: 'TO_QUALIFY' | 'ATTACHED'; qualifiedAt?: string; issueId?: number };

async function insertFeedback({ at, state, qualifiedAt, issueId }: Feedback): Promise<void> {
  await db().feedback.create({
    data: {
      clientKey: randomUUID(),
      authorLabel: 'Maëlle Le Goff',
      organisation: 'ARS Bretagne',
      regionCode: '53',
      categoryCode: 'DIFF-BUG',
      severity: 'SLOWS',
      channel: 'VISIT',
      body: 'Ce que l’auteur a dit.',
      state,
      issueId: issueId ?? null,
      qualifiedAt: day(qualifiedAt),
      createdAt: new Date(at),
    },
  });
}

/**
 * Six issues: 1 to 4 open (1 and 2 national and sharing A, 3 of Bretagne, 4 of Auvergne-Rhône-Alpes), 5 closed, 6 a duplicate of 2.
 * In September 2023 A sent 1 000 documents, C 3 000 and F 4 000; B last declared in July (400), D in June, which is too long ago.
 */
export async function insertSixIssues(): Promise<void> {
  await insertVendors();
  for (const lab of ['A', 'B', 'E', 'F'] as const) {
    await insertLab({ finess: LABS[lab], department: LABS[lab].slice(0, 2), product: 'ALPHA-LAB' });
  }
  for (const lab of ['C', 'D'] as const) {
    await insertLab({ finess: LABS[lab], department: '01', product: 'BETA-SIL' });
  }
  await db().legalEntity.update({
    where: { finess: LABS.E },
    data: { closedOn: new Date('2023-08-01'), mergedIntoFiness: LABS.A },
  });
  await insertCounts([
    { month: '2023-08', finess: LABS.A, product: 'ALPHA-LAB', count: 800 },
    { month: '2023-09', finess: LABS.A, product: 'ALPHA-LAB', count: 1_000 },
    { month: '2023-07', finess: LABS.B, product: 'ALPHA-LAB', count: 400 },
    { month: '2023-09', finess: LABS.C, product: 'BETA-SIL', count: 3_000 },
    { month: '2023-06', finess: LABS.D, product: 'BETA-SIL', count: 900 },
    { month: '2023-09', finess: LABS.F, product: 'ALPHA-LAB', count: 4_000 },
  ]);
  const issues: Issue[] = [
    {
      id: 1,
      title: 'L’accueil ne sait plus qui qualifie',
      category: 'DIFF-INS-ORG',
      severity: 'SLOWS',
      state: 'ANALYSIS',
      labs: ['A', 'B', 'E'],
      products: ['ALPHA-LAB'],
      openedOn: '2023-08-01',
      dueOn: '2023-09-29',
    },
    {
      id: 2,
      category: 'DIFF-BUG',
      severity: 'BLOCKS',
      state: 'PLANNED',
      labs: ['A', 'C'],
      products: ['ALPHA-LAB', 'BETA-SIL'],
      openedOn: '2023-09-05',
      vendorOwner: 'beta',
    },
    {
      id: 3,
      category: 'DIFF-INS-PATIENT',
      severity: 'WORKAROUND',
      state: 'EFFECT_TO_CONFIRM',
      region: '53',
      labs: ['B'],
      products: [],
      openedOn: '2023-09-20',
      dueOn: '2023-10-20',
    },
    {
      id: 4,
      category: 'DIFF-LOINC',
      severity: 'WORKAROUND',
      state: 'TO_QUALIFY',
      region: '84',
      labs: ['D'],
      products: ['BETA-SIL'],
      openedOn: '2023-10-01',
      dueOn: '2023-10-05', // today: not late yet
    },
    {
      id: 5,
      category: 'DIFF-BUG',
      severity: 'SLOWS',
      state: 'CLOSED',
      labs: ['A'],
      products: ['ALPHA-LAB'],
      openedOn: '2023-07-01',
      closedOn: '2023-09-15',
    },
    {
      id: 6,
      category: 'DIFF-BUG',
      severity: 'BLOCKS',
      state: 'CLOSED',
      labs: ['D'],
      products: ['ALPHA-LAB'],
      openedOn: '2023-09-06',
      closedOn: '2023-09-08',
      mergedInto: 2,
    },
  ];
  for (const issue of issues) await insertIssue(issue);
  await db().action.create({
    data: {
      issueId: 2,
      kind: 'ACTION-FIX',
      what: 'Corriger',
      ownerKind: 'DNS',
      madeOn: new Date('2023-09-06'),
      dueOn: new Date('2023-10-02'),
    },
  });
  await insertFeedback({ at: '2023-09-20T10:00:00Z', state: 'TO_QUALIFY' });
  await insertFeedback({
    at: '2023-09-10T10:00:00Z',
    state: 'ATTACHED',
    issueId: 2,
    qualifiedAt: '2023-10-02T09:00:00Z',
  });
  await insertFeedback({
    at: '2023-09-01T10:00:00Z',
    state: 'ATTACHED',
    issueId: 2,
    qualifiedAt: '2023-09-05T09:00:00Z',
  });
}
