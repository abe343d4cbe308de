import { hash } from '@node-rs/argon2';
import pg from 'pg';
import { DEMO_PASSWORD } from '../../lib/access/demo-accounts';
import { ACCOUNTS, API_KEYS } from './accounts';
import { AS_OF, addDays, earlier } from './calendar';
import { copyRows } from './copy';
import { type DemoData, generateDemo } from './generate';
import { fictionalPhone } from './phones';
import { PUBLISHED_FIGURES } from './published-figures';
import { loadSentinel } from './sentinel/load';
import { PRODUCTS, VENDORS } from './vendors';

const WAVE = 'biologie-1';
const CREATED_AT = '2023-01-02T08:00:00Z';
const RECORDING_DAYS = 3; // from the day of an order's event to its record

async function loadVendors(client: pg.Client): Promise<void> {
  await copyRows(client, 'vendor', VENDORS, { slug: ({ slug }) => slug, name: ({ name }) => name });
  await copyRows(client, 'product', PRODUCTS, {
    code: ({ code }) => code,
    name: ({ name }) => name,
    vendor_slug: ({ vendor }) => vendor,
    device_code: ({ device }) => device,
  });
  await copyRows(
    client,
    'referencing',
    PRODUCTS.filter(({ referencedOn }) => referencedOn !== null),
    {
      product_code: ({ code }) => code,
      wave_id: () => WAVE,
      version: ({ version }) => version,
      referenced_on: ({ referencedOn }) => referencedOn,
    },
  );
}

async function loadLabs(client: pg.Client, { labs, installations, lives }: DemoData): Promise<void> {
  await copyRows(client, 'legal_entity', labs, {
    finess: ({ finess }) => finess,
    name: ({ name }) => name,
    sector: ({ sector }) => sector,
    sel: ({ sel }) => sel,
    town: ({ town }) => town,
    department_code: ({ department }) => department,
    opened_on: ({ openedOn }) => openedOn,
    phone: ({ finess, department, region }) => fictionalPhone(finess, department, region),
  });
  const sites = labs.flatMap((lab) => lab.sites.map((site) => ({ lab, site })));
  await copyRows(client, 'site', sites, {
    finess: ({ site }) => site.finess,
    legal_entity_finess: ({ lab }) => lab.finess,
    name: ({ site }) => site.name,
    town: ({ site }) => site.town,
    department_code: ({ lab }) => lab.department,
    opened_on: ({ site }) => site.openedOn,
    longitude: ({ site }) => site.longitude,
    latitude: ({ site }) => site.latitude,
  });
  await copyRows(client, 'installation', installations, {
    legal_entity_finess: ({ finess }) => finess,
    product_code: ({ product }) => product,
    version: ({ version }) => version,
    installed_on: ({ installedOn }) => installedOn,
  });
  const equipped = [...lives].filter(([, { equippedOn }]) => equippedOn !== null);
  await copyRows(client, 'dmp_certificate', equipped, {
    legal_entity_finess: ([finess]) => finess,
    equipped_on: ([, { equippedOn }]) => equippedOn,
  });
}

async function loadOrders(client: pg.Client, { orders }: DemoData): Promise<void> {
  await copyRows(client, 'sons_order', orders, {
    number: ({ number }) => number,
    legal_entity_finess: ({ lab }) => lab.finess,
    device_code: ({ device }) => device,
    product_code: ({ product }) => product,
    amount_cents: ({ amountCents }) => amountCents,
  });
  const events = orders.flatMap(({ number, events }) => events.map((event) => ({ number, ...event })));
  await copyRows(client, 'sons_order_event', events, {
    order_number: ({ number }) => number,
    stage: ({ stage }) => stage,
    occurred_on: ({ on }) => on,
    amount_cents: ({ amountCents }) => amountCents,
    cause: ({ cause }) => cause ?? null,
    recorded_at: ({ on }) => `${earlier(addDays(on, RECORDING_DAYS), AS_OF)}T08:00:00Z`,
  });
}

