/** 隐性审批 in six kinds: what is added beyond the published list (条件、材料、中介、环节、收费、数量限制). */
export const clueKindWords = { condition: '加条件', material: '多要材料', intermediary: '指定中介', step: '多设环节', fee: '乱收费', quota: '限制数量' } as const
export type ClueKind = keyof typeof clueKindWords

export const clueKindHints: Record<ClueKind, string> = {
  condition: '办事指南没有写的条件', material: '办事指南没有写的材料、证明', intermediary: '必须找某家机构代办、检测、评估', step: '多跑一个部门、多盖一个章',
  fee: '没有依据的收费、押金、赞助', quota: '每天只办几件、名额已满',
}
export const CLUE_KINDS = Object.keys(clueKindWords) as ClueKind[]

export const clueStateWords = { received: '已收到，正在核查', answered: '已答复' } as const
export type ClueState = keyof typeof clueStateWords

export const clueOutcomeWords = { established: '情况属实', notEstablished: '不属实或者没有查到', notOurs: '不属于这里处理' } as const
export type ClueOutcome = keyof typeof clueOutcomeWords
export const CLUE_OUTCOMES = Object.keys(clueOutcomeWords) as ClueOutcome[]

/** 群众反映. */
export interface Clue {
  region: string
  number: string
  version: number
  state: ClueState
  kind: ClueKind
  content: string
  place: string | null
  happenedOn: string | null
  /** Name and phone, sealed; null when it is anonymous. */
  contactSealed: string | null
  fileIds: string[]
  receivedAt: Date
  dueOn: string
  answer: string | null
  outcome: ClueOutcome | null
  answeredAt: Date | null
  answeredBy: string | null
  answeredByName: string | null
  findingId: string | null
}

/** What is sealed. */
export interface ClueContact {
  name: string | null
  phone: string | null
}
