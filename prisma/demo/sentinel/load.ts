import type pg from 'pg';
import { ACCOUNTS } from '../accounts';
import { addDays } from '../calendar';
import { copyRows } from '../copy';
import type { DemoData } from '../generate';
import { ago } from './days';
import { generateSentinel } from './generate';
import type { Sentinel } from './rows';
import type { StoryOwner } from './story';

const ORGANISATIONS = [
  'DNS',
  'Cnam',
  'ANS',
  'ARS Bretagne',
  'ARS Île-de-France',
  'GRADeS',
  'Ormélis',
  'Sillage Logiciels',
  'Verdance',
];
const dns = ACCOUNTS[1];

const ownerColumns = <Row>(ownerOf: (row: Row) => StoryOwner | null) => ({
  owner_kind: (row: Row) => ownerOf(row)?.kind ?? null,
  owner_region_code: (row: Row) => ownerOf(row)?.region ?? null,
  owner_vendor_slug: (row: Row) => ownerOf(row)?.vendor ?? null,
});

async function loadIssues(client: pg.Client, { issues, feedbacks, events }: Sentinel): Promise<void> {
  // A duplicate names an issue that is not there yet: the oldest come first, so it is told after.
  await copyRows(client, 'issue', issues, {
    id: ({ id }) => id,
    title: ({ story }) => story.title,
    statement: ({ story }) => story.statement,
    category_code: ({ story }) => (story.category === 'DIFF-INS-QUAL' ? 'DIFF-INS-ORG' : story.category),
    severity: ({ story }) => story.severity,
    state: ({ story }) => story.state,
    region_code: ({ story }) => story.region,
    ...ownerColumns<Sentinel['issues'][number]>(({ story }) => story.owner),
    follower_id: ({ story }) => (story.state === 'TO_QUALIFY' ? null : (dns?.id ?? null)),
    opened_on: ({ openedOn }) => openedOn,
    due_on: ({ story }) => (story.due === null ? null : ago(-story.due)),
    fixed_on: ({ story }) => (story.fixed === undefined ? null : ago(story.fixed)),
    closed_on: ({ story }) => (story.closed ? ago(story.closed.on) : null),
    closing_reason: ({ story }) => story.closed?.reason ?? null,
  });
  for (const { id, mergedInto } of issues) {
    if (mergedInto !== null) await client.query('UPDATE issue SET merged_into_id = $2 WHERE id = $1', [id, mergedInto]);
  }
  const labs = issues.flatMap(({ id, labs }) => labs.map((finess) => ({ id, finess })));
  await copyRows(client, 'issue_lab', labs, { issue_id: ({ id }) => id, legal_entity_finess: ({ finess }) => finess });
  const products = issues.flatMap(({ id, story }) =>
    [story.product, story.also].flatMap((product) => (product ? [{ id, story, product }] : [])),
  );
  await copyRows(client, 'issue_product', products, {
    issue_id: ({ id }) => id,
    product_code: ({ product }) => product,
    versions: ({ story }) => story.versions ?? null,
    fixed_in: ({ story }) => story.fixedIn ?? null,
  });
  await copyRows(client, 'feedback', feedbacks, {
    id: ({ id }) => id,
    client_key: ({ clientKey }) => clientKey,
    user_id: ({ person }) => person.id,
    author_label: ({ person }) => person.name,
    organisation: ({ person }) => person.org,
    region_code: ({ region }) => region,
    legal_entity_finess: ({ lab }) => lab,
    product_code: ({ product }) => product,
    category_code: ({ category }) => category,
    severity: ({ severity }) => severity,
    channel: ({ channel }) => channel,
    body: ({ body }) => body,
    me_too: ({ meToo }) => meToo,
    state: ({ state }) => state,
    issue_id: ({ issue }) => issue,
    reason: ({ reason }) => reason,
    qualified_at: ({ qualifiedAt }) => qualifiedAt,
    qualified_by: ({ qualifiedAt, meToo }) => (qualifiedAt === null || meToo ? null : (dns?.name ?? null)),
    created_at: ({ at }) => at,
  });
  await copyRows(client, 'issue_event', events, {
    issue_id: ({ issue }) => issue,
    at: ({ at }) => at,
    kind: ({ kind }) => kind,
    actor_label: ({ person }) => person.name,
    actor_org: ({ person }) => person.org,
    actor_id: ({ person }) => person.id,
    internal: ({ internal }) => internal,
    details: ({ details }) => JSON.stringify(details),
  });
}

