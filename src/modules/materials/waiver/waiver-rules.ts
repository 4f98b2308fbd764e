import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import type { Material } from '../../catalogue/index.ts'
import type { ConsentsInForce } from '../../subjects/index.ts'
import type { Source } from '../sources/source.ts'
import type { AskedReason, Evidence, MaterialResolution } from './resolution.ts'

/** A certificate somebody holds, as it stands today. */
export interface HeldCertificate {
  identifier: string
  name: string
  number: string
  holderId: string
  holderName: string
  validUntil: string | null
  isValid: boolean
  /** 失效, 暂扣 … */
  stateName: string
}

/** What a register said when it was asked. */
export interface FetchedFact {
  holderId: string
  register: string
  outcome: 'found' | 'missing'
  asOf: string | null
  fetchedAt: string
  /** Last day on which it counts, `YYYY-MM-DD`. */
  validUntil: string
}

/** Everything known of an applicant that may stand in for a material. */
export interface Holdings {
  /** `YYYY-MM-DD` */
  today: string
  sources: ReadonlyMap<string, Source>
  /** Whose certificates and facts count, by what a source asks for; first the nearest. */
  holders: { either: readonly string[]; person: readonly string[]; enterprise: readonly string[] }
  certificates: readonly HeldCertificate[]
  /** Names of certificates that are marked sensitive. */
  sensitiveCertificates: ReadonlySet<string>
  fetched: readonly FetchedFact[]
  /** Registers that were asked and gave no answer: they are asked again by the clock. */
  unanswered: ReadonlySet<string>
  /** Why nothing of whoever applies may be used. */
  obstacle: ConsentsInForce['obstacle']
  /** Whose sensitive data may be asked for and used: their own separate consent is on record (个人信息保护法 art. 29). */
  sensitiveAllowedBy: ReadonlySet<string>
  canAsk(register: string): boolean
}

type Needed = Pick<Material, 'id' | 'name' | 'necessary' | 'form' | 'source' | 'exemptBy' | 'waiverWay' | 'holder' | 'proves' | 'commitment' | 'deferrable'>

/** What the application form itself says is the form: nobody uploads 「申请书」 a second time. */
export const isTheFormItself = (material: Pick<Material, 'form' | 'source' | 'name'>): boolean =>
  material.form === 'electronic' && material.source === 'applicant' && /申请(书|表)/.test(material.name)

/**
 * What becomes of a material for one applicant: 国令716 art. 7 and 优化营商环境条例 art. 22 forbid to ask for what can be had by
 * sharing; what cannot be had is asked for, with the reason. Evidence decides, never what the applicant claims.
 */
