import type { Logger } from 'pino'
import type { AuditLog } from './audit/audit-log.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db/db.ts'
import type { Feed } from './feed/feed.ts'
import type { FileStore } from './files/files.ts'
import type { Ids } from './ids.ts'
import type { Memo } from './memo.ts'
import type { IdempotencyScope } from './idempotency-store.ts'
import type { PdfCache } from './pdf/index.ts'
import type { SealedText } from './sealed-text.ts'

/** Other systems that this installation is connected with, by name: each adapter's port adds its own. What is absent is not connected. */
export interface Outside {}

/** Everything a room may need that is not a room. One per running platform. */
export interface Platform {
  db: Db
  clock: Clock
  ids: Ids
  memo: Memo
  feed: Feed
  files: FileStore
  audit: AuditLog
  sealed: SealedText
  pdf: PdfCache
  log: Logger
  isDemo: boolean
  outside: Outside
  /** Where this process listens, for links when no public address is set. */
  localAddress: string
  /** Tells the relay that something was announced, so that readers need not wait for its next look. */
  wakeRelay(): void
}

export type ActorKind = 'anonymous' | 'citizen' | 'staff' | 'system'

/** Who asks. */
export interface Actor {
  kind: ActorKind
  /** The account, or the job's name for the system. */
  accountId: string
  /** The person, enterprise or officer behind the account. */
  principalId: string
  name: string
  roles: readonly string[]
  /** Six digits of the county-level division a staff member works in. */
  region: string | undefined
}

export const ANONYMOUS: Actor = { kind: 'anonymous', accountId: 'anonymous', principalId: 'anonymous', name: '访客', roles: ['anonymous'], region: undefined }

/** One request: the platform plus who asks and under which key. */
export interface Context extends Platform {
  actor: Actor
  requestId: string
  idempotency: IdempotencyScope | undefined
}

/** A context for work that no person asked for: jobs, readers of announced events, commands. */
export function systemContext(platform: Platform, name: string): Context {
  return {
    ...platform,
    actor: { kind: 'system', accountId: name, principalId: name, name: '系统', roles: ['system'], region: undefined },
    requestId: platform.ids.next(),
    idempotency: undefined,
  }
}
