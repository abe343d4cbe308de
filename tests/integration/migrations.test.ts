import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy, pendingSql, status } from '@/scripts/migrations/commands';
import { migrationNames, migrationSql } from '@/scripts/migrations/files';
import { isUpToDate } from '@/scripts/migrations/history';
import { emptyDatabase, freshDatabase } from '../setup/database';

let url: string;
let client: pg.Client;

beforeAll(async () => {
  url = await freshDatabase({ demo: false });
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    INSERT INTO legal_entity (finess, name, sector, sel, town, department_code, opened_on)
      VALUES ('350000011', 'Laboratoire d’essai', 'PRIVATE', true, 'Rennes', '35', '2015-01-01');
    INSERT INTO vendor (slug, name) VALUES ('essai', 'Éditeur d’essai');
    INSERT INTO product (code, name, vendor_slug, device_code) VALUES ('essai-sgl', 'Produit d’essai', 'essai', 'SGL');`);
});
afterAll(() => client.end());

describe('the migrations', () => {
  it('have the standard layout', () => {
    expect(migrationNames().length).toBeGreaterThan(0);
    for (const name of migrationNames()) expect(name).toMatch(/^\d{14}_[a-z0-9_]+$/);
  });

  it('apply in turn to a database that already holds rows', async () => {
    const database = new pg.Client({ connectionString: await emptyDatabase() });
    await database.connect();
    for (const name of migrationNames()) {
      await database.query(migrationSql(name));
      // A row of every kind that is there by now and needs no other: the next migration has to cope with it.
      await database.query(`INSERT INTO vendor (slug, name) VALUES ($1, $1)`, [name]);
    }
    const { rows } = await database.query('SELECT slug FROM vendor ORDER BY slug');
    expect(rows.map(({ slug }) => slug)).toEqual(migrationNames());
    await database.end();
  });

  it('give exactly the schema', async () => {
    expect(await pendingSql(url)).toBe('');
  });

  it('deploy once, and both ways of looking see that there is nothing left', async () => {
    const empty = await emptyDatabase();
    const [first, second] = await Promise.all([deploy(empty), deploy(empty)]);
    expect([...first, ...second]).toEqual(migrationNames());
    expect(await status(empty)).toMatchObject({ history: null, failedMigrationNames: [], editedMigrationNames: [] });
    const database = new pg.Client({ connectionString: empty });
    await database.connect();
    expect(await isUpToDate(database)).toBe(true);
    await database.query(`UPDATE _prisma_migrations SET checksum = 'edited' WHERE migration_name = $1`, [
      migrationNames()[0],
    ]);
    expect(await isUpToDate(database)).toBe(false);
    await database.end();
  });
});

describe('what the schema language cannot say', () => {
  const insertFeed = () =>
    client.query(`
      INSERT INTO feed_count (month, legal_entity_finess, product_code, channel, document_type, source, count)
      VALUES ('2023-01', '350000011', 'essai-sgl', 'DMP', 'CR_BIO', 'VENDOR', 10)`);

  it('one count per key, also where site and level are null', async () => {
    await insertFeed();
    await expect(insertFeed()).rejects.toThrow('feed_count_key');
  });

  it.each(['UPDATE audit_event SET action = $1', 'DELETE FROM audit_event WHERE action <> $1'])(
    'refuses %s',
    async (sql) => {
      await client.query(`
      INSERT INTO audit_event (at, actor, actor_label, action, subject_type, subject_id, details)
      VALUES (now(), 'system', 'système', 'upload.apply', 'upload', '1', '{}')`);
      await expect(client.query(sql, ['autre'])).rejects.toThrow('audit_event is append-only');
    },
  );

  it('a grant has the perimeter of its role, and no other', async () => {
    const grant = (role: string, region: string | null) =>
      client.query(
        `WITH account AS (INSERT INTO app_user (id, email, name) VALUES (gen_random_uuid(), gen_random_uuid()::text, 'Essai') RETURNING id)
         INSERT INTO role_grant (user_id, role, region_code) SELECT id, $1::role, $2 FROM account`,
        [role, region],
      );
    await expect(grant('REGIONAL', null)).rejects.toThrow('role_grant_perimeter');
    await expect(grant('ADMIN', '53')).rejects.toThrow('role_grant_perimeter');
    await expect(grant('REGIONAL', '53')).resolves.toMatchObject({ rowCount: 1 });
  });
});
