import { z } from 'zod';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import type { IssueState } from '../generated/prisma/enums';
import { type IsoDate, isoDate } from '../month';
import {
  changeIssue,
  closedRefusal,
  type Held,
  type IssueRefusal,
  type IssueResult,
  readTyped,
  refusal,
  type Tx,
  type Typed,
} from './change-commands';
import { readEffect } from './effect-queries';
import { effectTitle, isMeasured } from './effect-words';
import { recordIssueEvent } from './event-commands';
import { OPEN_ACTION_STATES } from './open-action';
import { OPEN_STATES, stateFault } from './state-rules';
import { dayInput, optionalWordsInput, versionInput } from './typed-input';

const stateSchema = z.object({
  state: z.enum([...OPEN_STATES, 'CLOSED'], 'Choisissez un état dans la liste.'),
  reason: optionalWordsInput,
  fixedOn: dayInput('Jour illisible. Saisissez le jour du correctif.'),
});

const FIXED_IN = 'fixedIn:';

/** The versions without the difficulty that a form names, by product: its fields are `fixedIn:<code>`. */
function fixedVersions(input: Typed): { ok: true; versions: Map<string, string> } | IssueRefusal {
  const versions = new Map<string, string>();
  for (const [name, text] of Object.entries(input)) {
    if (!name.startsWith(FIXED_IN)) continue;
    const read = readTyped(z.object({ [name]: versionInput }), { [name]: text });
    if (!read.ok) return read;
    const version = read.values[name];
    if (version) versions.set(name.slice(FIXED_IN.length), version);
  }
  return { ok: true, versions };
}

type Change = [before: string | null, after: string | null];

/** What a fix changes beside the state: its day, and the version of each product that has it. */
async function writeFix(
  tx: Tx,
  issue: Held,
  fixedOn: IsoDate | null,
  versions: ReadonlyMap<string, string>,
): Promise<{ [field: string]: Change }> {
  const fields: { [field: string]: Change } = {};
  const before = issue.fixedOn && isoDate(issue.fixedOn);
  if (fixedOn !== null && fixedOn !== before) {
    await tx.issue.update({ where: { id: issue.id }, data: { fixedOn: new Date(fixedOn) } });
    fields.fixedOn = [before, fixedOn];
  }
  const known = await tx.issueProduct.findMany({
    where: { issueId: issue.id, productCode: { in: [...versions.keys()] } },
    include: { product: true },
  });
  for (const { productCode, fixedIn, product } of known) {
    const version = versions.get(productCode) ?? null;
    if (version === fixedIn) continue;
    await tx.issueProduct.update({
      where: { issueId_productCode: { issueId: issue.id, productCode } },
      data: { fixedIn: version },
    });
    fields[`fixedIn:${product.name}`] = [fixedIn, version];
  }
  return fields;
}

/** The columns of a state: a closed issue has its day and its reason, an open one has none. */
function columnsOf(to: IssueState, reason: string) {
  return to === 'CLOSED'
    ? { state: to, closedOn: new Date(today()), closingReason: reason }
    : { state: to, closedOn: null, closingReason: null };
}

/**
 * Moves an issue to another state: fields `issueId`, `version`, `state`, with `reason` to close or to reopen, `fixedOn` and `fixedIn:<product>`
 * for a fix. Task force only. Refused when the issue has moved since the form was made, and as `stateFault` says.
 */
export async function changeIssueState(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(stateSchema, input);
  if (!read.ok) return read;
  const versions = fixedVersions(input);
  if (!versions.ok) return versions;
  const { state: to, reason, fixedOn } = read.values;
  const options = {
    right: 'issues.triage',
    forbidden: 'Seule la task force change l’état d’un irritant.',
    action: 'issue.state',
    versioned: true,
    evenClosed: true,
  } as const;
  return changeIssue(viewer, input, options, async (tx, issue) => {
    const { id, state: from } = issue;
    if (issue.mergedIntoId !== null) return closedRefusal(issue);
    const known = issue.fixedOn && isoDate(issue.fixedOn);
    const products = await tx.issueProduct.count({ where: { issueId: id } });
    const openActions = await tx.action.count({ where: { issueId: id, state: { in: OPEN_ACTION_STATES } } });
    const day = fixedOn ?? known;
    const effect = to === 'EFFECT_MEASURED' && day !== null ? await readEffect(id, day) : null;
    const unmeasured = effect && !isMeasured(effect) ? effectTitle(effect) : null;
    const asked = {
      from,
      to,
      openedOn: isoDate(issue.openedOn),
      fixedOn: day,
      reason,
      products,
      openActions,
      unmeasured,
    };
    const fault = stateFault(asked, today());
    if (fault) return refusal('invalid', fault.field, fault.message);
    // Only what leads to a measure says when the fix came.
    const fixed = to === 'EFFECT_TO_CONFIRM' || to === 'EFFECT_MEASURED' ? fixedOn : null;
    const fields = await writeFix(tx, issue, fixed, fixed === null ? new Map() : versions.versions);
    if (Object.keys(fields).length > 0)
      await recordIssueEvent(tx, viewer, { issueId: id, kind: 'CHANGED', details: { fields } });
    if (from !== to) {
      await tx.issue.update({ where: { id }, data: columnsOf(to, reason) });
      if (to === 'CLOSED')
        await recordIssueEvent(tx, viewer, { issueId: id, kind: 'CLOSED', details: { from, reason } });
      else if (from === 'CLOSED')
        await recordIssueEvent(tx, viewer, { issueId: id, kind: 'REOPENED', details: { to, reason } });
      else
        await recordIssueEvent(tx, viewer, {
          issueId: id,
          kind: 'STATE',
          details: { from, to, ...(reason && { reason }) },
        });
    }
    if (from === to && Object.keys(fields).length === 0) return null;
    return { details: { from, to, reason, fields } };
  });
}
