import type { Certificate, CertificateContent, CertificateState } from '../certificate.ts'
import { parseCertificateIdentifier } from '../certificate-identifier-rules.ts'
import { certificateStateWords } from '../certificate.ts'
import { dayAfter, parseValidity, stateOn } from '../certificate-rules.ts'
import { type CancellationGround, groundWords, type LifeEventKind } from './life-event.ts'

/** Why, in the words of whoever does it. */
interface Grounds {
  reason: string
  basis: string
}

export type ContentLine = CertificateContent['content'][number]

/** What may be done to a certificate. */
export type LifeCommand = Grounds & (
  | { verb: 'change'; content: ContentLine[] }
  | { verb: 'renew'; /** 5年, or the new last day. */ validity: string }
  | { verb: 'reissue' | 'suspend' | 'restore' | 'revoke' | 'forfeit' | 'expire' }
  | { verb: 'cancel'; ground: CancellationGround }
)
export type LifeVerb = LifeCommand['verb']
/** What an officer does; that a term ends needs nobody. */
export type OfficerVerb = Exclude<LifeVerb, 'expire'>

/** How each act is called, and the article it usually stands on; an officer may name another. */
export const LIFE_VERBS: Record<LifeVerb, { title: string; event: LifeEventKind; usualBasis: string; from: readonly CertificateState[] }> = {
  change: { title: '变更', event: 'changed', usualBasis: '《中华人民共和国行政许可法》第四十九条', from: ['valid'] },
  renew: { title: '延续', event: 'renewed', usualBasis: '《中华人民共和国行政许可法》第五十条', from: ['valid'] },
  reissue: { title: '换发（补证）', event: 'reissued', usualBasis: '', from: ['valid'] },
  suspend: { title: '暂扣', event: 'suspended', usualBasis: '《中华人民共和国行政处罚法》第九条第三项', from: ['valid'] },
  restore: { title: '恢复', event: 'restored', usualBasis: '《中华人民共和国行政处罚法》第九条第三项', from: ['suspended'] },
  revoke: { title: '撤销', event: 'revoked', usualBasis: '《中华人民共和国行政许可法》第六十九条', from: ['valid', 'suspended'] },
  forfeit: { title: '吊销', event: 'forfeited', usualBasis: '《中华人民共和国行政处罚法》第九条第三项', from: ['valid', 'suspended'] },
  cancel: { title: '注销', event: 'cancelled', usualBasis: '《中华人民共和国行政许可法》第七十条', from: ['valid', 'suspended', 'expired', 'revoked', 'forfeited'] },
  expire: { title: '期满失效', event: 'expired', usualBasis: '《中华人民共和国行政许可法》第七十条第一项', from: ['expired'] },
}

/** Acts of an officer, in the order in which a screen offers them. */
export const OFFICER_VERBS = ['change', 'renew', 'reissue', 'suspend', 'restore', 'revoke', 'forfeit', 'cancel'] as const satisfies readonly OfficerVerb[]

type Standing = Pick<Certificate, 'state' | 'validUntil' | 'version' | 'identifier' | 'data' | 'issuedOn'>

/** What comes of a command: an entry of the history, and the next version where there is one. */
export interface LifeOutcome {
  kind: LifeEventKind
  ground: CancellationGround | null
  /** What the next version says and until when it holds. */
  next: { content: ContentLine[]; validUntil: string | null; validityText: string | null } | null
}

export interface LifeRefusal {
  code: string
  sentence: string
  /** The field that is wrong, as a JSON pointer. */
  pointer?: string
}

const LAST_VERSION = 999

/** Why this may not be done to a certificate that stands so today; undefined when it may. */
export function obstacleTo(verb: LifeVerb, certificate: Standing, today: string): LifeRefusal | undefined {
  const state = stateOn(certificate, today)
  const { title, from } = LIFE_VERBS[verb]
  if (!from.includes(state)) return { code: 'certificates.not_in_state', sentence: sentenceAgainst(verb, title, state) }
  // The job writes down what the day has made of it, and only once.
  if (verb === 'expire' && certificate.state === 'expired') return { code: 'certificates.not_in_state', sentence: '这个证照已记为失效。' }
  if (verb === 'renew' && certificate.validUntil === null) return { code: 'certificates.no_term', sentence: '这个证照没有截止日期，不需要延续。' }
  if (LIFE_VERBS[verb].event in NEXT_VERSION && certificate.version >= LAST_VERSION) return { code: 'certificates.versions_exhausted', sentence: '这个证照的版本号已到 999，不能再换发，请重新制证。' }
  return undefined
}

