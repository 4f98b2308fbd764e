import type { Platform } from '../../../platform/context.ts'
import builtIn from './notices.json' with { type: 'json' }
import type { ConsentNotice, ConsentScope } from './consent.ts'
import { listPublishedNotices } from './consent-store.ts'

export const NOTICES_MEMO = 'subjects.consentNotices'

const shipped: ConsentNotice[] = builtIn.map((notice) => ({ ...notice, scope: notice.scope as ConsentScope, fromDay: null, publishedAt: null, publishedByName: null, source: null }))

/** Every version of every 告知书: those that ship with the platform, then those that were published since, also those that hold only from a later day. */
export const listNotices = (platform: Pick<Platform, 'db' | 'memo'>): Promise<ConsentNotice[]> =>
  platform.memo.get(NOTICES_MEMO, async () => [...shipped, ...(await listPublishedNotices(platform.db))])
