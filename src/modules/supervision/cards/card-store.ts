import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Signal } from '../signals/signal.ts'
import { type WrongSignal, wrongSignals } from '../signals/signal-store.ts'
import type { Card, CardAct, CardState } from './card.ts'

const CARD = rawSql(`card.region, card.id, card.level, card.rule, card.matter_kind as "matterKind", card.matter_id as "matterId", card.authority_id as "authorityId", card.hall_id as "hallId",
  card.noticed_at as "noticedAt", card.state, card.version, card.answer_by as "answerBy", card.rejected_by as "rejectedBy", card.points, card.rectification, card.rectify_by as "rectifyBy",
  card.rectify_told_on as "rectifyToldOn", card.head_hash as "headHash"`)

/** A card with what its signal says of it. */
export interface RaisedCard extends Card {
  raisedAt: Date
  title: string
  itemName: string
  officerId: string | null
  snapshot: Signal['snapshot']
  /** `YYYY-MM-DD`: the first day on which something is due. */
  dueOn: string | null
  occasion: string
}

const RAISED_CARD = sql`${CARD}, signal.raised_at as "raisedAt", signal.title, signal.item_name as "itemName", signal.officer_id as "officerId", signal.snapshot, signal.occasion, card.due_on as "dueOn"`
const WITH_SIGNAL = rawSql('supervision.card join supervision.signal on signal.region = card.region and signal.id = card.id')

export type NewCard = Omit<Card, 'region' | 'state' | 'version' | 'rejectedBy' | 'points' | 'rectifyToldOn'> & Pick<Signal, 'occasion'>

/** Part of what raises their signals. A signal that was raised before keeps the card it has: nobody else raises on a matter while its lock is held. */
export const insertCards = (region: string, cards: readonly NewCard[]): Statement => sql`
  insert into supervision.card (region, id, level, rule, matter_kind, matter_id, authority_id, hall_id, noticed_at, state, version, answer_by, rectification, rectify_by, head_hash)
  select ${region}, id, level, rule, "matterKind", "matterId", "authorityId", "hallId", "noticedAt", 'raised', 1, "answerBy", rectification, "rectifyBy", "headHash"
  from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as new(id uuid, level text, rule text, occasion text, "matterKind" text, "matterId" text, "authorityId" text, "hallId" text,
    "noticedAt" timestamptz, "answerBy" date, rectification text, "rectifyBy" date, "headHash" text)
  where exists (select 1 from guard) and not exists (
    select 1 from supervision.signal old where old.region = ${region} and old.matter_kind = "matterKind" and old.matter_id = "matterId" and old.rule = new.rule and old.occasion = new.occasion and old.level = new.level)`

/** In one of the regions an officer looks after. Served by the primary key. */
export const findCard = async (db: Db, regions: readonly string[], id: string): Promise<RaisedCard | undefined> =>
  (await db.query<RaisedCard>(sql`select ${RAISED_CARD} from ${WITH_SIGNAL} where card.region = any(${regions}::text[]) and card.id = ${id}::uuid`))[0]

const ACT = rawSql('region, card_id as "cardId", seq, kind, by_id as "byId", by_name as "byName", note, at, detail, prev_hash as "prevHash", hash')
const readActs = async (db: Db, statement: Statement): Promise<CardAct[]> => (await db.query<Omit<CardAct, 'at'> & { at: Date }>(statement)).map((act) => ({ ...act, at: act.at.toISOString() }))

/** A card's history, oldest first. Served by the primary key. */
export const listCardActs = (db: Db, region: string, id: string): Promise<CardAct[]> =>
  readActs(db, sql`select ${ACT} from supervision.card_act where region = ${region} and card_id = ${id}::uuid order by seq`)

export type CardKey = Pick<Card, 'region' | 'id'>

/** Every card, by its key. */
export const listCardsAfter = (db: Db, { region, id }: CardKey, limit: number): Promise<Card[]> =>
  db.query<Card>(sql`select ${CARD} from supervision.card where (region, id) > (${region}, ${id}::uuid) order by region, id limit ${limit}`)

/** The acts of every card after one and up to another, each card's oldest first. */
export const listActsUpTo = (db: Db, after: CardKey, last: CardKey): Promise<CardAct[]> =>
  readActs(db, sql`
    select ${ACT} from supervision.card_act where (region, card_id) > (${after.region}, ${after.id}::uuid) and (region, card_id) <= (${last.region}, ${last.id}::uuid) order by region, card_id, seq`)

