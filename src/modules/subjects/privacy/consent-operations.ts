import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal, notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSubject } from '../get-subject.ts'
import { findActingAs } from '../principals.ts'
import type { Subject } from '../subject.ts'
import { toSummary } from '../subject-summary.ts'
import { type Consent, CONSENT_SCOPES, consentChannelWords, consentGiverWords, type ConsentNotice, type ConsentScope, consentScopeWords } from './consent.ts'
import { asWhatMayConsent, consentStateWords, isChild, noticeInForce, reasonNotCounting, scopesFor, stateOfConsent } from './consent-rules.ts'
import { listLatestConsents } from './consent-store.ts'
import { giveConsent, withdrawConsent } from './consents.ts'
import { ConsentBody, ConsentList, ConsentsQuery, type ConsentView, NoticeList, type NoticeView, ScopeParams, WithdrawalBody } from './contract.ts'
import { listNotices } from './notices.ts'

/** Every version stays readable: what somebody agreed to can be read again. */
export const listConsentNotices = defineOperation({
  id: 'subjects.listConsentNotices',
  summary: '个人信息处理告知书，每个版本',
  audience: 'public',
  permission: 'public',
  output: NoticeList,
  run: async (ctx) => ({ rows: (await listNotices(ctx)).filter(({ fromDay }) => fromDay === null || fromDay <= ctx.clock.today()).map(toNoticeView) }),
})

export const listOwnConsents = defineOperation({
  id: 'subjects.listConsents',
  summary: '我同意过什么，可以撤回什么',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  query: ConsentsQuery,
  output: ConsentList,
  run: (ctx, { query }) => describeOwnConsents(ctx, query.subject ?? ctx.actor.principalId),
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
    return describeOwnConsents(ctx, subjectId)
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
    return describeOwnConsents(ctx, subjectId)
  },
})

/** Whoever may not act for a subject learns nothing of it. @throws Refusal 404 */
async function describeOwnConsents(ctx: Context, subjectId: string): Promise<Static<typeof ConsentList>> {
  const as = await findActingAs(ctx, subjectId)
  if (!as) throw notFound('这位申请人', 'subjects.no_such_subject')
  return describeConsents(ctx, await getSubject(ctx, subjectId), (subject, scope) => reasonAgainst(() => asWhatMayConsent(subject, as, scope, ctx.clock.today())))
}

/** Where a subject stands with each notice today. @param reasonToWait why whoever asks may not agree for them */
export async function describeConsents(ctx: Context, subject: Subject, reasonToWait: (subject: Subject, scope: ConsentScope) => string | null): Promise<Static<typeof ConsentList>> {
  const [latest, notices] = [await listLatestConsents(ctx.db, subject.id), await listNotices(ctx)]
  const today = ctx.clock.today()
  const rows = scopesFor(subject, today).map((scope): ConsentView => {
    const { notice, countsFrom } = noticeInForce(notices, scope, today)
    const consent = latest.find((each) => each.scope === scope)
    const stored = stateOfConsent(consent, countsFrom)
    const notCounting = stored === 'given' ? reasonNotCounting(consent!, subject, today) : undefined
    const state = notCounting === undefined ? stored : 'outdated'
    const reason = reasonToWait(subject, scope)
    return {
      scope, scopeName: consentScopeWords[scope], state, stateName: notCounting ?? consentStateWords[state], notice: toNoticeView(notice), consent: consent ? toConsentFacts(consent) : null,
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

export const toNoticeView = ({ publishedAt, publishedByName: _by, source: _why, ...notice }: ConsentNotice): Static<typeof NoticeView> => ({ ...notice, scopeName: consentScopeWords[notice.scope], publishedAt: publishedAt?.toISOString() ?? null })

export const toConsentFacts = ({ noticeVersion, channel, givenAt, givenByName, givenAs, evidence, withdrawnAt, withdrawnByName }: Consent) => ({
  noticeVersion, channelName: consentChannelWords[channel], givenAt: givenAt.toISOString(), givenByName, givenAsName: consentGiverWords[givenAs], evidence,
  withdrawnAt: withdrawnAt?.toISOString() ?? null, withdrawnByName,
})

/** Whether a text names a scope: what a form sends. */
export const isConsentScope = (text: string | undefined): text is ConsentScope => CONSENT_SCOPES.some((scope) => scope === text)
