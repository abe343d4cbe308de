import { issueScopeSql } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { db } from '../db';
import { formatDate } from '../format/date';
import { inSentence } from '../format/text';
import { Prisma } from '../generated/prisma/client';
import type { IssueState } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { findPatientData } from '../patient-data';
import { hiddenNames } from './hidden-names-queries';
import { maskNames } from './mask';
import type { SimilarIssue } from './report';
import { productOfLab } from './report-labs-queries';
import { STAGE_OF, STATE_WORDS } from './words';

const MOST = 3;
/** Of a typed text, as much as tells what it is about. */
const MOST_TEXT = 600;
/** From here on a text alone makes an issue alike, its category being another. */
const NEAR_TEXT = 0.35;

type Row = {
  id: number;
  title: string;
  state: IssueState;
  legalEntities: number;
  dueOn: IsoDate | null;
};

/** Where an open issue stands, in the few words that a phone has room for. */
function standing(state: IssueState, dueOn: IsoDate | null): string {
  if (STAGE_OF[state] === 'DIAGNOSTIC') return 'en diagnostic';
  if (dueOn !== null && dueOn >= today()) return `réponse le ${formatDate(dueOn).slice(0, 5)}`;
  return inSentence(STATE_WORDS[state]);
}

/**
 * The open issues of the viewer's scope that are most like what is being written: same category, same product, texts near by
 * trigrams; at most three. A text that names a patient is not looked at.
 */
export async function similarIssues(
  viewer: Viewer,
  asked: { text: string; category: string; lab: string | null },
): Promise<SimilarIssue[]> {
  const text = findPatientData(asked.text) ? '' : asked.text.slice(0, MOST_TEXT);
  const product = asked.lab === null ? null : await productOfLab(viewer, asked.lab);
  const rows = await db().$queryRaw<Row[]>(Prisma.sql`
    with said as (select search_text(${text}) as words), alike as (
      select i.id, i.title, i.state, i.due_on,
             i.category_code = ${asked.category} as same_category,
             exists (select 1 from issue_product ip where ip.issue_id = i.id and ip.product_code = ${product?.code ?? ''}) as same_product,
             case when said.words = '' then 0
                  else greatest(word_similarity(search_text(i.title), said.words), similarity(i.search, said.words)) end as near
      from issue i, said
      where i.state <> 'CLOSED' and i.merged_into_id is null and ${issueScopeSql(viewer)}
    ), best as (
      select *, same_category::int + same_product::int * 0.4 + near * 1.5 as score
      from alike where same_category or near >= ${NEAR_TEXT}
      order by score desc, id desc limit ${MOST}
    )
    select b.id, b.title, b.state::text as state,
           (select count(distinct coalesce(su.successor, il.legal_entity_finess))::int
            from issue_lab il
            left join legal_entity_successor su on su.finess = il.legal_entity_finess and su.since <= ${today()}::date and su.until > ${today()}::date
            where il.issue_id = b.id) as "legalEntities",
           to_char(coalesce((select min(a.due_on) from action a where a.issue_id = b.id and a.state in ('TODO', 'IN_PROGRESS')
             and ${viewer.role === 'VENDOR' ? Prisma.sql`coalesce(a.owner_vendor_slug, ${viewer.vendor?.slug ?? ''}) = ${viewer.vendor?.slug ?? ''}` : Prisma.sql`true`}), b.due_on), 'YYYY-MM-DD') as "dueOn"
    from best b order by b.score desc, b.id desc`);
  const hidden = await hiddenNames(viewer);
  return rows.map(({ id, title, state, legalEntities, dueOn }) => ({
    id,
    title: maskNames(title, hidden),
    legalEntities,
    standing: standing(state, dueOn),
  }));
}
