import type { Context } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import { findShownCode } from './shown-code-store.ts'
import { scanMinutes } from './settings.ts'

/** What a scan proves to whoever scanned. */
export interface Scan {
  scanId: string
  subjectId: string
  /** Who held the phone: the subject, or the one who acts for it. */
  shownBy: string
  /** 同意窗口为本次业务调取. */
  consents: boolean
  itemCode: string | null
  at: Date
}

/**
 * The scan that the officer who asks made, as long as it may be worked with (setting `certificates.scanMinutes`); undefined for
 * everybody else's, for what is over, and for what never was: nobody learns which.
 */
export async function findScan(ctx: Context, scanId: string): Promise<Scan | undefined> {
  const code = await findShownCode(ctx.db, scanId)
  if (!code?.scan || ctx.actor.kind !== 'staff' || code.scan.by !== ctx.actor.principalId) return undefined
  const minutes = await getSetting(ctx, scanMinutes, code.scan.region, ctx.clock.today())
  if (ctx.clock.now().getTime() - code.scan.at.getTime() > minutes * 60_000) return undefined
  return { scanId: code.id, subjectId: code.subjectId, shownBy: code.shownBy, consents: code.consents, itemCode: code.scan.itemCode, at: code.scan.at }
}
