import { verifySm2 } from '../../../platform/sm2/verify-sm2.ts'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOfficer, officeNameOf } from '../../organisation/index.ts'
import { accessPart, getSubject, maskName } from '../../subjects/index.ts'
import { getCitySeal } from './city-seal.ts'
import { type CodeFault, faultOf, readCode } from './code-rules.ts'
import { ScanAnswer, ScanBody } from './contract.ts'
import { codeKindWords } from './shown-code.ts'
import { findShownCode, useShownCode } from './shown-code-store.ts'
import { clockDriftSeconds, scanMinutes } from './settings.ts'

/**
 * 扫码: uses a code up and tells the window the least. Who stands there is told in full only where they agreed; else the window
 * knows that the code is genuine, and goes on with the document as before. The person reads every scan in their own log.
 */
export const scanCode = defineOperation({
  id: 'certificates.scanCode',
  summary: '扫居民码、企业码（一码一用，双方留痕）',
  audience: 'staff',
  permission: 'certificates.scanCode',
  body: ScanBody,
  output: ScanAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const officer = await getOfficer(ctx)
    const { region } = officer
    const payload = await readGenuine(ctx, body.code, region)
    const code = await findShownCode(ctx.db, payload.id)
    // Old codes are forgotten: what is not here is over.
    if (!code) throw await refused(ctx, region, 'expired')
    if (code.scan) throw await refused(ctx, region, 'used')
    const now = ctx.clock.now()
    const [subject, minutes] = await Promise.all([getSubject(ctx, code.subjectId), getSetting(ctx, scanMinutes, region, ctx.clock.today())])
    const { id, kind, name, identityMasked, address, region: home, sex, birthDate } = subject
    const answer = {
      scanId: code.id,
      kind, kindName: codeKindWords[kind],
      nameMasked: payload.nameMasked,
      shownBy: code.shownBy === code.subjectId ? null : maskName((await getSubject(ctx, code.shownBy)).name),
      consents: code.consents,
      expiresAt: toRfc3339(new Date(now.getTime() + minutes * 60_000)),
      applicant: code.consents ? { id, kind, name, identityMasked, address, region: home, sex, birthDate } : null,
    }
    const isFirst = await commit(ctx, {
      region,
      guard: useShownCode(code.id, { at: now, by: officer.id, region, itemCode: body.item ?? null }),
      parts: [accessPart(ctx, [{
        subjectId: subject.id, region, kind: 'code', what: codeKindWords[kind],
        fields: code.consents ? ['姓名（名称）', '证件号码（隐去中间）', '地址'] : ['姓名（隐去部分）'],
        purpose: '窗口扫码核验身份', basis: code.consents ? '您出示的码，并同意窗口为本次业务调取' : '您出示的码', itemCode: body.item, outcome: 'shown',
      }], await officeNameOf(ctx, officer))],
      answer, status: 201,
    })
    if (!isFirst) throw await refused(ctx, region, 'used')
    await ctx.audit.append({ region, operation: 'certificates.scanCode', actor: ctx.actor.accountId, subject: subject.id, detail: { scanId: code.id, consents: code.consents, item: body.item ?? null } })
    return answer
  },
})

/** @throws Refusal by what is wrong with it; whoever tries out codes is seen on the audit chain */
async function readGenuine(ctx: Context, text: string, region: string) {
  const code = readCode(text)
  if (!code) throw await refused(ctx, region, 'unreadable')
  const [{ city, publicKey }, driftSeconds] = await Promise.all([getCitySeal(ctx), getSetting(ctx, clockDriftSeconds, region, ctx.clock.today())])
  const fault = faultOf(code, { city, now: ctx.clock.now(), driftSeconds, verify: (message, signature) => verifySm2(publicKey, message, signature) })
  if (fault) throw await refused(ctx, region, fault)
  return code.payload
}

const FAULTS: Record<CodeFault | 'unreadable' | 'used', [status: number, code: string, detail: string]> = {
  unreadable: [422, 'certificates.not_a_code', '这不是居民码或企业码。请让申请人打开“我的码”后再扫，或输入证件号码。'],
  otherCity: [422, 'certificates.code_of_other_city', '这是其他城市的码，本平台不能核验。请核对身份证件，输入证件号码。'],
  forged: [422, 'certificates.code_forged', '这个码的签名不对，不是本平台发出的，请勿采信。请核对身份证件原件。'],
  fromFuture: [409, 'certificates.code_from_future', '这个码的时间比现在还晚，不能采信。请稍等片刻让申请人刷新后再扫；仍然这样的，请联系系统管理员校准时钟。'],
  expired: [409, 'certificates.code_expired', '这个码已经过期，请申请人刷新后再出示。'],
  used: [409, 'certificates.code_used', '这个码已经用过，请刷新后再出示。'],
}

async function refused(ctx: Context, region: string, fault: keyof typeof FAULTS): Promise<Refusal> {
  const [status, code, detail] = FAULTS[fault]
  await ctx.audit.append({ region, operation: 'certificates.scanCode', actor: ctx.actor.accountId, detail: { refused: code } })
  return new Refusal(status, code, detail, { errors: [{ pointer: '/code', message: detail }] })
}
