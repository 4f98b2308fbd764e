import type { Db } from '../../../platform/db/db.ts'
import { rawSql, sql, type Statement } from '../../../platform/db/sql.ts'
import { completeContent, type SparseContent } from '../element-rules.ts'
import type { ItemContent } from '../item.ts'
import type { ChangeKind, ChangeState, ItemChange } from './item-change.ts'

const CHANGE = rawSql(`id, item_code as "itemCode", kind, state, base_version as "baseVersion", base_code as "baseCode", content, reason, effective_on as "effectiveOn", cancel_on as "cancelOn",
  revision, editor_ids as "editorIds", author_name as "authorName", reviewer_id as "reviewerId", history, version, created_at as "createdAt", updated_at as "updatedAt"`)

type Stored = Omit<ItemChange, 'content'> & { content: SparseContent }
const toChange = (row: Stored): ItemChange => ({ ...row, content: completeContent(row.content) })

export async function findChange(db: Db, id: string): Promise<ItemChange | undefined> {
  const [row] = await db.query<Stored>(sql`select ${CHANGE} from catalogue.item_change where id = ${id}`)
  return row && toChange(row)
}

export interface OpenChangeRow {
  id: string
  itemCode: string
  kind: ChangeKind
  state: ChangeState
  authorName: string
}

/** The one change of an item that is neither published nor withdrawn. */
export async function findOpenChange(db: Db, itemCode: string): Promise<OpenChangeRow | undefined> {
  const [row] = await db.query<OpenChangeRow>(sql`select id, item_code as "itemCode", kind, state, author_name as "authorName" from catalogue.item_change
    where item_code = ${itemCode} and state in ('drafted', 'submitted', 'approved', 'scheduled')`)
  return row
}

/** Of these items, what is open. */
export const listOpenChanges = (db: Db, itemCodes: readonly string[]): Promise<OpenChangeRow[]> =>
  db.query(sql`select id, item_code as "itemCode", kind, state, author_name as "authorName" from catalogue.item_change
    where item_code = any(${itemCodes}::text[]) and state in ('drafted', 'submitted', 'approved', 'scheduled')`)

export interface ChangeRow {
  id: string
  itemCode: string
  itemName: string
  kind: ChangeKind
  state: ChangeState
  reason: string
  authorName: string
  updatedAt: Date
  effectiveOn: string | null
}

export interface ChangePage {
  state: ChangeState | undefined
  /** Only those this person wrote in or reviewed. */
  personId: string | undefined
  before: { updatedAt: string; id: string } | undefined
  limit: number
}

/** Changes, what was touched last first. */
export function changePage({ state, personId, before, limit }: ChangePage): Statement {
  const ofState = state === undefined ? rawSql('') : sql`and state = ${state}`
  const ofPerson = personId === undefined ? rawSql('') : sql`and (editor_ids @> array[${personId}::uuid] or reviewer_id = ${personId}::uuid)`
  const further = before === undefined ? rawSql('') : sql`and (updated_at, id) < (${before.updatedAt}::timestamptz, ${before.id}::uuid)`
  return sql`select id, item_code as "itemCode", content->>'name' as "itemName", kind, state, reason, author_name as "authorName", updated_at as "updatedAt", effective_on as "effectiveOn"
    from catalogue.item_change where true ${ofState} ${ofPerson} ${further} order by updated_at desc, id desc limit ${limit}`
}

export const listChangeRows = (db: Db, page: ChangePage): Promise<ChangeRow[]> => db.query(changePage(page))

/** Scheduled changes whose day has come. */
export const listDueChanges = (db: Db, today: string): Promise<{ id: string; effectiveOn: string }[]> =>
  db.query(sql`select id, effective_on as "effectiveOn" from catalogue.item_change where state = 'scheduled' and effective_on <= ${today}::date`)

export const insertChange = (change: ItemChange): Statement => sql`
  insert into catalogue.item_change (id, item_code, kind, state, base_version, base_code, content, reason, revision, editor_ids, author_name, history, created_at, updated_at)
  values (${change.id}::uuid, ${change.itemCode}, ${change.kind}, ${change.state}, ${change.baseVersion}::int, ${change.baseCode}, ${JSON.stringify(change.content)}::jsonb, ${change.reason},
    ${change.revision}::int, ${change.editorIds}::uuid[], ${change.authorName}, ${JSON.stringify(change.history)}::jsonb, ${change.createdAt}::timestamptz, ${change.updatedAt}::timestamptz)
  returning id`

