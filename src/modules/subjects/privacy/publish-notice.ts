import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import type { ConsentNotice } from './consent.ts'
import { toNoticeView } from './consent-operations.ts'
import { describeNotices, noticeFaults } from './notice-rules.ts'
import { insertNotice } from './consent-store.ts'
import { NoticeBody, NoticeVersions, NoticeView } from './contract.ts'
import { listNotices, NOTICES_MEMO } from './notices.ts'

/** Every version with its days, who published it and why, and what consents to it are worth today. */
export const listNoticeVersions = defineOperation({
  id: 'subjects.listNoticeVersions',
  summary: '告知书的各个版本：生效日期、公布人和依据，以前的同意是否仍然有效',
  audience: 'staff',
  permission: 'subjects.readNotices',
  output: NoticeVersions,
  run: (ctx) => describeVersions(ctx),
})

const describeVersions = async (ctx: Context): Promise<Static<typeof NoticeVersions>> => {
  const today = ctx.clock.today()
  const rows = describeNotices(await listNotices(ctx), today)
  return { today, rows: rows.map(({ notice, ...described }) => ({ ...toNoticeView(notice), publishedByName: notice.publishedByName, source: notice.source, ...described })) }
}

/** A new version of a 告知书: from its day on it is what people read before they agree. */
export const publishConsentNotice = defineOperation({
  id: 'subjects.publishConsentNotice',
  summary: '公布个人信息处理告知书的新版本',
  audience: 'staff',
  permission: 'subjects.publishNotices',
  body: NoticeBody,
  output: NoticeView,
  isWrite: true,
  async run(ctx, { body }) {
    const now = ctx.clock.now()
    const today = ctx.clock.today()
    const notice: ConsentNotice = {
      scope: body.scope, version: body.version, title: body.title.trim(), text: body.text.trim(), needsNewConsent: body.needsNewConsent, fromDay: body.fromDay ?? today,
      publishedAt: now, publishedByName: ctx.actor.name, source: body.source.trim(),
    }
    const last = (await listNotices(ctx)).findLast(({ scope }) => scope === notice.scope)!
    if (notice.version !== last.version + 1) throw notTheNext(last.version)
    const faults: FieldError[] = noticeFaults(notice, last, today)
    if (faults.length > 0) throw invalidInput(faults)
    await ctx.db.transaction(async (db) => {
      const [isWritten] = await db.query(insertNotice(notice, ctx.actor.accountId))
      if (!isWritten) throw notTheNext(notice.version)
      await ctx.memo.touch(db, NOTICES_MEMO)
    })
    const { source, needsNewConsent, fromDay } = notice
    await ctx.audit.append({ region: ctx.actor.region ?? '000000', operation: 'subjects.publishConsentNotice', actor: ctx.actor.accountId, subject: `${notice.scope} ${notice.version}`, detail: { source, needsNewConsent, fromDay } })
    return toNoticeView(notice)
  },
})

const notTheNext = (current: number) =>
  new Refusal(409, 'subjects.notice_not_next', `最新的告知书是第 ${current} 版，新版本应当是第 ${current + 1} 版。请打开最新文本核对后再公布。`, { errors: [{ pointer: '/version', message: `请填写 ${current + 1}。` }] })
