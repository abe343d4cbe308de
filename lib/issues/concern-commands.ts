import { z } from 'zod';
import type { Viewer } from '../access/viewer';
import { plainText } from '../plain-text';
import {
  changeIssue,
  type IssueRefusal,
  type IssueResult,
  readTyped,
  refusal,
  type Tx,
  type Typed,
} from './change-commands';
import { recordIssueEvent } from './event-commands';
import { versionInput } from './typed-input';

const TRIAGE = { right: 'issues.triage', versioned: true } as const;
const MOST_LABS = 200;
const MOST_NAMES = 5;
const FINESS = /^\d[\dAB]\d{7}$/i;

const labsSchema = z.object({
  /** FINESS numbers, or the words of one name. */
  add: z.string().overwrite(plainText).trim().max(2_000, 'Cette liste est trop longue. Ajoutez-la en plusieurs fois.'),
  /** FINESS of a lab to take off; '' is none. */
  remove: z.string(),
});

/** The labs that a text names: their FINESS, or words that only one lab has. */
async function labsNamed(tx: Tx, text: string): Promise<{ ok: true; labs: string[] } | IssueRefusal> {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.every((part) => FINESS.test(part))) {
    const asked = [...new Set(parts.map((part) => part.toUpperCase()))];
    if (asked.length > MOST_LABS)
      return refusal('invalid', 'add', `Plus de ${MOST_LABS}\u00A0laboratoires. Ajoutez-les en plusieurs fois.`);
    const found = await tx.legalEntity.findMany({ where: { finess: { in: asked } }, select: { finess: true } });
    const unknown = asked.filter((finess) => !found.some((lab) => lab.finess === finess));
    if (unknown.length === 0) return { ok: true, labs: asked };
    return refusal(
      'invalid',
      'add',
      `FINESS inconnu\u00A0: ${unknown.slice(0, MOST_NAMES).join(', ')}. Vérifiez le numéro d’EJ.`,
    );
  }
  const [row] = await tx.$queryRaw<{ words: string }[]>`select search_text(${text.slice(0, 200)}) as words`;
  const words = (row?.words ?? '').split(' ').filter(Boolean);
  const found = await tx.legalEntity.findMany({
    where: { AND: words.map((word) => ({ search: { contains: word } })), closedOn: null },
    select: { finess: true, name: true, town: true },
    orderBy: { name: 'asc' },
    take: MOST_NAMES + 1,
  });
  if (found.length === 1) return { ok: true, labs: found.map(({ finess }) => finess) };
  if (found.length === 0)
    return refusal('invalid', 'add', 'Aucun laboratoire ouvert ne porte ce nom. Saisissez son FINESS.');
  const names = found.slice(0, MOST_NAMES).map(({ finess, name, town }) => `${name}, ${town} (${finess})`);
  const more = found.length > MOST_NAMES ? '…' : '.';
  return refusal(
    'invalid',
    'add',
    `Plusieurs laboratoires portent ce nom\u00A0: ${names.join('\u202F; ')}${more} Saisissez le FINESS.`,
  );
}

/** Adds labs to an issue, by FINESS or by a name that is one lab's, or takes one off. Task force only. */
export async function changeIssueLabs(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(labsSchema, input);
  if (!read.ok) return read;
  const { add, remove } = read.values;
  if (add === '' && remove === '') return refusal('invalid', 'add', 'Saisissez un FINESS ou un nom.');
  const options = { ...TRIAGE, forbidden: 'Seule la task force change les laboratoires.', action: 'issue.labs' };
  return changeIssue(viewer, input, options, async (tx, { id }) => {
    const named = add === '' ? { ok: true as const, labs: [] } : await labsNamed(tx, add);
    if (!named.ok) return named;
    const gone =
      remove === '' ? 0 : (await tx.issueLab.deleteMany({ where: { issueId: id, legalEntityFiness: remove } })).count;
    const { count } = await tx.issueLab.createMany({
      data: named.labs.map((legalEntityFiness) => ({ issueId: id, legalEntityFiness })),
      skipDuplicates: true,
    });
    if (count === 0 && gone === 0) {
      return refusal('invalid', 'add', add === '' ? 'Ce laboratoire n’y est plus.' : 'Ce laboratoire y est déjà.');
    }
    await recordIssueEvent(tx, viewer, { issueId: id, kind: 'LABS', details: { added: count, removed: gone } });
    return { details: { added: named.labs, removed: gone === 0 ? [] : [remove] } };
  });
}

const productSchema = z.object({
  product: z.string().min(1, 'Choisissez un logiciel.'),
  versions: versionInput,
  fixedIn: versionInput,
  /** `remove` takes the product off. */
  what: z.enum(['set', 'remove']).catch('set'),
});

/** Adds a product to an issue, sets its versions, or takes it off. Task force only. */
export async function changeIssueProduct(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(productSchema, input);
  if (!read.ok) return read;
  const { product: code, versions, fixedIn, what } = read.values;
  const options = { ...TRIAGE, forbidden: 'Seule la task force change les logiciels.', action: 'issue.product' };
  return changeIssue(viewer, input, options, async (tx, { id, state }) => {
    const product = await tx.product.findUnique({ where: { code } });
    if (!product) return refusal('invalid', 'product', 'Choisissez un logiciel dans la liste.');
    const key = { issueId_productCode: { issueId: id, productCode: code } };
    const before = await tx.issueProduct.findUnique({ where: key });
    if (what === 'remove') {
      if (!before) return refusal('invalid', 'product', 'Ce logiciel n’y est plus.');
      const left = await tx.issueProduct.count({ where: { issueId: id, productCode: { not: code } } });
      if (left === 0 && state === 'AWAITING_ANSWER') {
        const message =
          'L’irritant attend la réponse de l’éditeur de ce logiciel, le seul qui y est attaché. Ajoutez-en un autre, ou changez d’abord l’état.';
        return refusal('invalid', 'product', message);
      }
      await tx.issueProduct.delete({ where: key });
      await recordIssueEvent(tx, viewer, { issueId: id, kind: 'PRODUCTS', details: { added: [], removed: [code] } });
      return { details: { removed: code } };
    }
    if (!before) {
      await tx.issueProduct.create({ data: { issueId: id, productCode: code, versions, fixedIn } });
      await recordIssueEvent(tx, viewer, { issueId: id, kind: 'PRODUCTS', details: { added: [code], removed: [] } });
      return { details: { added: code, versions, fixedIn } };
    }
    const fields: { [field: string]: [before: string | null, after: string | null] } = {
      ...(before.versions !== versions && { [`versions:${product.name}`]: [before.versions, versions] }),
      ...(before.fixedIn !== fixedIn && { [`fixedIn:${product.name}`]: [before.fixedIn, fixedIn] }),
    };
    if (Object.keys(fields).length === 0) return null;
    await tx.issueProduct.update({ where: key, data: { versions, fixedIn } });
    await recordIssueEvent(tx, viewer, { issueId: id, kind: 'CHANGED', details: { fields } });
    return { details: { fields } };
  });
}
