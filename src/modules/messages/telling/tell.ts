import type { Context } from '../../../platform/context.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { insertDeskMessages } from '../desk/desk-store.ts'
import { insertSubjectMessages } from '../inbox/inbox-store.ts'
import { smsIsOn } from '../settings.ts'
import { SMS_AUDIENCES } from '../sms/sms-audiences.ts'
import { insertSms } from '../sms/sms-store.ts'
import { fillWording } from '../templates/template-rules.ts'
import { templateOf } from '../templates/templates.ts'
import { getWording } from '../templates/wordings.ts'
import type { Telling } from './telling-rules.ts'
import { textOfficers } from './text-officers.ts'

/**
 * Puts what is to be told in the words of its region and day, into inboxes, on desks and on the way to phones: a few statements,
 * however many are told. May be told twice: what is there already stays as it is.
 */
export async function tell(ctx: Context, tellings: readonly Telling[]): Promise<void> {
  const told = await Promise.all(tellings.map((telling) => toTold(ctx, telling)))
  const inbox = told.flatMap(({ message, telling }) => (telling.subjects ?? []).map((subjectId) => ({ ...message, subjectId, documents: telling.documents ?? [] })))
  const desks = told.flatMap(({ message, telling }) => (telling.desks ?? []).map(({ region, recipient }) => ({ ...message, region, recipient })))
  const texts = told.flatMap(({ message, subjectSms }) => (subjectSms ? [{ ...subjectSms, id: message.id, region: message.region, createdAt: ctx.clock.now() }] : []))
  if (inbox.length > 0) await insertSubjectMessages(ctx.db, inbox)
  if (desks.length > 0) await insertDeskMessages(ctx.db, desks)
  if (texts.length > 0) await insertSms(ctx.db, texts)
  await textOfficers(ctx, told)
}

async function toTold(ctx: Context, telling: Telling) {
  const { id, template, region, at, words, number = null, itemCode = null, smsTo } = telling
  const day = toLegalDate(at)
  const { kind, isUrgent = false } = templateOf(template)
  const { title, text, sms } = fillWording(await getWording(ctx, template, region, day), words)
  const hasSms = sms !== undefined && smsTo !== undefined && (await getSetting(ctx, smsIsOn, region, day)) === 'on'
  return {
    telling,
    sms,
    message: { id, region, at: new Date(at), kind, title, text, number, itemCode },
    subjectSms: hasSms ? { ownerId: smsTo, text: sms, isUrgent, nextAt: await SMS_AUDIENCES.subject.mayGoAt(ctx, { region, isUrgent }, ctx.clock.now()) } : undefined,
  }
}
