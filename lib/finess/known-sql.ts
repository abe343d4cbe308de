import type pg from 'pg';

/** Reads the owners that a person has merged here as what they have become: the register may be late, or never follow. */
export async function followMergers(client: pg.Client): Promise<void> {
  for (const table of ['incoming_site', 'incoming_hospital_site']) {
    await client.query(
      `update ${table} i set owner = m.successor from legal_entity_successor m where m.finess = i.owner and m.until = 'infinity'`,
    );
  }
}

/** Makes `staged_site` say of each known site what the database says; new sites of a closed owner are left out. */
export async function leaveKnownSites(client: pg.Client): Promise<void> {
  await client.query(`
    update staged_site i
    set owner = s.legal_entity_finess, name = s.name, town = s.town, department_code = s.department_code, category = s.category,
        siret = s.siret, address = s.address, postcode = s.postcode, phone = s.phone, opened_on = s.opened_on,
        longitude = s.longitude, latitude = s.latitude, from_finess = s.from_finess,
        gone = s.closed_on is not null, gone_on = s.closed_on, left_out = null, reopened = false, differs = false, settled = true
    from site s where s.finess = i.finess`);
  await client.query(`
    update staged_site i set left_out = 'closedOwner'
    from legal_entity e
    where not i.known and not i.gone and i.left_out is null and e.finess = i.owner and e.closed_on is not null`);
}

/** Makes `staged_legal_entity` say of each known entity what the database says. */
export async function leaveKnownEntities(client: pg.Client): Promise<void> {
  await client.query(`
    update staged_legal_entity i
    set name = e.name, sector = e.sector, sel = e.sel, town = e.town, department_code = e.department_code, siren = e.siren,
        legal_status = e.legal_status, address = e.address, postcode = e.postcode, phone = e.phone, opened_on = e.opened_on,
        from_finess = e.from_finess, gone = e.closed_on is not null, gone_on = e.closed_on, kept_open = false,
        reopened = false, closed_since = false, attributes_differ = false, differs = false
    from legal_entity e where e.finess = i.finess`);
}