const NEXT_VERSION: Partial<Record<LifeEventKind, true>> = { changed: true, renewed: true, reissued: true }

function sentenceAgainst(verb: LifeVerb, title: string, state: CertificateState): string {
  if (state === 'replaced') return `这是旧版本，不能${title}。请打开最新版本办理。`
  if (state === 'suspended') return '证照在暂扣中，请先恢复再办理。'
  if (verb === 'renew' && state === 'expired') return '有效期已过，依法不能延续（应在届满前办理）。请持证人重新申请。'
  if (verb === 'restore') return '证照没有暂扣，不需要恢复。'
  return `证照状态是「${certificateStateWords[state]}」，不能${title}。`
}

/** Load → decide: what a command does to a certificate on a day, or why it does nothing. */
export function decideLife(certificate: Standing, command: LifeCommand, today: string): LifeOutcome | LifeRefusal {
  const obstacle = obstacleTo(command.verb, certificate, today)
  if (obstacle) return obstacle
  const outcome = (next: LifeOutcome['next'] = null, ground: CancellationGround | null = null): LifeOutcome => ({ kind: LIFE_VERBS[command.verb].event, ground, next })
  const { content, validityText } = certificate.data
  const same = { content, validUntil: certificate.validUntil, validityText: validityText ?? null }
  switch (command.verb) {
    case 'change': {
      const changed = command.content.map(({ label, value }) => ({ label: label.trim(), value: value.trim() })).filter(({ value }) => value !== '')
      if (changed.length === 0) return { code: 'certificates.nothing_to_change', sentence: '请至少填写一项证照内容。', pointer: '/content' }
      if (JSON.stringify(changed) === JSON.stringify(content)) return { code: 'certificates.nothing_to_change', sentence: '内容与现在的证照相同，没有可变更的。只换新证请用“换发（补证）”。', pointer: '/content' }
      return outcome({ ...same, content: changed })
    }
    case 'renew': {
      const until = renewedUntil(command.validity.trim(), certificate.validUntil!)
      if (until === undefined) return { code: 'certificates.bad_validity', sentence: '延续后的有效期应写成“5年”“6个月”，或者 2031-04-30 这样的日期。', pointer: '/validity' }
      if (until <= certificate.validUntil!) return { code: 'certificates.bad_validity', sentence: `延续后的截止日期应在 ${certificate.validUntil} 之后。`, pointer: '/validity' }
      return outcome({ content, validUntil: until, validityText: null })
    }
    case 'reissue':
      return outcome(same)
    case 'cancel':
      return groundObstacle(command.ground, certificate, today) ?? outcome(null, command.ground)
    default:
      return outcome()
  }
}

export const isRefusal = (result: LifeOutcome | LifeRefusal): result is LifeRefusal => 'sentence' in result

/** A renewed term follows on the old one: a day renewed early is not a day lost. */
function renewedUntil(validity: string, validUntil: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(validity)) {
    const at = Date.parse(`${validity}T00:00:00Z`)
    return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== validity ? undefined : validity
  }
  return parseValidity(validity, dayAfter(validUntil)).until ?? undefined
}

function groundObstacle(ground: CancellationGround, certificate: Standing, today: string): LifeRefusal | undefined {
  const state = stateOn(certificate, today)
  const refusal = (sentence: string): LifeRefusal => ({ code: 'certificates.wrong_ground', sentence, pointer: '/ground' })
  if (ground === 'termOver' && state !== 'expired') return refusal(`有效期还没有届满，不能以「${groundWords.termOver}」注销。`)
  if (ground === 'takenBack' && state !== 'revoked' && state !== 'forfeited') return refusal('证照没有被撤销或吊销，请先办理撤销或吊销，或改选其他注销情形。')
  return undefined
}

/** Everything before the version in an identifier: what all versions of one certificate share. */
export function lineageOf(identifier: string): string {
  const parts = parseCertificateIdentifier(identifier)
  if (!parts.valid) throw new RangeError(parts.reason)
  return identifier.slice(0, identifier.length - '001.X'.length)
}
