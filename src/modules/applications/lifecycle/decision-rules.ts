import { Refusal } from '../../../platform/errors.ts'
import type { Application } from '../application.ts'
import { isBreached } from './commitment-rules.ts'
import { owedMaterials } from './deferral-rules.ts'
import { findHearing, findPause } from './examination-rules.ts'
import { materialOf } from './material-rules.ts'
import { notPossible, obstacle, type VerbRule } from './verb-rule.ts'

/** 行政许可法 art. 44: the licence is issued and delivered within ten days of the decision. */
export const DELIVERY_WORKDAYS = 10

const decideRule: VerbRule<'decide'> = {
  name: '作出决定',
  states: ['reviewed'],
  findObstacle: ({ detail }, moment) => {
    const paused = findPause(detail, '作出决定') ?? findHearing(detail, moment?.today)
    if (paused) return paused
    const owed = owedMaterials(detail)
    // 安阳市优化营商环境条例 art. 24: the decision comes after everything is in.
    return owed.length > 0 ? obstacle('materials_owed', `「${owed.map((id) => materialOf(detail, id).name).join('」「')}」还没有补交，补齐后才能作出决定。`) : undefined
  },
  decide({ detail }, { outcome, reason, automatic, grantId }, { today }) {
    if (outcome === 'granted' && isBreached(detail)) throw new Refusal(409, 'applications.commitment_breached', '核查认定申请人的承诺不实，整改到位以前不能准予。请等待整改，或决定不予。', { errors: [{ pointer: '/outcome', message: '承诺不实，不能准予。' }] })
    // 行政许可法 art. 38: whoever is denied is told why.
    if (outcome === 'denied' && reason.trim().length < 2) throw new Refusal(422, 'applications.reason_missing', '决定不予的，应当说明理由。请填写后再提交。', { errors: [{ pointer: '/reason', message: '请填写不予的理由。' }] })
    return [outcome === 'granted' ? { type: 'granted', data: { on: today, note: reason, ...(automatic ? { automatic } : {}), ...(grantId ? { grantId } : {}) } } : { type: 'denied', data: { on: today, reason, ...(grantId ? { grantId } : {}) } }]
  },
}

const makeCertificate: VerbRule<'makeCertificate'> = {
  name: '制证',
  states: ['granted'],
  findObstacle: ({ detail }) => (detail.makesCertificate ? undefined : notPossible('本事项不颁发证照，请直接送达。')),
  decide: (_application, { identifier, certificateNumber, hash }, { today }) => [{ type: 'certificateMade', data: { on: today, identifier, certificateNumber, hash } }],
}

const findMissingCertificate = ({ state, detail }: Application) =>
  state === 'granted' && detail.makesCertificate ? obstacle('certificate_missing', '请先制证，再出件送达。') : undefined

const handOut: VerbRule<'handOut'> = {
  name: '出件',
  states: ['granted', 'denied', 'certified'],
  findObstacle: findMissingCertificate,
  decide: (_application, { place }, { today }) => [{ type: 'handedOut', data: { on: today, place } }],
}

const deliver: VerbRule<'deliver'> = {
  name: '送达',
  states: ['granted', 'denied', 'certified', 'handedOut'],
  findObstacle: findMissingCertificate,
  decide(_application, { method, receiver, courierNumber, check }, { today }) {
    if (method === 'post' && !courierNumber) throw new Refusal(422, 'applications.courier_missing', '邮寄送达需要填写快递单号。', { errors: [{ pointer: '/courierNumber', message: '请填写快递单号。' }] })
    return [{ type: 'delivered', data: { on: today, method, receiver, ...(courierNumber ? { courierNumber } : {}), ...check } }]
  },
}

export const decisionRules = { decide: decideRule, makeCertificate, handOut, deliver }