async function loadCounts(client: pg.Client, { counts }: DemoData): Promise<void> {
  await copyRows(client, 'feed_count', counts, {
    month: ({ month }) => month,
    legal_entity_finess: ({ finess }) => finess,
    product_code: ({ product }) => product,
    channel: ({ channel }) => channel,
    document_type: () => 'CR_BIO',
    level: ({ level }) => level,
    source: () => 'VENDOR',
    count: ({ count }) => count,
  });
}

async function loadSeries(client: pg.Client, { series }: DemoData): Promise<void> {
  const numbered = series.map((one, i) => ({ id: i + 1, ...one }));
  await copyRows(client, 'series', numbered, {
    id: ({ id }) => id,
    indicator: ({ indicator }) => indicator,
    kind: ({ kind }) => kind,
    corridor_code: ({ corridor }) => corridor,
    region_code: ({ region }) => region,
    vendor_slug: ({ vendor }) => vendor,
    emitter: ({ emitter }) => emitter,
    unit: ({ unit }) => unit,
    source: ({ source }) => source,
    as_of: ({ asOf }) => asOf,
    simulated: ({ simulated }) => simulated,
  });
  await client.query("SELECT setval(pg_get_serial_sequence('series', 'id'), $1)", [series.length]);
  const points = numbered.flatMap(({ id, points }) => points.map((point) => ({ id, ...point })));
  await copyRows(client, 'series_point', points, {
    series_id: ({ id }) => id,
    month: ({ month }) => month,
    value: ({ value }) => value,
  });
  await copyRows(client, 'published_figure', PUBLISHED_FIGURES, {
    id: ({ id }) => id,
    indicator: ({ indicator }) => indicator,
    label: ({ label }) => label,
    value: ({ value }) => value,
    unit: ({ unit }) => unit,
    month: ({ month }) => month,
    perimeter: ({ perimeter }) => perimeter,
    as_of: ({ asOf }) => asOf,
    source: ({ source }) => source,
    note: ({ note }) => note,
  });
}

async function loadAccounts(client: pg.Client): Promise<void> {
  // One password for all, so one hash: argon2 is slow on purpose.
  const passwordHash = await hash(DEMO_PASSWORD);
  await copyRows(client, 'app_user', ACCOUNTS, {
    id: ({ id }) => id,
    email: ({ email }) => email,
    name: ({ name }) => name,
    password_hash: () => passwordHash,
    created_at: () => CREATED_AT,
  });
  await copyRows(client, 'role_grant', ACCOUNTS, {
    user_id: ({ id }) => id,
    role: ({ role }) => role,
    region_code: ({ region }) => region,
    vendor_slug: ({ vendor }) => vendor,
  });
  await copyRows(client, 'api_key', API_KEYS, {
    id: ({ id }) => id,
    label: ({ label }) => label,
    hash: ({ hash }) => hash,
    role: ({ role }) => role,
    vendor_slug: ({ vendor }) => vendor,
    scopes: ({ scopes }) => `{${scopes.join(',')}}`,
  });
}

/**
 * Generates the demo's data and loads them, all or nothing, into a migrated database that has no account, lab or vendor yet.
 * @throws Error of PostgreSQL when the database cannot be reached or already holds such rows.
 */
export async function loadDemo(databaseUrl: string): Promise<void> {
  const data = generateDemo();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await loadVendors(client);
    await loadLabs(client, data);
    await loadOrders(client, data);
    await loadCounts(client, data);
    await loadSeries(client, data);
    await loadAccounts(client);
    await loadSentinel(client, data);
    await client.query('INSERT INTO instance (id, demo) VALUES (1, true)');
    await client.query('UPDATE data_version SET version = version + 1');
    await client.query('ANALYZE');
    await client.query('COMMIT');
  } finally {
    // An open transaction ends with the connection, undone.
    await client.end();
  }
}
