import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import type { Application, Commitment, SignedPromise } from '../application.ts'
import type { SubmitInput } from '../contract.ts'
import { listBreaches } from '../record/breach-store.ts'
import { currentTextVersion, type PromiseKind } from './promise-texts.ts'

/**
 * Whoever broke a promise makes no new one until it is put right (安阳市优化营商环境条例 art. 29); the normal way stays open.
 * Read only when something is promised.
 * @throws Refusal 422 at the promise
 */
export async function refusePromisesOfBreaker(ctx: Context, applicantId: string, { deferralPromise, commitmentPromise }: Pick<SubmitInput, 'deferralPromise' | 'commitmentPromise'>): Promise<void> {
  if (!deferralPromise && !commitmentPromise) return
  refuseOldWordings([
    ...(deferralPromise ? [{ pointer: '/deferralPromise', kind: 'deferral' as const, promise: deferralPromise }] : []),
    ...(commitmentPromise ? [{ pointer: '/commitmentPromise', kind: commitmentPromise.kind ?? 'proof', promise: commitmentPromise }] : []),
  ])
  await refuseBreaker(ctx, applicantId, deferralPromise ? '/deferralPromise' : '/commitmentPromise')
}

/** @throws Refusal 422 when a promise of this applicant was broken and is not put right */
export async function refuseBreaker(ctx: Context, applicantId: string, pointer: string): Promise<void> {
  const broken = (await listBreaches(ctx.db, applicantId)).find(({ repairedOn }) => repairedOn === null)
  if (!broken) return
  const who = ctx.actor.kind === 'citizen' ? '您' : '申请人'
  throw new Refusal(422, 'applications.open_breach', `${who}在「${broken.itemName}」（${broken.number}）中的承诺没有兑现，修复以前不能再以承诺办理。请备齐材料按一般程序办理。`, {
    errors: [{ pointer, message: '有未修复的失信承诺，不能再作承诺。' }],
  })
}

/**
 * What is signed at a window now, or was signed with the application: one of the two there must be.
 * @throws Refusal 422 when neither is, or the wording is not that of today
 */
export function signedPromise(pointer: string, kind: PromiseKind, given: { signedBy: string; textVersion?: number | undefined } | undefined, before: SignedPromise | undefined): SignedPromise {
  if (!given) {
    if (before) return before
    throw new Refusal(422, 'applications.not_signed', `申请人还没有签署《${kind === 'deferral' ? '容缺受理承诺书' : '告知承诺书'}》，请当面签署后再受理。`, { errors: [{ pointer, message: '请由申请人签署承诺书。' }] })
  }
  const promise = { signedBy: given.signedBy, textVersion: given.textVersion ?? currentTextVersion(kind), ...(kind === 'deferral' ? {} : { kind }) }
  refuseOldWordings([{ pointer, kind, promise }])
  return promise
}

/** @throws Refusal 422 when what was signed is not the wording of today: people sign what they were shown, and it must be in force */
function refuseOldWordings(signed: { pointer: string; kind: PromiseKind; promise: SignedPromise }[]): void {
  const errors: FieldError[] = signed
    .filter(({ kind, promise }) => promise.textVersion !== currentTextVersion(kind))
    .map(({ pointer }) => ({ pointer: `${pointer}/textVersion`, message: '承诺书已经更新，请重新阅读后签署。' }))
  if (errors.length > 0) throw invalidInput(errors)
}

/** 告知承诺 of which kind: told, as signed, or as the item is. */
export const commitmentKindOf = ({ detail }: Application, told: Commitment['kind'] | undefined): Commitment['kind'] => told ?? detail.commitmentPromise?.kind ?? (detail.isCommitmentItem ? 'licence' : 'proof')