/** The guard of an act: only a card that has not changed since it was read. */
export const saveCard = ({ region, id, version, state, answerBy, rejectedBy, points, rectification, rectifyBy, rectifyToldOn, headHash }: Card): Statement => sql`
  update supervision.card set version = ${version}::int, state = ${state}, answer_by = ${answerBy}::date, rejected_by = ${rejectedBy}, points = ${points}::int, rectification = ${rectification},
    rectify_by = ${rectifyBy}::date, rectify_told_on = ${rectifyToldOn}::date, head_hash = ${headHash}
  where region = ${region} and id = ${id}::uuid and version = ${version - 1}::int returning 1`

export const insertCardAct = ({ region, cardId, seq, kind, byId, byName, note, at, detail, prevHash, hash }: CardAct): Statement => sql`
  insert into supervision.card_act (region, card_id, seq, kind, by_id, by_name, note, at, detail, prev_hash, hash)
  select ${region}, ${cardId}::uuid, ${seq}::int, ${kind}, ${byId}, ${byName}, ${note}, ${at}::timestamptz, ${JSON.stringify(detail)}::jsonb, ${prevHash}, ${hash} where exists (select 1 from guard)`

/** Whose cards: of a body, of a hall's windows (by the rules on windows), or of a whole region. */
export type CardScope = { authorityId: string } | { hallId: string; rules: readonly string[] } | Record<string, never>

const scopeOf = (scope: CardScope): Statement => {
  if ('authorityId' in scope) return sql`and card.authority_id = ${scope.authorityId}`
  if ('hallId' in scope) return sql`and card.hall_id = ${scope.hallId} and card.rule = any(${scope.rules}::text[])`
  return rawSql('')
}
const scopeOrder = (scope: CardScope): Statement => rawSql('authorityId' in scope ? 'card.authority_id,' : 'hallId' in scope ? 'card.hall_id,' : '')

/** Where a list of what is to be done goes on. */
export interface AfterTodo {
  rank: number
  dueOn: string
  id: string
}

const FIRST: AfterTodo = { rank: -1, dueOn: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }

const afterTodo = ({ rank, dueOn, id }: AfterTodo): Statement => sql`(card.rank, card.due_on, card.id) > (${rank}::smallint, ${dueOn}::date, ${id}::uuid)`

/** What waits for a body or for windows: red first, then by day. Served by card_authority_todo and card_hall_todo. */
export const todoCardsPage = (region: string, scope: CardScope, after: AfterTodo = FIRST, limit: number): Statement => sql`
  select ${RAISED_CARD} from ${WITH_SIGNAL} where card.region = ${region} ${scopeOf(scope)} and card.asks_authority and ${afterTodo(after)}
  order by card.region, ${scopeOrder(scope)} card.rank, card.due_on, card.id limit ${limit}`

/** An appeal is not for who rejected the explanation. */
const isFor = (accountId: string): Statement => sql`(card.state <> 'appealed' or card.rejected_by is distinct from ${accountId} or coalesce(card.rectification = 'reported', false))`

/** What waits for a supervisor in one region. Served by card_region_todo. */
export const regionTodoPage = (region: string, accountId: string, after: AfterTodo = FIRST, limit: number): Statement => sql`
  select ${RAISED_CARD} from ${WITH_SIGNAL} where card.region = ${region} and card.asks_supervisor and ${isFor(accountId)} and ${afterTodo(after)}
  order by card.region, card.rank, card.due_on, card.id limit ${limit}`

/** What waits for a supervisor of a city: its own, and the appeals of its counties. Served by card_city_todo. */
export const cityTodoPage = (city: string, regions: readonly string[], accountId: string, after: AfterTodo = FIRST, limit: number): Statement => sql`
  select ${RAISED_CARD} from ${WITH_SIGNAL}
  where card.region = any(${regions}::text[]) and card.asks_supervisor and (card.region = ${city} or card.state = 'appealed') and ${isFor(accountId)} and ${afterTodo(after)}
  order by card.rank, card.due_on, card.id limit ${limit}`