export function resolveMaterial(material: Needed, holdings: Holdings): MaterialResolution {
  const base = { id: material.id, name: material.name, necessary: material.necessary, source: material.exemptBy, isSensitive: false }
  const asked = (reason: AskedReason, why: string): MaterialResolution =>
    ({ ...base, state: 'asked', way: null, evidence: null, reason, explanation: `${why}${howToAnswer(material)}` })
  const replaced = (way: NonNullable<MaterialResolution['way']>, explanation: string, evidence: Evidence | null = null): MaterialResolution =>
    ({ ...base, state: 'replaced', way, evidence, reason: null, explanation })

  if (isTheFormItself(material)) return { ...replaced('form', '在线填写的申请表就是这份材料，不用另交。'), source: '本次填写的申请表' }
  if (material.waiverWay === 'internalCheck') return replaced('internalCheck', '由受理部门自行核查，不用提交。')
  if (material.exemptBy === null) return asked('nothingReplaces', '')
  const source = holdings.sources.get(material.exemptBy)
  if (!source) return asked('notConnected', `「${material.exemptBy}」尚未接入平台。`)
  if (holdings.obstacle === 'withdrawn') return asked('consentWithdrawn', '申请人撤回了调用证照和数据的同意，可以重新同意；')
  if (holdings.obstacle === 'guardianNeeded') return asked('guardianNeeded', '申请人不满十四周岁，监护人在「我的信息」里或者在窗口同意处理未成年人信息以后，平台才能查询；')
  if (material.holder === 'other') return asked('ofOthers', '这份材料涉及申请人以外的人，平台只查申请人本人（本单位）的证照和数据。')
  const sensitive = { isSensitive: source.isSensitive }
  const holders = holdings.holders[source.holderKind]
  const mayUse = (holder: string): boolean => holdings.sensitiveAllowedBy.has(holder)
  // Whoever applies can agree here and now to what is their own; what is another's only they can. Whether there is anything is not said before.
  const onceAllowed = (way: 'certificate' | 'register', what: string, explanation: string): MaterialResolution =>
    holders.includes(holdings.holders.either[0]!) ? { ...base, isSensitive: true, state: 'fetchable', way, evidence: null, reason: null, explanation: `这是敏感个人信息，经您单独同意后才${explanation}，查到就不用提交。请单独同意，或者提交材料。` }
      : asked('ofOthers', `${what}是法定代表人（经营者）的敏感个人信息，由其本人在「我的信息」里单独同意后才能查询。`)

  if (source.kind === 'certificate') {
    const isSensitive = (name: string): boolean => source.isSensitive || holdings.sensitiveCertificates.has(name)
    const held = holders.flatMap((holder) => holdings.certificates.filter(({ holderId, name }) => holderId === holder && source.certificateNames.includes(name) && (!isSensitive(name) || mayUse(holder))))
    const valid = held.find(({ isValid }) => isValid)
    if (valid) {
      const { identifier, name, number, holderId, holderName, validUntil } = valid
      return { ...replaced('certificate', `已有${holderName}的电子证照《${name}》（${number}），不用提交。`, { kind: 'certificate', identifier, name, number, holderId, validUntil }), isSensitive: isSensitive(name) }
    }
    const closed = source.certificateNames.find(isSensitive)
    if (closed !== undefined && holders.length > 0 && !holders.some(mayUse)) return onceAllowed('certificate', `电子证照《${closed}》`, `使用电子证照《${closed}》`)
    const [other] = held
    return other ? asked('notValid', `电子证照《${other.name}》（${other.number}）目前${other.stateName}。`) : asked('notFound', `没有查到电子证照《${source.certificateNames[0]}》。`)
  }

  const register = source.register!
  const open = source.isSensitive ? holders.filter(mayUse) : holders
  if (open.length === 0 && holders.length > 0 && holdings.canAsk(register)) return onceAllowed('register', register, `向${register}查询`)
  const fetched = open.flatMap((holder) => holdings.fetched.filter((fact) => fact.holderId === holder && fact.register === register && fact.validUntil >= holdings.today))
  const found = fetched.find(({ outcome }) => outcome === 'found')
  const answer = material.proves === 'noEntry' ? (found ? undefined : fetched[0]) : (found ?? (material.proves === 'anyAnswer' ? fetched[0] : undefined))
  if (answer) {
    const asOf = answer.asOf ?? answer.fetchedAt
    const said = answer.outcome === 'found' ? '已经查到' : '查询结果为没有登记记录'
    return { ...replaced('register', `${register}${said}（数据时间 ${toChineseDate(asOf.slice(0, 10))}），不用提交。`, { kind: 'register', register, holderId: answer.holderId, asOf, fetchedAt: answer.fetchedAt }), ...sensitive }
  }
  if (holders.length === 0) return asked('notFound', `没有可以查询${register}的登记主体。`)
  if (found) return asked('contradicted', `${register}中有您的登记记录，与这份材料要证明的不一致。`)
  if (fetched.length > 0) return asked('notFound', `${register}中没有查到您的记录。`)
  if (holdings.unanswered.has(register)) return asked('sourceDown', `${register}暂时查不到，系统会继续查询，查到后就不用再交。`)
  if (!holdings.canAsk(register)) return asked('notConnected', `${register}尚未接入平台。`)
  return { ...base, ...sensitive, state: 'fetchable', way: 'register', evidence: null, reason: null, explanation: `经您同意后向${register}查询，查到就不用提交。` }
}

const howToAnswer = ({ commitment, deferrable, necessary }: Needed): string => {
  const others = [...(commitment ? ['书面承诺代替'] : []), ...(deferrable ? ['承诺以后补交'] : [])]
  return `${necessary ? '请提交' : '需要时提交'}${others.length > 0 ? `，也可以${others.join('或者')}` : ''}。`
}

/** What is still to be handed in: the fewer, the better the state did its own work. */
export const countAsked = (resolutions: readonly MaterialResolution[]): number => resolutions.filter(({ necessary, state }) => necessary && state !== 'replaced').length
