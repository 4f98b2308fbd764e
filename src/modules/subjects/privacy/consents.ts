import type { Context } from '../../../platform/context.ts'
import { Refusal, notPermitted } from '../../../platform/errors.ts'
import { mayDo } from '../../organisation/index.ts'
import { getSubject } from '../get-subject.ts'
import { findActingAs } from '../principals.ts'
import type { Subject } from '../subject.ts'
import type { Consent, ConsentGiver, ConsentScope } from './consent.ts'
import { asWhatMayConsent, guardianNeeded, isChild, noticeInForce, ownConsentFrom, reasonNotCounting, stateOfConsent } from './consent-rules.ts'
import { endConsents, findLatestConsent, insertConsent, listLatestConsents } from './consent-store.ts'
import { listNotices } from './notices.ts'

/** What somebody's consents allow today. */
export interface ConsentsInForce {
  /** Why nothing of theirs may be used: they took their consent back (art. 15), or they are a child whose guardian has not agreed (art. 31). */
  obstacle: 'withdrawn' | 'guardianNeeded' | null
  /** Sensitive data may be asked for: their separate consent is on record (art. 29), never assumed. */
  allowsSensitive: boolean
}

export async function readConsents(ctx: Pick<Context, 'db' | 'memo' | 'clock'>, subject: Subject): Promise<ConsentsInForce> {
  const { latest, inForce } = await readInForce(ctx, subject)
  const isWithdrawn = latest.find(({ scope }) => scope === 'sharedData')?.withdrawnAt instanceof Date
  const obstacle = isWithdrawn ? 'withdrawn' : lacksGuardian(ctx, subject, inForce) ? 'guardianNeeded' : null
  return { obstacle, allowsSensitive: obstacle === null && inForce('sensitiveData') !== undefined }
}

/**
 * The consent by which a subject's data may be used in `scope`, today; undefined where there is none, it was withdrawn, or the
 * notice it was given to counts no more. A child's data needs a guardian's consent to childData besides.
 */
export async function findConsent(ctx: Pick<Context, 'db' | 'memo' | 'clock'>, { subjectId, scope }: { subjectId: string; scope: ConsentScope }): Promise<Consent | undefined> {
  const subject = await getSubject(ctx, subjectId)
  const { inForce } = await readInForce(ctx, subject)
  return lacksGuardian(ctx, subject, inForce) ? undefined : inForce(scope)
}

type InForce = (scope: ConsentScope) => Consent | undefined

async function readInForce(ctx: Pick<Context, 'db' | 'memo' | 'clock'>, subject: Subject): Promise<{ latest: Consent[]; inForce: InForce }> {
  const [latest, notices] = [await listLatestConsents(ctx.db, subject.id), await listNotices(ctx)]
  const inForce: InForce = (scope) => {
    const consent = latest.find((each) => each.scope === scope)
    return consent && stateOfConsent(consent, noticeInForce(notices, scope, ctx.clock.today()).countsFrom) === 'given' && reasonNotCounting(consent, subject, ctx.clock.today()) === undefined ? consent : undefined
  }
  return { latest, inForce }
}

const lacksGuardian = ({ clock }: Pick<Context, 'clock'>, subject: Subject, inForce: InForce): boolean => isChild(subject, clock.today()) && !inForce('childData')

/** Whether somebody took their consent back and did not give it again. */
export const hasWithdrawn = async (ctx: Pick<Context, 'db'>, subjectId: string, scope: ConsentScope): Promise<boolean> =>
  (await findLatestConsent(ctx.db, subjectId, scope))?.withdrawnAt instanceof Date

export interface ConsentGiving {
  subjectId: string
  scope: ConsentScope
  /** The version that was read; the newest when not said. */
  noticeVersion?: number | undefined
  /** At a counter: by what the clerk knows that the person agreed (本人现场阅读并签名). */
  evidence?: string | undefined
  /** At a counter, for a child: which guardian agreed. */
  guardianName?: string | undefined
}

