import type pg from 'pg';
import type { IsoDate } from '../month';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type FinessCounts,
  type FinessReport,
  MOST_CHANGES,
  MOST_WARNINGS,
} from './report';

const rows = <Row extends pg.QueryResultRow>(client: pg.Client, sql: string) =>
  client.query<Row>(sql).then((result) => result.rows);

const KEPT_SITE = 'left_out is null';

async function countsOf(client: pg.Client, table: string, kept: string, type: string): Promise<FinessCounts> {
  const [counts] = await rows<FinessCounts>(
    client,
    `select (count(*) filter (where not known and not gone))::int as added,
            (count(*) filter (where known and not gone and (old_closed_on is null or reopened) and (differs or reopened)))::int as changed,
            ((count(*) filter (where known and gone and old_closed_on is null))
              + (select count(*) from absent where type = '${type}'))::int as closed,
            (count(*) filter (where known and not (gone and old_closed_on is null)
              and (gone or not (old_closed_on is null or reopened) or not (differs or reopened))))::int as unchanged
     from ${table} where ${kept}`,
  );
  return counts ?? { added: 0, changed: 0, closed: 0, unchanged: 0 };
}

const PLACE_BEFORE = `concat_ws(', ', old_address, nullif(concat_ws(' ', old_postcode, nullif(old_town, '')), ''))`;
const PLACE_AFTER = `concat_ws(', ', address, nullif(concat_ws(' ', postcode, nullif(town, '')), ''))`;
const MOVED = `(old_town <> '' and old_town <> town) or old_department_code <> department_code
  or (old_address is not null and old_address is distinct from address)`;
const STAYS = 'known and not gone and (old_closed_on is null or reopened)';

function changesOf(kind: ChangeKind, day: string): string {
  const both = (columns: string, where: string) =>
    `select 'legalEntity' as type, finess, name, ${columns} from staged_legal_entity where ${where}
     union all select 'site', finess, name, ${columns} from staged_site where ${KEPT_SITE} and ${where}`;
  switch (kind) {
    case 'opened':
      return both(`null as before, nullif(town, '') as after`, 'not known and not gone');
    case 'closed':
      return `${both('null as before, gone_on::text as after', 'known and gone and old_closed_on is null')}
        union all select type, finess, name, null, ${day} from absent`;
    case 'reopened':
      return both('null as before, null as after', 'reopened');
    case 'renamed':
      return both('old_name as before, name as after', `${STAYS} and old_name <> name`);
    case 'moved':
      return both(`${PLACE_BEFORE} as before, ${PLACE_AFTER} as after`, `${STAYS} and (${MOVED})`);
    case 'changedOwner':
      return `select 'site' as type, s.finess, s.name, concat_ws(' ', s.old_owner::text, b.name) as before,
                     concat_ws(' ', s.owner::text, coalesce(i.name, a.name)) as after
              from (select * from staged_site where ${KEPT_SITE} and ${STAYS} and old_owner <> owner) s
              left join legal_entity b on b.finess = s.old_owner
              left join legal_entity a on a.finess = s.owner
              left join staged_legal_entity i on i.finess = s.owner`;
  }
}

type Difference = Pick<FinessReport, 'legalEntities' | 'sites' | 'changes' | 'hospitalSitesListed' | 'mergersProposed'>;

/** The difference that `compare` found, as the report shows it. */
export async function readDifference(client: pg.Client, extractedOn: IsoDate | null): Promise<Difference> {
  const changes = {} as FinessReport['changes'];
  for (const kind of CHANGE_KINDS) {
    const found = await rows<FinessReport['changes'][ChangeKind]['first'][number] & { count: number }>(
      client,
      `select count(*) over ()::int as count, type, finess::text, name, before, after
       from (${changesOf(kind, extractedOn ? `'${extractedOn}'` : 'null')}) change order by type, finess limit ${MOST_CHANGES}`,
    );
    changes[kind] = { count: found[0]?.count ?? 0, first: found.map(({ count: _, ...change }) => change) };
  }
  const [listed] = await rows<{ count: number }>(
    client,
    `select count(*)::int as count from incoming_hospital_site h where ${NEW_IN_LIST}`,
  );
  return {
    legalEntities: await countsOf(client, 'staged_legal_entity', 'true', 'legalEntity'),
    sites: await countsOf(client, 'staged_site', KEPT_SITE, 'site'),
    changes,
    hospitalSitesListed: listed?.count ?? 0,
    mergersProposed: await rows(
      client,
      `select m.absorbed::text, a.name as "absorbedName", m.successor::text, coalesce(i.name, s.name) as "successorName", m.sites
       from (${MERGERS}) m
       join legal_entity a on a.finess = m.absorbed
       left join legal_entity s on s.finess = m.successor
       left join staged_legal_entity i on i.finess = m.successor
       order by 1`,
    ),
  };
}

/** Rows of the hospital list that the database has not yet: a condition on `incoming_hospital_site h`. */
export const NEW_IN_LIST = `exists (select from staged_site s where s.finess = h.finess and s.left_out is null)
  and not exists (select from hospital_lab_site l where l.site_finess = h.finess)`;