export interface CardFilter {
  level?: 'yellow' | 'red' | undefined
  rule?: string | undefined
  state?: CardState | undefined
  /** A body of the region. */
  authorityId?: string | undefined
  /** 办件编号 */
  number?: string | undefined
  /** Moments: raised from … and before … */
  from?: Date | undefined
  before?: Date | undefined
}

/** Where a list by time goes on. */
export interface BeforeNoticed {
  at: string
  id: string
}

const LAST: BeforeNoticed = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Every card, the newest first. A case's is served by card_of_matter, others by card_authority, card_hall or card_region; what else is asked for is looked for along them. */
export const allCardsPage = (region: string, scope: CardScope, filter: CardFilter, { at, id }: BeforeNoticed = LAST, limit: number): Statement => {
  const narrow = filter.authorityId === undefined ? scope : { authorityId: filter.authorityId }
  const { level, rule, state, number, from, before } = filter
  return sql`
    select ${RAISED_CARD} from ${WITH_SIGNAL}
    where card.region = ${region} ${scopeOf(scope)} ${narrow === scope ? rawSql('') : scopeOf(narrow)} and (card.noticed_at, card.id) < (${at}::timestamptz, ${id}::uuid)
      ${number === undefined ? rawSql('') : sql`and card.matter_id = ${number}`} ${level === undefined ? rawSql('') : sql`and card.level = ${level}`}
      ${rule === undefined ? rawSql('') : sql`and card.rule = ${rule}`} ${state === undefined ? rawSql('') : sql`and card.state = ${state}`}
      ${from === undefined ? rawSql('') : sql`and card.noticed_at >= ${from}::timestamptz`} ${before === undefined ? rawSql('') : sql`and card.noticed_at < ${before}::timestamptz`}
    order by card.region desc, ${rawSql(number !== undefined ? 'card.matter_id desc,' : 'authorityId' in narrow ? 'card.authority_id desc,' : 'hallId' in narrow ? 'card.hall_id desc,' : '')} card.noticed_at desc, card.id desc limit ${limit}`
}

/** Cards of one matter with their signals, oldest first: few. Served by card_of_matter. */
export const listCardsOf = (db: Db, region: string, number: string): Promise<RaisedCard[]> =>
  db.query<RaisedCard>(sql`select ${RAISED_CARD} from ${WITH_SIGNAL} where card.region = ${region} and card.matter_id = ${number} order by card.region, card.matter_id, card.noticed_at, card.id`)

export const listCardRows = (db: Db, statement: Statement): Promise<RaisedCard[]> => db.query<RaisedCard>(statement)

/** Which cards' day is over without an answer. Served by card_unanswered. */
export const listUnanswered = (db: Db, today: string, limit: number): Promise<Pick<Card, 'region' | 'id' | 'matterKind' | 'matterId'>[]> =>
  db.query(sql`
    select region, id, matter_kind as "matterKind", matter_id as "matterId" from supervision.card where state in ('raised', 'rejected') and answer_by < ${today}::date order by answer_by, region, id limit ${limit}`)

/** One of them, locked, if it still is. Served by the primary key. */
export const takeUnanswered = async (db: Db, { region, id }: CardKey, today: string): Promise<RaisedCard | undefined> =>
  (await db.query<RaisedCard>(sql`
    select ${RAISED_CARD} from ${WITH_SIGNAL} where card.region = ${region} and card.id = ${id}::uuid and card.state in ('raised', 'rejected') and card.answer_by < ${today}::date for update of card`))[0]

/** Red cards whose rectification is late and was not told. Served by card_rectify_late. */
export const takeLateRectifications = (db: Db, today: string, limit: number): Promise<RaisedCard[]> =>
  db.query<RaisedCard>(sql`
    select ${RAISED_CARD} from ${WITH_SIGNAL} where card.rectification = 'open' and card.rectify_told_on is null and card.rectify_by < ${today}::date order by card.rectify_by, card.region, card.id limit ${limit}
    for update of card skip locked`)

/** Part of what corrects signals: their cards are nothing to be answered any more. */
export const withdrawCards = (region: string, wrong: readonly WrongSignal[]): Statement => sql`
  update supervision.card set state = 'withdrawn', version = card.version + 1, answer_by = null, points = null, rectification = null, rectify_by = null
  from ${wrongSignals(region, wrong)} wrong
  where card.region = ${region} and card.id = wrong.id and exists (select 1 from guard)`