/**
 * Agrees for a subject: they themselves, who may act for them, or a clerk with the person in front of them. Agreeing again changes
 * nothing. @throws Refusal when it is not theirs to agree to, or the notice has changed since it was read
 */
export async function giveConsent(ctx: Context, giving: ConsentGiving): Promise<Consent> {
  const { actor, clock } = ctx
  const subject = await getSubject(ctx, giving.subjectId)
  const { notice } = noticeInForce(await listNotices(ctx), giving.scope, clock.today())
  if (giving.noticeVersion !== undefined && giving.noticeVersion !== notice.version) {
    throw new Refusal(409, 'subjects.notice_changed', '告知书已经更新，请重新阅读后再同意。', { extra: { version: notice.version } })
  }
  const { givenAs, evidence } = await whoAgrees(ctx, subject, giving)
  const consent: Consent = {
    subjectId: subject.id, id: ctx.ids.next(), scope: giving.scope, noticeVersion: notice.version, channel: givenAs === 'clerk' ? 'counter' : 'online', givenAt: clock.now(),
    givenAs, givenBy: actor.principalId, givenByName: actor.name, evidence, withdrawnAt: null, withdrawnByName: null,
  }
  const [isNew] = await ctx.db.query(insertConsent(consent, ownConsentFrom(subject, giving.scope, clock.today())))
  return isNew ? consent : (await findLatestConsent(ctx.db, subject.id, giving.scope))!
}

async function whoAgrees(ctx: Context, subject: Subject, { scope, evidence, guardianName }: ConsentGiving): Promise<{ givenAs: ConsentGiver; evidence: string | null }> {
  const { actor } = ctx
  const today = ctx.clock.today()
  if (actor.kind === 'citizen') {
    const as = await findActingAs(ctx, subject.id)
    if (!as) throw notPermitted()
    return { givenAs: asWhatMayConsent(subject, as, scope, today), evidence: null }
  }
  // By the code that the person showed, a partner's operator too: for looking up what is shared, and nothing else.
  if (!mayDo('subjects.recordConsent', actor.roles) && !(scope === 'sharedData' && mayDo('subjects.recordConsentByScan', actor.roles))) throw notPermitted()
  if (!evidence?.trim()) throw new Refusal(422, 'subjects.evidence_needed', '请写明本人是怎样同意的，例如「本人现场阅读告知书并在签名屏签名」。', { errors: [{ pointer: '/evidence', message: '请写明本人是怎样同意的。' }] })
  if (!isChild(subject, today)) return { givenAs: 'clerk', evidence: evidence.trim() }
  if (!guardianName?.trim()) throw guardianNeeded('申请人不满十四周岁，要由监护人同意。请核对户口簿等关系证明，在「个人信息处理的同意」里登记监护人的同意，写明监护人姓名。')
  return { givenAs: 'clerk', evidence: `监护人${guardianName.trim()}：${evidence.trim()}` }
}

/**
 * Takes a consent back (个人信息保护法 art. 15), also at a window that the person asks to: from now on registers are not asked; what was done before stays. As easy as giving it,
 * and done once however often it is asked. @throws Refusal when there is nothing to take back, or it is another's
 */
export async function withdrawConsent(ctx: Context, { subjectId, scope }: { subjectId: string; scope: ConsentScope }): Promise<void> {
  const mayWithdraw = ctx.actor.kind === 'staff' ? mayDo('subjects.recordConsent', ctx.actor.roles) : await findActingAs(ctx, subjectId)
  if (!mayWithdraw) throw notPermitted()
  const [ended] = await ctx.db.query(endConsents(subjectId, scope, ctx.clock.now(), ctx.actor.name))
  if (!ended && !(await hasWithdrawn(ctx, subjectId, scope))) {
    throw new Refusal(409, 'subjects.no_consent', '这一项没有同意过，不需要撤回。请刷新页面查看。')
  }
}
