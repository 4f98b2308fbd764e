import type { Db } from '../db/db.ts'
import { sql } from '../db/sql.ts'

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
  await db.query(sql`insert into platform.file (id, owner, name, media_type, size_bytes, sm3, created_at)
    values (${file.id}, ${file.owner}, ${file.name}, ${file.mediaType}, ${file.sizeBytes}, ${file.sm3}, ${at})`)
}

export const listFiles = async (db: Db, ids: string[]): Promise<StoredFile[]> =>
  ids.length === 0 ? [] : db.query<StoredFile>(sql`select id, owner, name, media_type as "mediaType", size_bytes as "sizeBytes", sm3
    from platform.file where id = any(${ids}::uuid[])`)
