import { lastCompleteMonth } from '../clock';
import type { Prisma } from '../generated/prisma/client';
import { type FinessSlip, finessSlips } from './finess-slips';
import {
  type Candidate,
  finessProposals,
  nameProposals,
  type Proposal,
  productProposals,
  valueProposals,
} from './proposals';
import { readFiness } from './read-finess';
import type { UploadError } from './report';
import { unknownFinessWords } from './unknown-finess';

type Tx = Prisma.TransactionClient;

const MOST_NUMBERS = 300;
const MOST_NAMES = 60;
const LEAST_LIKENESS = 0.5;
const FINESS_CODES = ['bad-finess', 'unknown-finess'];
const PRODUCT_CODES = ['unknown-product', 'not-your-product'];

/** For whom, and the labs' names that the rows hold beside their number, by line. */
export type ProposalContext = { vendorSlug: string | null; names: ReadonlyMap<number, string> };

/** The errors with what may be meant by each; those that have proposals already keep them. Each text is looked up once. */
export async function withProposals<E extends UploadError>(
  tx: Tx,
  errors: readonly E[],
  { vendorSlug, names }: ProposalContext,
): Promise<E[]> {
  const last = lastCompleteMonth();
  const finess = await finessLookup(tx, errors, vendorSlug, names);
  const products = errors.some(({ code }) => PRODUCT_CODES.includes(code))
    ? await tx.product.findMany({
        where: vendorSlug === null ? {} : { vendorSlug },
        select: { code: true, name: true },
        orderBy: { code: 'asc' },
      })
    : [];
  return errors.map((error) => {
    if (error.proposals && error.proposals.length > 0) return error;
    const text = error.value ?? '';
    let proposals: Proposal[] = [];
    if (FINESS_CODES.includes(error.code)) proposals = finess(text, error.line);
    else if (PRODUCT_CODES.includes(error.code)) proposals = productProposals(error.code, text, products);
    else proposals = valueProposals(error.code, text, last);
    // The name of the row may decide what the number alone could not.
    const read = error.code === 'unknown-finess' ? readFiness(text) : null;
    return { ...error, proposals, ...(read?.ok && { message: unknownFinessWords(read.finess, proposals) }) };
  });
}

async function finessLookup(
  tx: Tx,
  errors: readonly UploadError[],
  vendorSlug: string | null,
  names: ReadonlyMap<number, string>,
): Promise<(text: string, line: number | null) => Proposal[]> {
  const faulty = errors.filter(({ code }) => FINESS_CODES.includes(code));
  const slips = new Map<string, FinessSlip[]>();
  for (const { value } of faulty) {
    if (slips.size >= MOST_NUMBERS) break;
    if (value && !slips.has(value)) slips.set(value, finessSlips(value));
  }
  const numbers = [...new Set([...slips.values()].flatMap((of) => of.map(({ finess }) => finess)))];
  const known = new Map(
    (numbers.length > 0 ? await readCandidates(tx, vendorSlug, numbers) : []).map((one) => [one.finess, one]),
  );
  const nameOf = (line: number | null) => (line === null ? null : (names.get(line) ?? null));
  const byNumber = (text: string, line: number | null) => finessProposals(slips.get(text) ?? [], known, nameOf(line));
  const sought = new Set<string>();
  for (const { value, line } of faulty) {
    if (sought.size >= MOST_NAMES) break;
    if (byNumber(value ?? '', line).length > 0) continue;
    const name = isName(value ?? '') ? value : nameOf(line);
    if (name) sought.add(name);
  }
  const named = sought.size > 0 ? await readByName(tx, vendorSlug, [...sought]) : new Map<string, Named[]>();
  return (text, line) => {
    const numbered = byNumber(text, line);
    if (numbered.length > 0) return numbered;
    if (isName(text)) return nameProposals(named.get(text) ?? [], false);
    return nameProposals(named.get(nameOf(line) ?? '') ?? [], true);
  };
}

/** Whether a text in place of a number is a lab's name: more letters than digits. */
function isName(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 4 && letters > (text.match(/\d/g)?.length ?? 0);
}

/** The structures that bear one of these numbers, and whether a product of the vendor runs there; null: nobody's. */
export async function readCandidates(
  tx: Tx,
  vendorSlug: string | null,
  numbers: readonly string[],
): Promise<Candidate[]> {
  return tx.$queryRaw<Candidate[]>`
    select s.finess, s.name, s.town, exists (
      select from installation i join product p on p.code = i.product_code and p.vendor_slug = ${vendorSlug}
      where i.legal_entity_finess = s.legal_entity
    ) as installed
    from (
      select finess, finess as legal_entity, name, town from legal_entity where finess = any(${numbers}::char(9)[])
      union all
      select finess, legal_entity_finess, name, town from site where finess = any(${numbers}::char(9)[])
    ) s`;
}

type Named = Candidate & { alike: number };

/** EJ of a near name, those where a product of the depositor runs first; at most four a name. */
async function readByName(tx: Tx, vendorSlug: string | null, names: readonly string[]): Promise<Map<string, Named[]>> {
  await tx.$queryRaw`select set_config('pg_trgm.word_similarity_threshold', ${String(LEAST_LIKENESS)}, true)`;
  const rows = await tx.$queryRaw<(Named & { sought: string })[]>`
    select n.sought, f.*
    from unnest(${names}::text[]) as n(sought)
    cross join lateral (
      select le.finess, le.name, le.town, exists (
               select from installation i join product p on p.code = i.product_code and p.vendor_slug = ${vendorSlug}
               where i.legal_entity_finess = le.finess
             ) as installed,
             similarity(search_text(n.sought), search_text(le.name))::float8 as alike
      from legal_entity le
      where trim(search_text(n.sought)) <% le.search
      order by installed desc, alike desc, le.finess
      limit 4
    ) f`;
  const found = new Map<string, Named[]>();
  for (const { sought, ...candidate } of rows) found.set(sought, [...(found.get(sought) ?? []), candidate]);
  return found;
}
