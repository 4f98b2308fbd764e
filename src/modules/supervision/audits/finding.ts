/** 三个之外无审批 (C186): what is looked for. */
export const auditWords = { list: '清单之外', hall: '大厅之外', platform: '平台之外' } as const
export type Audit = keyof typeof auditWords

export const auditDemands: Record<Audit, string> = {
  list: '办的事项不在公布的清单里，或者在清单之外增加条件、材料、环节、收费。', hall: '应当进大厅的事项没有经大厅收件、出件。', platform: '没有在平台收件受理，就出了证照或者结果（体外循环）。',
}

export const findingSourceWords = { event: '平台发现', officer: '监察人员登记', clue: '群众反映' } as const
export type FindingSource = keyof typeof findingSourceWords

export const findingStateWords = { open: '待核实', verified: '已查实', notEstablished: '不成立', handedOn: '已移交' } as const
export type FindingState = keyof typeof findingStateWords

/** What a finding rests on; one thing is found once by an audit. */
export const evidenceWords = { certificate: '电子证照', application: '办件', clue: '群众反映', statement: '情况说明' } as const
export type EvidenceKind = keyof typeof evidenceWords

export interface Finding {
  region: string
  id: string
  audit: Audit
  source: FindingSource
  state: FindingState
  version: number
  title: string
  /** What was found, with its numbers. */
  facts: string
  evidenceKind: EvidenceKind
  evidenceId: string
  authorityId: string | null
  foundAt: Date
  /** 系统, or the officer. */
  foundBy: string
}

export const actWords = { entered: '登记', noted: '补充说明', verified: '查实', notEstablished: '不成立', handedOn: '移交' } as const
export type FindingActKind = keyof typeof actWords

export interface FindingAct {
  region: string
  findingId: string
  seq: number
  kind: FindingActKind
  note: string
  /** 移交给谁. */
  handedTo: string | null
  fileIds: string[]
  at: Date
  byId: string
  byName: string
}