/** Entities whose open sites are all, after this import, under one other, and that nobody has merged yet: (absorbed, successor, sites). */
export const MERGERS = `
  select s.legal_entity_finess as absorbed, min(t.owner) as successor, count(*)::int as sites
  from site s
  left join staged_site t on t.finess = s.finess and t.left_out is null and not t.gone
  where s.closed_on is null
    and not exists (select from legal_entity e where e.finess = s.legal_entity_finess and e.merged_into_finess is not null)
    and s.legal_entity_finess in (
      select old_owner from staged_site where known and left_out is null and not gone and old_owner <> owner
    )
  group by 1
  having count(*) = count(t.finess) filter (where t.owner <> s.legal_entity_finess) and min(t.owner) = max(t.owner)
    and not exists (
      select from staged_site n where n.owner = s.legal_entity_finess and n.left_out is null and not n.gone
    )`;

/** Open entities or sites that came from an extraction, and how many of them the files no longer give. */
export async function readAbsences(client: pg.Client): Promise<{ absent: number; open: number }[]> {
  return rows(
    client,
    `select (select count(*)::int from absent where type = 'legalEntity') as absent,
            (select count(*)::int from legal_entity where from_finess and closed_on is null) as open
     union all
     select (select count(*)::int from absent where type = 'site'),
            (select count(*)::int from site where from_finess and closed_on is null)`,
  );
}

type Orphan = { file: number; line: number; finess: string; owner: string };

/** The first site, in the files' order, whose legal entity nobody knows; null when there is none. */
export async function readFirstOrphan(client: pg.Client): Promise<Orphan | null> {
  const [orphan] = await rows<Orphan>(
    client,
    `select file, line, finess, owner from staged_site where left_out = 'owner' order by file, line limit 1`,
  );
  return orphan ?? null;
}

type Found = { file: number; line: number; message: string };

/** What the comparison found that somebody should look at, in French: the first ones, and how many there are. */
export async function readWarnings(client: pg.Client): Promise<{ count: number; first: Found[] }> {
  const first = await rows<Found & { count: number }>(
    client,
    `select count(*) over ()::int as count, file, line, message from (
     select file, line, case left_out
        when 'owner' then finess || E'\\u00A0: son entité juridique ' || owner || ' n’est ni dans les fichiers ni dans la base, site laissé de côté.'
        when 'closedOwner' then finess || E'\\u00A0: son entité juridique ' || owner || ' est fermée ici, site laissé de côté.'
        else finess || E'\\u00A0: son département n’est pas l’un des 101, site laissé de côté.' end as message
     from staged_site where left_out is not null
     union all
     select i.file, i.line, i.finess || E'\\u00A0: fermée dans le fichier mais propriétaire de sites ouverts, laissée ouverte.'
     from staged_legal_entity i where i.kept_open
     union all
     select i.file, i.line, i.finess || E'\\u00A0: fusionnée ici et encore ouverte dans le fichier, laissée fermée.'
     from staged_legal_entity i where i.merged and not i.gone
     union all
     select i.file, i.line, i.finess || E'\\u00A0: fermée à la main au ' || to_char(i.old_closed_on, 'DD/MM/YYYY') || ', ouverte dans le fichier, rouverte.'
     from staged_legal_entity i
     where i.reopened and exists (
       select from audit_event a
       where a.action = 'legal-entity.close' and a.subject_id = i.finess and a.details->>'after' = i.old_closed_on::text)
     union all
     select i.file, i.line, i.finess || E'\\u00A0: fermée ici au ' || to_char(i.old_closed_on, 'DD/MM/YYYY') || ', après le jour de l’extraction, laissée fermée.'
     from staged_legal_entity i where i.closed_since
     union all
     select s.file, s.line, s.owner || E'\\u00A0: absente du fichier mais propriétaire du site ' || s.finess || ', laissée ouverte.'
     from (select distinct on (owner) * from staged_site where left_out is null and not gone and from_finess and not settled order by owner, finess) s
     where exists (select from incoming_legal_entity)
       and not exists (select from incoming_legal_entity i where i.finess = s.owner)
     union all
     select i.file, i.line, i.finess || E'\\u00A0: son département n’est pas l’un des 101, remplacé par celui de ses sites.'
     from incoming_legal_entity i join staged_legal_entity e on e.finess = i.finess
     where i.department_code is not null and not exists (select from department d where d.code = i.department_code)
     ) warning order by file, line limit ${MOST_WARNINGS}`,
  );
  return { count: first[0]?.count ?? 0, first };
}

/** Rows kept of each kind: legal entities of labs and lab sites. */
export async function readKept(client: pg.Client): Promise<{ legalEntities: number }> {
  const [kept] = await rows<{ legalEntities: number }>(
    client,
    `select count(*)::int as "legalEntities" from staged_legal_entity e
     where exists (select from incoming_legal_entity i where i.finess = e.finess)`,
  );
  return kept ?? { legalEntities: 0 };
}
