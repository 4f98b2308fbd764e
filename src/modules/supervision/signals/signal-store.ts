import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { MatterKind } from '../watch/matter.ts'
import type { KnownSignal, Signal } from './signal.ts'

const SIGNAL = rawSql(`region, id, serial, matter_kind as "matterKind", matter_id as "matterId", rule, occasion, level, raised_at as "raisedAt", noticed_at as "noticedAt", title,
  item_code as "itemCode", item_name as "itemName", authority_id as "authorityId", hall_id as "hallId", officer_id as "officerId", snapshot,
  exists (select 1 from supervision.signal_correction wrong where wrong.region = signal.region and wrong.signal_id = signal.id) as "isWithdrawn"`)

/** Part of what finds them; one that was raised before stays the only one. */
export const insertSignals = (region: string, signals: readonly Omit<Signal, 'region' | 'serial'>[]): Statement => sql`
  insert into supervision.signal (region, id, matter_kind, matter_id, rule, occasion, level, raised_at, noticed_at, title, item_code, item_name, authority_id, hall_id, officer_id, snapshot)
  select ${region}, id, "matterKind", "matterId", rule, occasion, level, "raisedAt", "noticedAt", title, "itemCode", "itemName", "authorityId", "hallId", "officerId", snapshot
  from jsonb_to_recordset(${JSON.stringify(signals)}::jsonb) as row(id uuid, "matterKind" text, "matterId" text, rule text, occasion text, level text, "raisedAt" timestamptz, "noticedAt" timestamptz,
    title text, "itemCode" text, "itemName" text, "authorityId" text, "hallId" text, "officerId" text, snapshot jsonb)
  where exists (select 1 from guard)
  on conflict (region, matter_kind, matter_id, rule, occasion, level) do nothing`

/** Everything raised on a matter, the oldest first: few rows. Served by the unique key. */
export const listSignalsOf = async (db: Db, region: string, kind: MatterKind, id: string): Promise<KnownSignal[]> =>
  (await db.query<KnownSignal>(sql`select ${SIGNAL} from supervision.signal where region = ${region} and matter_kind = ${kind} and matter_id = ${id}`)).sort((a, b) => a.serial - b.serial)

export type WrongSignal = Pick<Signal, 'matterKind' | 'matterId' | 'rule' | 'occasion' | 'level'>

/** The signals that were wrong, and the red cards that came of it that nobody explained them. Served by the unique key. */
export const wrongSignals = (region: string, wrong: readonly WrongSignal[]): Statement => sql`(
  select distinct signal.id
  from jsonb_to_recordset(${JSON.stringify(wrong)}::jsonb) as row("matterKind" text, "matterId" text, rule text, occasion text, level text)
  join supervision.signal found on found.region = ${region} and found.matter_kind = row."matterKind" and found.matter_id = row."matterId" and found.rule = row.rule and found.occasion = row.occasion and found.level = row.level
  join supervision.signal on signal.region = ${region} and signal.matter_kind = found.matter_kind and signal.matter_id = found.matter_id and (signal.id = found.id or signal.occasion = 'card:' || found.id))`

/** 系统更正: signals that fell before the news was read that their limit had been kept. They stay as they are; that they were wrong stands beside them. */
export const insertCorrections = (region: string, wrong: readonly WrongSignal[], at: Date): Statement => sql`
  insert into supervision.signal_correction (region, signal_id, reason, at)
  select ${region}, wrong.id, ${WITHDRAWN_REASON}, ${at} from ${wrongSignals(region, wrong)} wrong where exists (select 1 from guard)
  on conflict (region, signal_id) do nothing`

const WITHDRAWN_REASON = '系统更正：办件已在期限内办结'

export type ReminderScope = { authorityId: string } | { hallId: string; rules: readonly string[] } | Record<string, never>

const LAST = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** 提醒和预警 of a body, of a hall's windows or of a region, the newest first. Served by signal_authority_reminders, signal_hall_reminders and signal_region_reminders. */
export const remindersPage = (region: string, scope: ReminderScope, { at, id } = LAST, limit: number): Statement => {
  const [narrow, order] = 'authorityId' in scope ? [sql`and authority_id = ${scope.authorityId}`, rawSql('authority_id desc,')]
    : 'hallId' in scope ? [sql`and hall_id = ${scope.hallId} and rule = any(${scope.rules}::text[])`, rawSql('hall_id desc,')] : [rawSql(''), rawSql('')]
  return sql`
    select ${SIGNAL} from supervision.signal
    where region = ${region} ${narrow} and level in ('reminder', 'warning') and (noticed_at, id) < (${at}::timestamptz, ${id}::uuid)
    order by region desc, ${order} noticed_at desc, id desc limit ${limit}`
}

export const listSignalRows = (db: Db, statement: Statement): Promise<KnownSignal[]> => db.query<KnownSignal>(statement)

/** A signal, and whether it was found to be wrong. */
export type RaisedSignal = Pick<Signal, 'matterId' | 'rule' | 'occasion' | 'level' | 'raisedAt'> & { isWithdrawn: boolean }

/** Everything raised on matters of one region and kind. Served by the unique key. */
export const listRaisedOn = (db: Db, region: string, kind: MatterKind, ids: readonly string[]): Promise<RaisedSignal[]> =>
  db.query(sql`
    select signal.matter_id as "matterId", signal.rule, signal.occasion, signal.level, signal.raised_at as "raisedAt", correction.signal_id is not null as "isWithdrawn"
    from supervision.signal left join supervision.signal_correction correction on correction.region = signal.region and correction.signal_id = signal.id
    where signal.region = ${region} and signal.matter_kind = ${kind} and signal.matter_id = any(${ids}::text[])`)

/** By what it was raised on. Served by the unique key. */
export const findSignalId = async (db: Db, { region, matterKind, matterId, rule, occasion, level }: Pick<Signal, 'region' | 'matterKind' | 'matterId' | 'rule' | 'occasion' | 'level'>): Promise<string | undefined> =>
  (await db.query<{ id: string }>(sql`
    select id from supervision.signal where region = ${region} and matter_kind = ${matterKind} and matter_id = ${matterId} and rule = ${rule} and occasion = ${occasion} and level = ${level}`))[0]?.id

/** Why a signal was found wrong, if it was. Served by the primary key. */
export const findCorrection = async (db: Db, region: string, id: string): Promise<{ reason: string; at: Date } | undefined> =>
  (await db.query<{ reason: string; at: Date }>(sql`select reason, at from supervision.signal_correction where region = ${region} and signal_id = ${id}::uuid`))[0]

/** 系统启用前已发生: what had been broken of each rule when a region began to be watched, the most first. Along signal_by_raised. */
export const countBeforeWatch = (db: Db, region: string, beganAt: Date): Promise<{ rule: string; count: number }[]> =>
  db.query(sql`
    select rule, count(distinct matter_id)::int as count from supervision.signal
    where region = ${region} and raised_at < ${beganAt}::timestamptz and snapshot ? 'isBeforeWatch'
    group by rule order by count desc, rule`)
