/**
 * What learners answered to the items of one guide when they first met them, counted: no row of the answer says who
 * gave it. Guests are left out, since one person could be several of them.
 */
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/database';
import type { FrozenItem } from '@/domain/quiz/frozen-item';
import type { TalliedItem } from '@/domain/statistics/guide-statistics';
import { fewestOthers } from '@/domain/statistics/observation';

type Cell = [credit: number, rest: number | null, chosen: string[], isSkipped: boolean, many: number];
type Row = {
  question: string;
  item: string;
  key_hash: string;
  learners: number;
  hinted: number;
  median_ms: number | null;
  cells: Cell[] | null;
  body: FrozenItem;
};

/** Ids of what was chosen. */
const chosen = sql`case i.response->>'type'
  when 'single' then jsonb_build_array(i.response->>'choice')
  when 'boolean' then jsonb_build_array(i.response->>'value')
  when 'multiple' then (
    select coalesce(jsonb_agg(choice order by choice), '[]')
    from jsonb_array_elements_text(i.response->'choices') as chosen(choice))
  else '[]' end`;

/** Nothing chosen, or nothing but spaces typed: as domain/grading/grade-response.ts has it. */
const skipped = sql`case i.response->>'type'
  when 'multiple' then jsonb_array_length(i.response->'choices') = 0
  when 'cloze' then not exists (select from jsonb_each_text(i.response->'gaps') as gap where gap.value ~ '\\S')
  when 'short' then not i.response->>'text' ~ '\\S'
  when 'number' then not i.response->>'text' ~ '\\S'
  else i.response is null end`;

/**
 * `met`: every item whose key a learner has seen in a graded attempt at the guide, with the moment: in practice each
 * response is checked by itself, in an exam all at once. `first`: the first of these for each learner and key; what
 * was seen before is no measurement. It counts when its attempt was finished, with at least one answer; what the clock
 * cut off unanswered was perhaps never read, and does not.
 */
const first = (guide: string) => sql`
  with met as (
    select a.id, a.user_id, a.submitted_at, a.ended_by, v.question, v.item, v.key_hash, i.version, v.created_at as made_at,
      i.credit, i.hints, i.duration_ms, ${chosen} as chosen, ${skipped} as is_skipped,
      (i.was_seen or i.hints > 0) as is_aided,
      case a.mode when 'practice' then coalesce(i.saved_at, a.submitted_at) else a.submitted_at end as seen_at
    from attempts a
    join attempt_items i on i.attempt_id = a.id
    join item_versions v on v.hash = i.version
    where a.guide = ${guide} and a.kind = 'graded' and a.user_id is not null and i.credit is not null
  ),
  ranked as (
    select *,
      count(*) filter (where not is_aided) over attempt - (not is_aided)::int as others,
      sum(credit) filter (where not is_aided) over attempt - (case when is_aided then 0 else credit end) as others_credit,
      bool_or(not is_skipped) over attempt as has_answers,
      row_number() over (
        partition by user_id, question, item, key_hash order by seen_at nulls last, id
      ) as nth
    from met
    window attempt as (partition by id)
  ),
  first as (
    select *, hints > 0 as is_hinted,
      case when others >= ${fewestOthers} then round((others_credit / others)::numeric, 6)::float8 end as rest
    from ranked
    where nth = 1 and submitted_at is not null and has_answers and not (is_skipped and ended_by = 'clock')
  )`;

/** Tallies of all epochs of a guide's items, those of keys and items that are gone included. */
export async function listItemTallies(db: Database, { guide }: { readonly guide: string }): Promise<TalliedItem[]> {
  const rows = await db.execute<Row>(sql`${first(guide)},
    cells as (
      select question, item, key_hash, credit, rest, chosen, is_skipped, count(*)::int as many
      from first where not is_hinted
      group by question, item, key_hash, credit, rest, chosen, is_skipped
    ),
    counted as (
      select question, item, key_hash,
        jsonb_agg(jsonb_build_array(credit, rest, chosen, is_skipped, many)) as cells
      from cells group by question, item, key_hash
    ),
    epochs as (
      select question, item, key_hash, count(*)::int as learners, count(*) filter (where is_hinted)::int as hinted,
        percentile_cont(0.5) within group (order by duration_ms)
          filter (where not is_hinted and duration_ms > 0) as median_ms,
        (array_agg(version order by made_at desc, version))[1] as newest
      from first group by question, item, key_hash
    )
    select e.question, e.item, e.key_hash, e.learners, e.hinted, e.median_ms::float8 as median_ms, c.cells, v.body
    from epochs e
    left join counted c using (question, item, key_hash)
    join item_versions v on v.hash = e.newest
    order by e.question, e.item, e.key_hash`);
  return rows.map(({ question, item, key_hash, learners, hinted, median_ms, cells, body }) => ({
    question,
    item,
    keyHash: key_hash,
    learners,
    hinted,
    medianMs: median_ms,
    observations: (cells ?? []).map(([credit, rest, ids, isSkipped, many]) => ({
      credit,
      rest,
      chosen: ids,
      isSkipped,
      many,
    })),
    body,
  }));
}
