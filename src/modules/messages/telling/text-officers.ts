import type { Context } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import { findOfficerPhones, getDirectory } from '../../organisation/index.ts'
import { officerSms, officerSmsMost, smsIsOn } from '../settings.ts'
import { isTexted, officersToText, type ReachedOfficer } from '../sms/officer-text-rules.ts'
import { SMS_AUDIENCES } from '../sms/sms-audiences.ts'
import { insertOfficerSms } from '../sms/sms-store.ts'
import type { Telling } from './telling-rules.ts'

/** A telling in its words; `sms` where it has a text message. */
export interface Worded {
  telling: Telling
  sms: string | undefined
}

/** Puts on the way to officers' phones what is grave enough in its region: to those at its desks who gave a number, and to no more than the region says. */
export async function textOfficers(ctx: Context, worded: readonly Worded[]): Promise<void> {
  const due = (await Promise.all(worded.map(async (each) => ((await isSent(ctx, each)) ? [each] : [])))).flat()
  if (due.length === 0) return
  const directory = await getDirectory(ctx)
  const texts = due.map(({ telling, sms }) => ({ telling, text: sms!, officers: officersToText(directory, telling.desks ?? []) }))
  const phones = await withPhones(ctx, texts.flatMap(({ officers }) => officers))
  const createdAt = ctx.clock.now()
  const rows = await Promise.all(texts.map(async ({ telling: { id, region, level }, text, officers }) => {
    const isUrgent = level === 'red'
    const most = await getSetting(ctx, officerSmsMost, region, ctx.clock.today())
    const nextAt = await SMS_AUDIENCES.officer.mayGoAt(ctx, { region, isUrgent }, createdAt)
    return officers.filter(({ officerId }) => phones.has(officerId)).slice(0, most).map((officer) => ({ ownerId: officer.officerId, id, region: officer.region, desk: officer.desk, text, isUrgent, nextAt, createdAt }))
  }))
  if (rows.some(({ length }) => length > 0)) await insertOfficerSms(ctx.db, rows.flat())
}

async function isSent(ctx: Context, { telling: { level, region }, sms }: Worded): Promise<boolean> {
  if (level === undefined || sms === undefined) return false
  const today = ctx.clock.today()
  return (await getSetting(ctx, smsIsOn, region, today)) === 'on' && isTexted(level, await getSetting(ctx, officerSms, region, today))
}

/** Who of them gave a number: asked once for each region. */
async function withPhones(ctx: Context, officers: readonly ReachedOfficer[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all([...Map.groupBy(officers, ({ region }) => region)].map(([region, there]) => findOfficerPhones(ctx, region, [...new Set(there.map(({ officerId }) => officerId))])))
  return new Set(found.flatMap((phones) => [...phones.keys()]))
}
