import type { RegisterAnswer, RegisterValue } from '../../../adapters/registers/port.ts'
import type { Context } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import type { SubjectKind } from '../subject.ts'
import { getSubject } from '../get-subject.ts'
import { findSealed } from '../subject-store.ts'
import { readConsents } from './consents.ts'
import type { AccessOutcome } from './data-access.ts'
import { recordAccess } from './record-access.ts'
import registers from './registers.json' with { type: 'json' }
import { registerPatience } from './settings.ts'

export interface RegisterReading {
  subject: { id: string; kind: SubjectKind; name: string }
  /** 不动产登记信息 */
  register: string
  /** Chinese: 办理「不动产转移登记」. */
  purpose: string
  /** The law or the consent it rests on. */
  basis: string
  /** Six digits of who asks. */
  region: string
  itemCode?: string | undefined
  applicationNumber?: string | undefined
  /** Somebody asks what is kept of themselves (art. 45): that needs no consent. */
  isOwnRequest?: boolean | undefined
}

/** Medical, financial, of convictions and the like (个人信息保护法 art. 28, 29): a separate consent opens them, and may be withdrawn on its own. */
const SENSITIVE = new Set(registers.flatMap((register) => ('isSensitive' in register ? [register.name] : [])))

/** Why there is no answer: for a caller that does something else about each. */
export type UnavailableCause = 'notConnected' | 'consentWithdrawn' | 'consentMissing' | 'tooSlow' | 'outOfOrder'

export type RegisterFinding =
  | { outcome: 'found'; fields: Readonly<Record<string, RegisterValue>>; /** ISO 8601: as of when the register says so. */ asOf: string }
  | { outcome: 'missing' }
  | { outcome: 'unavailable'; /** Chinese, says what to do. */ reason: string; cause: UnavailableCause }

const REASONS: Readonly<Record<UnavailableCause, (register: string) => string>> = {
  notConnected: (register) => `「${register}」还没有接入本平台，请提交材料。`,
  consentWithdrawn: (register) => `申请人撤回了调用共享数据的同意，不再查询「${register}」。请提交材料，或者由本人在「我的信息」里重新同意。`,
  consentMissing: (register) => `「${register}」只有经本人单独同意（不满十四周岁的由监护人同意）才能查询。请提交材料，或者先在「我的信息」里同意。`,
  tooSlow: (register) => `「${register}」没有在规定时间内答复，可以稍后再试，或者先提交材料。`,
  outOfOrder: (register) => `「${register}」暂时查不到，可以稍后再试，或者先提交材料。`,
}

/**
 * Asks a register of another department about somebody and writes down that it was asked, whatever came of it. Waits no longer than
 * the setting `subjects.registerPatience` says. What somebody's withdrawn consent forbids is not asked, nor what is sensitive or a child's
 * without the consent on record that it needs; whether any other needs one is the caller's to know (`findConsent`).
 */
export async function readRegister(ctx: Context, reading: RegisterReading): Promise<RegisterFinding> {
  const finding = await ask(ctx, reading)
  await recordAccess(ctx, [{
    subjectId: reading.subject.id, region: reading.region, kind: 'register', what: reading.register, fields: finding.outcome === 'found' ? Object.keys(finding.fields) : [],
    purpose: reading.purpose, basis: reading.basis, itemCode: reading.itemCode, applicationNumber: reading.applicationNumber, outcome: finding.outcome satisfies AccessOutcome,
  }])
  return finding
}

async function ask(ctx: Context, { subject, register, region, isOwnRequest }: RegisterReading): Promise<RegisterFinding> {
  const unavailable = (cause: UnavailableCause): RegisterFinding => ({ outcome: 'unavailable', cause, reason: REASONS[cause](register) })
  const { registers } = ctx.outside
  if (!registers?.has(register)) return unavailable('notConnected')
  const forbidden = isOwnRequest ? undefined : await whyForbidden(ctx, subject.id, register)
  if (forbidden) return unavailable(forbidden)
  const sealed = await findSealed(ctx.db, subject.id)
  if (!sealed) return { outcome: 'missing' }

  const seconds = await getSetting(ctx, registerPatience, region, ctx.clock.today())
  const patience = new AbortController()
  const end = setTimeout(() => patience.abort(new Error(`no answer in ${seconds} s`)), seconds * 1000)
  try {
    const answer = await orGiveUp(registers.ask({ register, identity: ctx.sealed.open(sealed.identitySealed), kind: subject.kind, name: subject.name }, patience.signal), patience.signal)
    return answer.found ? { outcome: 'found', fields: answer.fields, asOf: answer.asOf } : { outcome: 'missing' }
  } catch (error) {
    if (patience.signal.aborted) return unavailable('tooSlow')
    // Without the question: it has the identity number in it.
    ctx.log.warn({ register, problem: error instanceof Error ? error.message : 'unknown' }, 'subjects: a register gave no usable answer')
    return unavailable('outOfOrder')
  } finally {
    clearTimeout(end)
  }
}

/** Whether somebody took back a consent that covers this register. */
async function whyForbidden(ctx: Context, subjectId: string, register: string): Promise<UnavailableCause | undefined> {
  const { obstacle, allowsSensitive } = await readConsents(ctx, await getSubject(ctx, subjectId))
  if (obstacle === 'withdrawn') return 'consentWithdrawn'
  if (obstacle !== null || (SENSITIVE.has(register) && !allowsSensitive)) return 'consentMissing'
}

/** An adapter that does not listen to its signal must not hold up whoever waits either. */
function orGiveUp(answer: Promise<RegisterAnswer>, patience: AbortSignal): Promise<RegisterAnswer> {
  const late = Promise.withResolvers<never>()
  const giveUp = () => late.reject(patience.reason as Error)
  patience.addEventListener('abort', giveUp, { once: true })
  return Promise.race([answer, late.promise]).finally(() => patience.removeEventListener('abort', giveUp))
}
