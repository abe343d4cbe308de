import type pg from 'pg';
import type { IsoDate } from '../month';
import { HOSPITAL_LIST_SOURCE } from './hospital-list-reader';
import { MERGERS, NEW_IN_LIST } from './report-sql';

const ENTITY = [
  ...['name', 'sector', 'sel', 'town', 'department_code', 'siren', 'legal_status'],
  ...['address', 'postcode', 'phone', 'opened_on', 'from_finess'],
];
const SITE = [
  ...['name', 'town', 'department_code', 'category', 'siret', 'address', 'postcode', 'phone'],
  ...['opened_on', 'longitude', 'latitude', 'from_finess'],
];

const set = (columns: readonly string[]) => columns.map((column) => `${column} = i.${column}`).join(', ');
const STAYS = 'i.known and not i.gone and (i.old_closed_on is null or i.reopened)';

/**
 * Writes what `compare` found: new rows, changes with the states that they end, closures, the hospital list, proposals of merger.
 * @returns the number of rows written.
 */
export async function writeDifference(client: pg.Client, extractedOn: IsoDate | null, at: Date): Promise<number> {
  let written = 0;
  const run = async (sql: string, values: unknown[] = []) => {
    const { rowCount } = await client.query(sql, values);
    written += rowCount ?? 0;
  };
  await run(
    `insert into legal_entity (finess, ${ENTITY.join(', ')})
     select finess, ${ENTITY.join(', ')} from staged_legal_entity where not known and not gone order by finess`,
  );
  // Two imports of one day: the first has kept what was before.
  await run(
    `insert into legal_entity_past (finess, valid_until, name, sector, sel, town, department_code, closed_on)
     select i.finess, $1, i.old_name, i.old_sector, i.old_sel, i.old_town, i.old_department_code, i.old_closed_on
     from staged_legal_entity i where ${STAYS} and (i.attributes_differ or i.reopened) and $1::date is not null
     on conflict (finess, valid_until) do nothing`,
    [extractedOn],
  );
  // States that the closing reached into, and that would read as open once the present is.
  await run(
    `update legal_entity_past p set closed_on = i.old_closed_on
     from staged_legal_entity i
     where p.finess = i.finess and i.reopened and p.closed_on is null and p.valid_until > i.old_closed_on`,
  );
  await run(
    `update legal_entity e set closed_on = null, ${set(ENTITY)}
     from staged_legal_entity i where e.finess = i.finess and ${STAYS} and (i.differs or i.reopened)`,
  );
  await run(
    `insert into site_owner_past (site_finess, legal_entity_finess, valid_until)
     select i.finess, i.old_owner, $1 from staged_site i
     where ${STAYS} and i.left_out is null and i.old_owner <> i.owner and $1::date is not null
     on conflict (site_finess, valid_until) do nothing`,
    [extractedOn],
  );
  const mergers = await client.query<{ absorbed: string; successor: string; sites: number }>(MERGERS);
  await run(
    `insert into site (finess, legal_entity_finess, ${SITE.join(', ')})
     select finess, owner, ${SITE.join(', ')} from staged_site where not known and not gone and left_out is null order by finess`,
  );
  await run(
    `update site s set closed_on = null, legal_entity_finess = i.owner, ${set(SITE)}
     from staged_site i where s.finess = i.finess and i.left_out is null and ${STAYS} and (i.differs or i.reopened)`,
  );
  await close(run, extractedOn);
  await run(
    `insert into hospital_lab_site (site_finess, source)
     select h.finess, $1 from incoming_hospital_site h where ${NEW_IN_LIST}`,
    [HOSPITAL_LIST_SOURCE],
  );
  for (const { absorbed, successor, sites } of mergers.rows) {
    await run(
      `insert into merger_proposal (absorbed_finess, successor_finess, effective_on, site_count, state, proposed_at)
       values ($1, $2, $3, $4, 'PROPOSED', $5)
       on conflict (absorbed_finess, successor_finess) do update
       set effective_on = excluded.effective_on, site_count = excluded.site_count, state = 'PROPOSED',
           proposed_at = excluded.proposed_at, decided_at = null, decided_by = null
       where merger_proposal.state <> 'ACCEPTED'`,
      [absorbed, successor, extractedOn, sites, at],
    );
  }
  return written;
}

async function close(run: (sql: string, values?: unknown[]) => Promise<void>, on: IsoDate | null): Promise<void> {
  for (const [table, staged, type] of [
    ['legal_entity', 'staged_legal_entity', 'legalEntity'],
    ['site', 'staged_site', 'site'],
  ]) {
    const kept = type === 'site' ? 'and i.left_out is null' : '';
    await run(
      `update ${table} t set closed_on = i.gone_on from ${staged} i
       where t.finess = i.finess and i.known and i.gone and i.old_closed_on is null ${kept}`,
    );
    await run(`update ${table} t set closed_on = $1 from absent a where a.type = '${type}' and a.finess = t.finess`, [
      on,
    ]);
  }
}
