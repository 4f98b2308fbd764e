import type { ListFilter } from '../../client/types.ts'

type State = NonNullable<ListFilter['state']>

/** The words of the filter: as the server names the states of a case (`stateName`). */
const STATE_NAMES: Record<State, string> = {
  submitted: '已提交，待收件', received: '已收件，待受理', correctionRequested: '待申请人补正', accepted: '已受理，审查中', reviewed: '审查完成，待决定',
  granted: '准予', denied: '不予', certified: '已制证', handedOut: '待领取', delivered: '已送达，办结', refused: '不予受理', withdrawn: '已撤回', returned: '已退件',
}

export const stateOptions = Object.entries(STATE_NAMES).map(([value, label]) => ({ value: value as State, label }))

export const isState = (text: string | null): text is State => text !== null && Object.hasOwn(STATE_NAMES, text)
