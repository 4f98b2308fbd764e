import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal, notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSubject } from '../get-subject.ts'
import { findActingAs } from '../principals.ts'
import { toSummary } from '../subject-summary.ts'
import { type Consent, CONSENT_SCOPES, consentChannelWords, consentGiverWords, type ConsentNotice, type ConsentScope, consentScopeWords } from './consent.ts'
import { asWhatMayConsent, consentStateWords, countsFor, isChild, noticeInForce, scopesFor, stateOfConsent } from './consent-rules.ts'
import { insertNotice, listLatestConsents } from './consent-store.ts'
import { giveConsent, withdrawConsent } from './consents.ts'
import { ConsentBody, ConsentList, ConsentsQuery, type ConsentView, CounterConsentBody, NoticeBody, NoticeList, NoticeView, ScopeParams, WithdrawalBody } from './contract.ts'
import { listNotices, NOTICES_MEMO } from './notices.ts'

/** Every version stays readable: what somebody agreed to can be read again. */
export const listConsentNotices = defineOperation({
  id: 'subjects.listConsentNotices',
  summary: '个人信息处理告知书，每个版本',
  audience: 'public',
  permission: 'public',
  output: NoticeList,
  run: async (ctx) => ({ rows: (await listNotices(ctx)).map(toNoticeView) }),
})

export const listOwnConsents = defineOperation({
  id: 'subjects.listConsents',
  summary: '我同意过什么，可以撤回什么',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  query: ConsentsQuery,
  output: ConsentList,
  run: (ctx, { query }) => describeConsents(ctx, query.subject ?? ctx.actor.principalId),
})

/** Pressed twice, it is agreed to once. */
export const giveOwnConsent = defineOperation({
  id: 'subjects.giveConsent',
  summary: '阅读告知书后同意，本人或者代理的人',
  audience: 'citizen',
  permission: 'subjects.manageOwnPrivacy',
  body: ConsentBody,
  output: ConsentList,
  isWrite: true,
  async run(ctx, { body: { scope, noticeVersion, subject } }) {
    const subjectId = subject ?? ctx.actor.principalId
    await giveConsent(ctx, { subjectId, scope, noticeVersion })
    return describeConsents(ctx, subjectId)
  },
})

export const withdrawOwnConsent = defineOperation({
  id: 'subjects.withdrawConsent',
  summary: '撤回同意，以后不再查询（个人信息保护法第十五条）',
  audience: 'citizen',
  permission: 'subjects.manageOwnPrivacy',
  params: ScopeParams,
  body: WithdrawalBody,
  output: ConsentList,
  isWrite: true,
  async run(ctx, { params: { scope }, body: { subject } }) {
    const subjectId = subject ?? ctx.actor.principalId
    await withdrawConsent(ctx, { subjectId, scope })
    return describeConsents(ctx, subjectId)
  },
})

export const recordConsent = defineOperation({
  id: 'subjects.recordConsent',
  summary: '窗口登记申请人当面同意，写明同意的方式',
  audience: 'staff',
  permission: 'subjects.recordConsent',
  body: CounterConsentBody,
  output: Type.Object({ scope: Type.String(), noticeVersion: Type.Integer(), givenAt: Type.String({ format: 'date-time' }) }),
  isWrite: true,
  async run(ctx, { body: { subject, ...giving } }) {
    const { scope, noticeVersion, givenAt } = await giveConsent(ctx, { ...giving, subjectId: subject })
    return { scope, noticeVersion, givenAt: givenAt.toISOString() }
  },
})

/** A new version of a 告知书: from now on it is what people read before they agree. */
export const publishConsentNotice = defineOperation({
  id: 'subjects.publishConsentNotice',
  summary: '公布个人信息处理告知书的新版本',
  audience: 'staff',
  permission: 'subjects.publishNotices',
  body: NoticeBody,
  output: NoticeView,
  isWrite: true,
  async run(ctx, { body: { source, ...words } }) {
    const { notice: current } = noticeInForce(await listNotices(ctx), words.scope)
    if (words.version !== current.version + 1) throw notTheNext(current.version)
    const notice = { ...words, publishedAt: ctx.clock.now() }
    await ctx.db.transaction(async (db) => {
      const [isWritten] = await db.query(insertNotice(notice, source, ctx.actor.accountId))
      if (!isWritten) throw notTheNext(words.version)
      await ctx.memo.touch(db, NOTICES_MEMO)
    })
    await ctx.audit.append({ region: ctx.actor.region ?? '000000', operation: 'subjects.publishConsentNotice', actor: ctx.actor.accountId, subject: `${notice.scope} ${notice.version}`, detail: { source, needsNewConsent: notice.needsNewConsent } })
    return toNoticeView(notice)
  },
})

const notTheNext = (current: number) =>
  new Refusal(409, 'subjects.notice_not_next', `现行告知书是第 ${current} 版，新版本应当是第 ${current + 1} 版。请打开现行文本核对后再公布。`, { errors: [{ pointer: '/version', message: `请填写 ${current + 1}。` }] })

/** Whoever may not act for a subject learns nothing of it. @throws Refusal 404 */
async function describeConsents(ctx: Context, subjectId: string): Promise<Static<typeof ConsentList>> {
  const as = await findActingAs(ctx, subjectId)
  if (!as) throw notFound('这位申请人', 'subjects.no_such_subject')
  const [subject, latest, notices] = [await getSubject(ctx, subjectId), await listLatestConsents(ctx.db, subjectId), await listNotices(ctx)]
  const today = ctx.clock.today()
  const rows = scopesFor(subject, today).map((scope): ConsentView => {
    const { notice, countsFrom } = noticeInForce(notices, scope)
    const consent = latest.find((each) => each.scope === scope)
    const stored = stateOfConsent(consent, countsFrom)
    const state = stored === 'given' && !countsFor(consent!, subject, today) ? 'outdated' : stored
    const reason = reasonAgainst(() => asWhatMayConsent(subject, as, scope, today))
    return {
      scope, scopeName: consentScopeWords[scope], state, stateName: consentStateWords[state], notice: toNoticeView(notice), consent: consent ? toConsentFacts(consent) : null,
      allowedActions: {
        give: { allowed: reason === null && state !== 'given', reason: state === 'given' ? '已经同意了。' : reason },
        withdraw: { allowed: consent !== undefined && consent.withdrawnAt === null, reason: consent?.withdrawnAt === null ? null : '现在没有可以撤回的同意。' },
      },
    }
  })
  return { subject: toSummary(subject), isChild: isChild(subject, today), rows }
}

function reasonAgainst(decide: () => unknown): string | null {
  try {
    decide()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.detail
    throw error
  }
}

const toNoticeView = ({ publishedAt, ...notice }: ConsentNotice): Static<typeof NoticeView> => ({ ...notice, scopeName: consentScopeWords[notice.scope], publishedAt: publishedAt?.toISOString() ?? null })

export const toConsentFacts = ({ noticeVersion, channel, givenAt, givenByName, givenAs, evidence, withdrawnAt, withdrawnByName }: Consent) => ({
  noticeVersion, channelName: consentChannelWords[channel], givenAt: givenAt.toISOString(), givenByName, givenAsName: consentGiverWords[givenAs], evidence,
  withdrawnAt: withdrawnAt?.toISOString() ?? null, withdrawnByName,
})

/** Whether a text names a scope: what a form sends. */
export const isConsentScope = (text: string | undefined): text is ConsentScope => CONSENT_SCOPES.some((scope) => scope === text)
