import { Prisma } from '../generated/prisma/client';
import { lastDay, type Month } from '../month';
import { weightSql } from './weight-sql';

/** A lab that an issue concerns at a month's end, as `weightSql` counts it. */
export type ConcernedRow = {
  issueId: number;
  finess: string;
  regionCode: string;
  regionName: string;
  overseas: boolean;
  sector: 'PRIVATE' | 'HOSPITAL';
  sel: boolean;
  /** DMP documents of the last declared month of the three up to it; null: none. */
  documents: number | null;
};

/** The labs that each issue concerns at the month's end, one row an issue and lab, with what the lab was then. */
export function concernedSql(at: Month): Prisma.Sql {
  return Prisma.sql`
    with ${weightSql(at)}
    select c.issue_id as "issueId", c.finess, r.code as "regionCode", r.name as "regionName", r.overseas,
           coalesce(s.sector, e.sector)::text as sector, coalesce(s.sel, e.sel) as sel, l.documents::float8 as documents
    from concerned c
    join legal_entity e on e.finess = c.finess
    left join legal_entity_state s on s.finess = c.finess and s.valid_from <= ${lastDay(at)}::date and s.valid_to > ${lastDay(at)}::date
    join department d on d.code = coalesce(s.department_code, e.department_code)
    join region r on r.code = d.region_code
    left join latest l on l.finess = c.finess
    order by c.issue_id, c.finess`;
}
