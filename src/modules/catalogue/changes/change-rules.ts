import { Refusal } from '../../../platform/errors.ts'
import type { ItemState } from '../item-store.ts'
import { type ChangeKind, type ChangeState, changeWords, hasContent, type ItemChange, OPEN_STATES } from './item-change.ts'

export type ChangeVerb = 'save' | 'submit' | 'return' | 'approve' | 'publish' | 'withdraw'

/** Whoever stands before a change. */
export interface ChangePerson {
  id: string
  name: string
  region: string
  /** Of the city, whose catalogue it is: counties propose, the city decides (基本目录 is kept by the city). */
  isOfCity: boolean
  mayEdit: boolean
  mayReview: boolean
}

export const CHANGE_VERBS = ['save', 'submit', 'return', 'approve', 'publish', 'withdraw'] as const satisfies readonly ChangeVerb[]

const FROM: Record<ChangeVerb, readonly ChangeState[]> = {
  save: ['drafted'],
  submit: ['drafted'],
  return: ['submitted', 'approved'],
  approve: ['submitted'],
  // Published again while scheduled: on another day.
  publish: ['approved', 'scheduled'],
  withdraw: OPEN_STATES,
}

const VERB_WORDS: Record<ChangeVerb, string> = { save: '修改', submit: '送审', return: '退回', approve: '审核', publish: '公布', withdraw: '撤回' }

const WHAT_NEXT: Record<ChangeState, string> = {
  drafted: '还在起草，请等起草人送审。',
  submitted: '已送审；要再改，请审核人先退回。',
  approved: '已审核通过，等待公布；要再改，请审核人先退回。',
  scheduled: '已定期公布，到日子自动生效；要停下，请撤回。',
  published: '已经公布；还要改，请另外发起修订。',
  withdrawn: '已经撤回；还要改，请重新发起。',
}

/** Why this person may not do this to the change now; undefined when they may. */
export function refusalOf(change: Pick<ItemChange, 'state' | 'kind' | 'editorIds' | 'history'>, verb: ChangeVerb, person: ChangePerson): Refusal | undefined {
  if (!FROM[verb].includes(change.state)) return new Refusal(409, 'catalogue.wrong_state', `现在不能${VERB_WORDS[verb]}：这项变更${WHAT_NEXT[change.state]}`)
  if (verb === 'return' || verb === 'approve' || verb === 'publish') {
    if (!person.mayReview) return new Refusal(403, 'catalogue.not_reviewer', `${VERB_WORDS[verb]}由事项审核员办理，请联系市级事项审核员。`)
    if (!person.isOfCity) return new Refusal(403, 'catalogue.not_city', `全市统一的事项由市级${VERB_WORDS[verb]}，请等市级事项审核员办理。`)
    // Who wrote it does not approve it: two pairs of eyes on every version (起草、审核分离).
    if (verb !== 'return' && change.editorIds.includes(person.id)) return new Refusal(403, 'catalogue.own_change', `您写过这份内容，须由没有参与起草的人${VERB_WORDS[verb]}，请联系另一位事项审核员。`)
    return undefined
  }
  if (!person.mayEdit) return new Refusal(403, 'catalogue.not_editor', `${VERB_WORDS[verb]}由事项管理员办理。`)
  const isTheirs = person.isOfCity || change.editorIds.includes(person.id) || change.history[0]?.region === person.region
  if (!isTheirs) return new Refusal(403, 'catalogue.not_your_change', `这是其他地区发起的变更，只有发起地区和市级的事项管理员可以${VERB_WORDS[verb]}。`)
  if (verb === 'save' && !hasContent(change)) return new Refusal(409, 'catalogue.content_fixed', `${changeWords.kind[change.kind]}事项不改内容；要改内容，请另外发起修订。`)
  return undefined
}

const STATE_WORDS: Record<ItemState, string> = { active: '正在办理', suspended: '已暂停', cancelled: '已取消' }

/** Which kinds an item in each state can be opened for. A cancelled item stays cancelled: what comes back is a new item. */
const KINDS_OF_STATE: Record<ItemState, readonly ChangeKind[]> = { active: ['revise', 'suspend', 'cancel'], suspended: ['revise', 'resume', 'cancel'], cancelled: [] }

/** Why no change of this kind can begin for an item; undefined when it can. */
export function openingRefusal(kind: Exclude<ChangeKind, 'create'>, state: ItemState, open: Pick<ItemChange, 'kind' | 'authorName'> | undefined): Refusal | undefined {
  if (open) return changeOpen(open)
  if (KINDS_OF_STATE[state].includes(kind)) return undefined
  return new Refusal(409, 'catalogue.not_in_that_state', `这个事项${STATE_WORDS[state]}，不能${changeWords.kind[kind]}。`)
}

export const changeOpen = ({ kind, authorName }: Pick<ItemChange, 'kind' | 'authorName'>): Refusal =>
  new Refusal(409, 'catalogue.change_open', `${authorName}发起的${changeWords.kind[kind]}还没有办完。请在那项变更里一起改，或等它公布、撤回后再发起。`)

/** When a change takes effect, and until when what it publishes is valid; null: until something else is published. */
export interface Publication {
  effectiveOn: string
  cancelOn: string | null
}

/** The days a publication names. @throws Refusal when they lie wrongly */
export function refuseWrongDays(change: Pick<ItemChange, 'kind'>, { effectiveOn, cancelOn }: Publication, today: string): void {
  if (cancelOn !== null && !hasContent(change)) throw new Refusal(422, 'catalogue.no_cancel_day', `${changeWords.kind[change.kind]}事项没有取消日期，请去掉后再公布。`, { errors: [{ pointer: '/cancelOn', message: '请去掉取消日期。' }] })
  if (effectiveOn < today) throw new Refusal(422, 'catalogue.effective_in_past', '生效日期不能早于今天，请重新选择。', { errors: [{ pointer: '/effectiveOn', message: '生效日期不能早于今天。' }] })
  if (cancelOn !== null && cancelOn <= effectiveOn) throw new Refusal(422, 'catalogue.cancel_before_effective', '取消日期应晚于生效日期，请重新选择。', { errors: [{ pointer: '/cancelOn', message: '取消日期应晚于生效日期。' }] })
}
