import type { Db } from '../db/db.ts'
import { sql, type Statement } from '../db/sql.ts'

export interface StoredFile {
  id: string
  /** Who put it in: an account. */
  owner: string
  name: string
  mediaType: string
  sizeBytes: number
  sm3: string
}

export async function insertFile(db: Db, file: StoredFile, at: Date): Promise<void> {
  await db.query(insertFiles([file], at))
}

/** Several in one statement, for a command that remembers its answer beside them. */
export const insertFiles = (files: readonly StoredFile[], at: Date): Statement => sql`
  insert into platform.file (id, owner, name, media_type, size_bytes, sm3, created_at)
  select id, owner, name, "mediaType", "sizeBytes", sm3, ${at}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as new (id uuid, owner text, name text, "mediaType" text, "sizeBytes" bigint, sm3 text)
  returning id`

export const listFiles = async (db: Db, ids: string[]): Promise<StoredFile[]> =>
  ids.length === 0 ? [] : db.query<StoredFile>(sql`select id, owner, name, media_type as "mediaType", size_bytes as "sizeBytes", sm3
    from platform.file where id = any(${ids}::uuid[])`)