/** The change as it is now, if nobody touched it since the revision that was decided on. */
export const updateChange = (change: ItemChange, seenRevision: number): Statement => sql`
  update catalogue.item_change set item_code = ${change.itemCode}, state = ${change.state}, base_version = ${change.baseVersion}::int, base_code = ${change.baseCode},
    content = ${JSON.stringify(change.content)}::jsonb, effective_on = ${change.effectiveOn}::date, cancel_on = ${change.cancelOn}::date, revision = ${change.revision}::int,
    editor_ids = ${change.editorIds}::uuid[], reviewer_id = ${change.reviewerId}::uuid, history = ${JSON.stringify(change.history)}::jsonb, version = ${change.version}::int,
    updated_at = ${change.updatedAt}::timestamptz
  where id = ${change.id}::uuid and revision = ${seenRevision}::int
  returning id`

/** One saved state; a part of the statement that saves it. */
export const insertRevision = (change: ItemChange, editor: { id: string; name: string }): Statement => sql`
  insert into catalogue.item_change_revision (change_id, revision, content, editor_id, editor_name, at)
  select ${change.id}::uuid, ${change.revision}::int, ${JSON.stringify(change.content)}::jsonb, ${editor.id}::uuid, ${editor.name}, ${change.updatedAt}::timestamptz
  where exists (select 1 from guard)`

export interface RevisionRow {
  revision: number
  editorName: string
  at: Date
}

export interface RevisionPage {
  /** Only those saved earlier than this one. */
  before?: number | undefined
  limit: number
}

/** Saved states, newest first; without a page all of them. */
export const listRevisionRows = (db: Db, changeId: string, page?: RevisionPage): Promise<RevisionRow[]> =>
  db.query(sql`select revision, editor_name as "editorName", at from catalogue.item_change_revision
    where change_id = ${changeId}${page?.before === undefined ? rawSql('') : sql` and revision < ${page.before}::int`} order by revision desc${page === undefined ? rawSql('') : sql` limit ${page.limit}`}`)

/** Whoever saved anything of a change, with their first save. */
export const listEditors = (db: Db, changeId: string): Promise<{ name: string; firstRevision: number }[]> =>
  db.query(sql`select editor_name as name, min(revision) as "firstRevision" from catalogue.item_change_revision where change_id = ${changeId} group by editor_name`)

/** Changes done of late, and open ones begun long ago: those whose saves may be thinned. */
export const listChangesToThin = (db: Db, { doneSince, openedBefore }: { doneSince: Date; openedBefore: Date }): Promise<Pick<ItemChange, 'id' | 'state' | 'history'>[]> =>
  db.query(sql`select id, state, history from catalogue.item_change where state in ('published', 'withdrawn') and updated_at >= ${doneSince}::timestamptz
    union all
    select id, state, history from catalogue.item_change where state in ('drafted', 'submitted', 'approved', 'scheduled') and created_at < ${openedBefore}::timestamptz`)

/** When each save of these changes was made. */
export const listSavesOf = (db: Db, changeIds: readonly string[]): Promise<{ changeId: string; revision: number; at: Date }[]> =>
  db.query(sql`select change_id as "changeId", revision, at from catalogue.item_change_revision where change_id = any(${changeIds}::uuid[])`)

export async function deleteRevisions(db: Db, gone: readonly { changeId: string; revision: number }[]): Promise<void> {
  await db.query(sql`delete from catalogue.item_change_revision saved using unnest(${gone.map(({ changeId }) => changeId)}::uuid[], ${gone.map(({ revision }) => revision)}::int[]) as gone (change_id, revision)
    where saved.change_id = gone.change_id and saved.revision = gone.revision`)
}

/** What was saved as this revision, or last before it: a step of the change counts too, and saves nothing. */
export async function findRevisionContent(db: Db, changeId: string, revision: number): Promise<{ revision: number; content: ItemContent } | undefined> {
  const [row] = await db.query<{ revision: number; content: SparseContent }>(sql`select revision, content from catalogue.item_change_revision
    where change_id = ${changeId} and revision <= ${revision} order by revision desc limit 1`)
  return row && { revision: row.revision, content: completeContent(row.content) }
}

export interface DueCancellation {
  code: string
  version: number
  name: string
}

/** Items whose published version was to be valid until a day that has come. */
export const listDueCancellations = (db: Db, today: string): Promise<DueCancellation[]> =>
  db.query(sql`select v.code, v.version, v.content->>'name' as name from catalogue.item_version v join catalogue.item using (code)
    where v.state = 'published' and v.cancel_on is not null and v.cancel_on <= ${today}::date and item.state <> 'cancelled'`)

/** Writes nothing when somebody cancelled it already. */
export const cancelItem = (code: string): Statement => sql`update catalogue.item set state = 'cancelled' where code = ${code} and state <> 'cancelled' returning code`