async function loadWork(client: pg.Client, { actions, answers, comments, meetings }: Sentinel): Promise<void> {
  await copyRows(client, 'meeting', meetings, {
    id: ({ id }) => id,
    title: () => 'Comité de suivi de l’opération sentinelle',
    held_on: ({ heldOn }) => heldOn,
    organisations: () => `{${ORGANISATIONS.map((name) => `"${name}"`).join(',')}}`,
    state: ({ held }) => (held ? 'HELD' : 'PLANNED'),
    summary: ({ summary }) => summary,
  });
  const items = meetings.flatMap(({ id, items }) =>
    items.map((item, i) => ({ meeting: id, position: i + 1, ...item })),
  );
  await copyRows(client, 'meeting_item', items, {
    id: ({ id }) => id,
    meeting_id: ({ meeting }) => meeting,
    position: ({ position }) => position,
    subject: ({ subject }) => subject,
    issue_id: ({ issue }) => issue,
    decision: ({ decision }) => decision,
  });
  await copyRows(client, 'action', actions, {
    id: ({ id }) => id,
    issue_id: ({ issue }) => issue,
    meeting_item_id: ({ item }) => item,
    kind: ({ kind }) => kind,
    what: ({ what }) => what,
    ...ownerColumns<Sentinel['actions'][number]>(({ owner }) => owner),
    made_on: ({ made }) => ago(made),
    due_on: ({ due }) => ago(-due),
    state: ({ state }) => state,
    done_on: ({ done }) => (done === undefined ? null : ago(done)),
    result: ({ result }) => result ?? null,
  });
  await copyRows(client, 'vendor_answer', answers, {
    id: ({ id }) => id,
    issue_id: ({ issue }) => issue,
    vendor_slug: ({ vendor }) => vendor,
    kind: ({ kind }) => kind,
    version: ({ version }) => version ?? null,
    planned_on: ({ planned }) => (planned === undefined ? null : ago(planned)),
    body: ({ body }) => body,
    author_label: ({ person }) => person.name,
    created_at: ({ on }) => `${ago(on)}T15:20:00Z`,
  });
  await copyRows(client, 'issue_comment', comments, {
    id: ({ id }) => id,
    issue_id: ({ issue }) => issue,
    user_id: ({ person }) => person.id,
    author_label: ({ person }) => person.name,
    author_org: ({ person }) => person.org,
    body: ({ body }) => body,
    internal: ({ internal }) => internal,
    created_at: ({ at }) => at,
  });
}

/** Follows: the two ARS their region, each of the two vendors its product; last visits a week ago. */
async function loadFollows(client: pg.Client): Promise<void> {
  const followed = [
    { email: 'ars-idf@demo.test', region: '11', product: null },
    { email: 'ars-bre@demo.test', region: '53', product: null },
    { email: 'editeur-a@demo.test', region: null, product: 'ORMELIS-LAB' },
    { email: 'editeur-b@demo.test', region: null, product: 'CALANQUE-SIL' },
  ].flatMap((one) => ACCOUNTS.filter(({ email }) => email === one.email).map(({ id }) => ({ ...one, id })));
  await copyRows(client, 'subscription', followed, {
    user_id: ({ id }) => id,
    region_code: ({ region }) => region,
    product_code: ({ product }) => product,
    created_at: () => `${addDays(ago(0), -120)}T08:00:00Z`,
  });
  await copyRows(client, 'news_reading', ACCOUNTS, { user_id: ({ id }) => id, seen_at: () => `${ago(7)}T08:00:00Z` });
}

/** The sentinel operation of the demo. */
export async function loadSentinel(client: pg.Client, data: DemoData): Promise<void> {
  const sentinel = generateSentinel(data);
  await loadIssues(client, sentinel);
  await loadWork(client, sentinel);
  await loadFollows(client);
  for (const table of ['issue', 'feedback', 'meeting', 'meeting_item', 'action', 'vendor_answer', 'issue_comment']) {
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM "${table}"))`);
  }
}
