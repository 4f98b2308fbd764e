import { type Clock } from '../clock.ts'
import { toLegalDate } from '../legal-dates.ts'
import type { Db } from '../db/db.ts'
import { CHAIN_START, chainHash } from '../hash-chain.ts'
import { appendAudit, type AuditRow, findAuditHead } from './audit-store.ts'

/** One thing worth remembering about who did or saw what (网络安全法 art. 21: kept at least six months). */
export interface AuditEntry {
  region: string
  operation: string
  actor: string
  /** What it was done to: a number, an account. */
  subject?: string
  detail?: Record<string, unknown>
}

/**
 * Logins, reads of personal data, exports and changes of configuration, chained by SM3 per region and day.
 * Entries that arrive while a batch is being written wait for the next batch, so that a busy region costs
 * one write for many entries; `append` resolves when its entry is durable.
 */
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>
}

/** How often a batch is chained again because another process was faster before it is given up as an error. */
const MAX_RACES = 20

export function createAuditLog(db: Db, clock: Clock): AuditLog {
  const waiting = new Map<string, { entry: AuditEntry; at: Date; done(): void; fail(error: unknown): void }[]>()
  const writing = new Set<string>()

  async function drain(region: string): Promise<void> {
    if (writing.has(region)) return
    writing.add(region)
    try {
      for (let batch = waiting.get(region); batch?.length; batch = waiting.get(region)) {
        waiting.delete(region)
        try {
          await write(region, batch)
          for (const each of batch) each.done()
        } catch (error) {
          for (const each of batch) each.fail(error)
        }
      }
    } finally {
      writing.delete(region)
    }
  }

  async function write(region: string, batch: { entry: AuditEntry; at: Date }[]): Promise<void> {
    const byDay = Map.groupBy(batch, ({ at }) => toLegalDate(at))
    for (const [day, entries] of byDay) {
      for (let race = 0; ; race++) {
        const head = await findAuditHead(db, region, day)
        let previous = head?.hash ?? CHAIN_START
        const rows = entries.map(({ entry, at }, index): AuditRow => {
          const row = toAuditRow(region, day, (head?.seq ?? 0) + index + 1, entry, at, previous)
          previous = row.hash
          return row
        })
        if (await appendAudit(db, head, rows)) break
        if (race === MAX_RACES) throw new Error(`audit chain ${region} ${day} stayed contended`)
      }
    }
  }

  return {
    append: (entry) =>
      new Promise((done, fail) => {
        const queue = waiting.get(entry.region)
        const item = { entry, at: clock.now(), done, fail }
        if (queue) queue.push(item)
        else waiting.set(entry.region, [item])
        void drain(entry.region)
      }),
  }
}

function toAuditRow(region: string, day: string, seq: number, entry: AuditEntry, at: Date, prevHash: string): AuditRow {
  const row = { region, day, seq, operation: entry.operation, actor: entry.actor, subject: entry.subject ?? null, detail: entry.detail ?? {}, at }
  return { ...row, prev_hash: prevHash, hash: auditHash(prevHash, row) }
}

/** The hash of one audit entry; `audit -- verify` recomputes it from what the table holds. */
export function auditHash(previous: string, row: Omit<AuditRow, 'prev_hash' | 'hash'>): string {
  const { region, day, seq, operation, actor, subject, detail, at } = row
  return chainHash(previous, { region, day, seq, operation, actor, subject, detail, at: at.toISOString() })
}
