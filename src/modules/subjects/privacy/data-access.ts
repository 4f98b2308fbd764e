/** By which way somebody's data was looked at. */
export type AccessKind = 'register' | 'certificate' | 'code' | 'library' | 'identity' | 'share'

/** What came of it: a register knew something, knew nothing, could not be asked; or something was shown. */
export type AccessOutcome = 'found' | 'missing' | 'unavailable' | 'shown'

/** One look at what is known of somebody. Who looked is whoever the context names. */
export interface DataAccess {
  /** Whose data it is. */
  subjectId: string
  /** Six digits of who looked. */
  region: string
  kind: AccessKind
  /** Chinese: 不动产登记信息, 食品经营许可证. */
  what: string
  /** Names of what was seen, never the values. */
  fields: string[]
  /** Chinese: 办理「食品经营许可」. */
  purpose: string
  /** The law or the consent it rests on. */
  basis: string
  itemCode?: string | undefined
  applicationNumber?: string | undefined
  outcome: AccessOutcome
}

/** As the person sees it. */
export interface RecordedAccess {
  id: string
  at: Date
  region: string
  kind: AccessKind
  what: string
  fields: string[]
  purpose: string
  basis: string
  itemCode: string | null
  applicationNumber: string | null
  outcome: AccessOutcome
  actorKind: string
  actorId: string
  actorName: string
  actorRoles: string[]
  actorAuthority: string | null
}

export const accessKindWords: Readonly<Record<AccessKind, string>> = {
  register: '查询共享数据', certificate: '查看电子证照', code: '扫码核验', library: '调用材料库', identity: '查看证件号码', share: '部门之间共享',
}

export const accessOutcomeWords: Readonly<Record<AccessOutcome, string>> = { found: '已取得', missing: '没有查到', unavailable: '没有查成', shown: '已查看' }
