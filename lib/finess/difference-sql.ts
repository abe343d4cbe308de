import type pg from 'pg';
import type { IsoDate } from '../month';
import { LAB_CATEGORIES, PUBLIC_STATUSES } from './classify';
import { followMergers, leaveKnownEntities, leaveKnownSites } from './known-sql';

const list = (codes: readonly string[]) => codes.map((code) => `'${code}'`).join(', ');
const LAB = `in (${list(LAB_CATEGORIES)})`;
const dayOf = (day: IsoDate | null) => (day === null ? 'null::date' : `'${day}'::date`);

/**
 * Compares the incoming rows with what the database holds, in three temporary tables that both the report and the writing read:
 * `staged_site` and `staged_legal_entity` (what each will be, beside what it is), `absent` (open ones from FINESS that the files
 * no longer give). Nothing is written elsewhere.
 * @param extractedOn null when the import is of the hospital list only: then nothing closes and nothing known changes.
 * @param late a later extraction has been applied: this one adds what is not known, and nothing else.
 */
export async function compare(client: pg.Client, extractedOn: IsoDate | null, late: boolean): Promise<void> {
  const day = dayOf(extractedOn);
  await followMergers(client);
  // What a file does not say stays as it was: an empty field erases nothing.
  await client.query(`
    create temporary table staged_site on commit drop as
    select i.file, i.line, i.finess, i.owner, i.name, i.town, i.department_code, i.category, i.siret, i.address, i.postcode, i.phone,
           i.opened_on, i.longitude, i.latitude, i.from_finess, i.gone, i.gone_on, i.left_out,
           s.finess is not null as known, s.closed_on as old_closed_on,
           s.legal_entity_finess as old_owner, s.name as old_name, s.town as old_town, s.department_code as old_department_code,
           s.address as old_address, s.postcode as old_postcode,
           s.closed_on is not null and not i.gone as reopened, false as settled,
           coalesce((s.legal_entity_finess, s.name, s.town, s.department_code, s.from_finess)
             is distinct from (i.owner, i.name, i.town, i.department_code, i.from_finess)
           or (s.category, s.siret, s.address, s.postcode, s.phone, s.opened_on, s.longitude, s.latitude)
             is distinct from (i.category, i.siret, i.address, i.postcode, i.phone, i.opened_on, i.longitude, i.latitude), false)
             as differs
    from (
      select i.file, i.line, i.finess, i.owner, i.name, coalesce(i.town, s.town, '') as town,
             coalesce(i.department_code, s.department_code) as department_code, i.category,
             coalesce(i.siret, s.siret) as siret, coalesce(i.address, s.address) as address,
             coalesce(i.postcode, s.postcode) as postcode, coalesce(i.phone, s.phone) as phone,
             coalesce(i.opened_on, s.opened_on) as opened_on,
             coalesce(p.longitude, i.longitude, s.longitude) as longitude, coalesce(p.latitude, i.latitude, s.latitude) as latitude,
             true as from_finess,
             coalesce(i.closed or i.closed_on <= ${day}, false) as gone, coalesce(i.closed_on, ${day}) as gone_on,
             case when d.code is null then 'department'
                  when not exists (select from incoming_legal_entity e where e.finess = i.owner)
                   and not exists (select from legal_entity e where e.finess = i.owner)
                   and not exists (select from incoming_hospital_site h where h.owner = i.owner) then 'owner' end as left_out
      from incoming_site i
      left join incoming_position p on p.finess = i.finess
      left join site s on s.finess = i.finess
      left join department d on d.code = coalesce(i.department_code, s.department_code)
      union all
      -- The hospital list only brings in what is not there yet.
      select h.file, h.line, h.finess, coalesce(s.legal_entity_finess, h.owner), coalesce(s.name, h.name), coalesce(s.town, h.town),
             coalesce(s.department_code, h.department_code),
             case when s.finess is null then h.category else s.category end, case when s.finess is null then h.siret else s.siret end,
             s.address, s.postcode, s.phone, s.opened_on, s.longitude, s.latitude, coalesce(s.from_finess, false),
             s.closed_on is not null, s.closed_on, case when d.code is null then 'department' end
      from incoming_hospital_site h
      left join site s on s.finess = h.finess
      left join department d on d.code = coalesce(s.department_code, h.department_code)
      where not exists (select from incoming_site i where i.finess = h.finess)
    ) i
    left join site s on s.finess = i.finess`);
  if (late) await leaveKnownSites(client);
  await client.query('analyze staged_site (finess, owner, known, gone, left_out)');
  await client.query(`
    create temporary table owned on commit drop as
    select owner, bool_or(category ${LAB}) as private, count(*)::int as sites from (
      select owner, category from staged_site where not gone and left_out is null
      union all
      select s.legal_entity_finess, s.category from site s
      where s.closed_on is null and not exists (select from staged_site t where t.finess = s.finess)
    ) s group by 1`);
  await client.query(`
    create temporary table staged_legal_entity on commit drop as
    select i.*, e.finess is not null as known, e.closed_on as old_closed_on, e.merged_into_finess is not null as merged,
           e.name as old_name, e.sector as old_sector, e.sel as old_sel, e.town as old_town, e.department_code as old_department_code,
           e.address as old_address, e.postcode as old_postcode,
           false as reopened, false as closed_since, false as attributes_differ, false as differs
    from (
      select i.file, i.line, i.finess, i.name,
             (case when i.legal_status in (${list(PUBLIC_STATUSES)}) then 'HOSPITAL'
                   when o.private then 'PRIVATE'
                   when e.finess is not null and o.owner is null then e.sector::text
                   when exists (select from staged_site s where s.owner = i.finess and s.left_out is null and not s.gone)
                     then 'HOSPITAL'
                   else coalesce(e.sector::text, 'PRIVATE') end)::sector as sector,
             coalesce(i.sel_by_status, e.sel, i.sel_by_name) as sel,
             coalesce(i.town, nullif(e.town, '')) as town, coalesce(d.code, e.department_code) as department_code,
             coalesce(i.siren, e.siren) as siren, coalesce(i.legal_status, e.legal_status) as legal_status,
             coalesce(i.address, e.address) as address, coalesce(i.postcode, e.postcode) as postcode,
             coalesce(i.phone, e.phone) as phone, coalesce(i.opened_on, e.opened_on) as opened_on, true as from_finess,
             coalesce(i.closed or i.closed_on <= ${day}, false) and o.owner is null as gone, coalesce(i.closed_on, ${day}) as gone_on,
             coalesce(i.closed or i.closed_on <= ${day}, false) and o.owner is not null as kept_open
      from incoming_legal_entity i
      left join legal_entity e on e.finess = i.finess
      left join department d on d.code = i.department_code
      left join owned o on o.owner = i.finess
      where e.finess is not null
         or exists (select from staged_site s where s.owner = i.finess and s.left_out is null and not s.gone)
      union all
      (select distinct on (h.owner) h.file, h.line, h.owner, coalesce(e.name, h.name), coalesce(e.sector, 'HOSPITAL'), coalesce(e.sel, false),
              coalesce(e.town, h.town), coalesce(e.department_code, h.department_code), e.siren, e.legal_status, e.address, e.postcode,
              e.phone, e.opened_on, coalesce(e.from_finess, false), e.closed_on is not null, e.closed_on, false
       from staged_site h
       left join legal_entity e on e.finess = h.owner
       where h.left_out is null and exists (select from incoming_hospital_site l where l.finess = h.finess)
         and not exists (select from incoming_legal_entity i where i.finess = h.owner)
       order by h.owner, h.finess)
    ) i
    left join legal_entity e on e.finess = i.finess`);
  // A seat that the file leaves out is taken to be where most of the sites are, in the entity's own département first.
  await client.query(`
    update staged_legal_entity e set town = coalesce(e.town, place.town), department_code = coalesce(e.department_code, place.department_code)
    from (
      select distinct on (e.finess) e.finess, s.town, s.department_code
      from staged_legal_entity e
      join staged_site s on s.owner = e.finess and s.left_out is null
      where e.town is null or e.department_code is null
      group by e.finess, e.department_code, s.town, s.department_code
      order by e.finess, s.department_code is distinct from e.department_code, count(*) desc, s.town
    ) place
    where place.finess = e.finess`);
  await client.query(`
    update staged_legal_entity i set town = coalesce(i.town, ''), sel = sel and sector = 'PRIVATE'
    where town is null or (sel and sector <> 'PRIVATE')`);
  // One that a person has merged stays closed, though the register be late; one closed after the extraction's day too.
  await client.query(`
    update staged_legal_entity i
    set reopened = coalesce(i.old_closed_on <= ${day}, false) and not i.gone and not i.merged,
        closed_since = coalesce(i.old_closed_on > ${day}, false) and not i.gone and not i.merged,
        attributes_differ = (i.old_name, i.old_sector, i.old_sel, i.old_town, i.old_department_code)
          is distinct from (i.name, i.sector, i.sel, i.town, i.department_code),
        differs = (i.old_name, i.old_sector, i.old_sel, i.old_town, i.old_department_code)
          is distinct from (i.name, i.sector, i.sel, i.town, i.department_code)
          or (e.siren, e.legal_status, e.address, e.postcode, e.phone, e.opened_on, e.from_finess)
          is distinct from (i.siren, i.legal_status, i.address, i.postcode, i.phone, i.opened_on, i.from_finess)
    from legal_entity e
    where e.finess = i.finess`);
  if (late) await leaveKnownEntities(client);
  await client.query('analyze staged_legal_entity (finess, known, gone)');
  await client.query(`
    create temporary table absent on commit drop as
    select 'legalEntity' as type, e.finess, e.name from legal_entity e
    where e.from_finess and e.closed_on is null and ${!late}
      and exists (select from incoming_legal_entity)
      and not exists (select from incoming_legal_entity i where i.finess = e.finess)
      and not exists (select from staged_site s where s.owner = e.finess and not s.gone and s.left_out is null)
    union all
    select 'site', s.finess, s.name from site s
    where s.from_finess and s.closed_on is null and ${!late}
      and exists (select from incoming_site)
      and not exists (select from incoming_site i where i.finess = s.finess)`);
}
