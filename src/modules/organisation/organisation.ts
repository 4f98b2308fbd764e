import type { HallSheet, Position } from './halls/hall.ts'
import type { OfficerRole } from './roles.ts'

export type DivisionLevel = 'city' | 'county' | 'township' | 'village'

/** 行政区划. */
export interface Division {
  /** 12 digits of the statistical division code. */
  code: string
  /** The six digits that lead the keys of everything about its cases: the county's, or the city's own. */
  region: string
  name: string
  /** From the city down: 云湖市澄湖区澄湖街道. */
  fullName: string
  level: DivisionLevel
  parentCode: string | null
}

export type AuthorityKind =
  | 'leadDepartment' | 'department' | 'verticalDepartment' | 'publicInstitution' | 'massOrganisation' | 'utility'
  | 'townshipGovernment' | 'subdistrictOffice' | 'villagersCommittee' | 'residentsCommittee'

/** 实施主体: a body that answers for decisions in its own name. */
export interface Authority {
  /** `379902-SCJG`, `379902001-GOV`, `379902001001-VIL` */
  id: string
  region: string
  divisionCode: string
  /** 澄湖区市场监督管理局 */
  name: string
  /** As items name it: 市场监督管理局. */
  shortName: string
  /** Other names people and items use for it. */
  aliases: string[]
  level: DivisionLevel
  uscc: string
  kind: AuthorityKind
}

/** A part of a department that items name on its own; it acts in the department's name. */
export interface Unit {
  id: string
  authorityId: string
  name: string
}

export const windowKindWords = {
  general: '综合窗口',
  consultation: '综合咨询窗口',
  assistance: '帮办代办窗口',
  handleForMe: '我来办窗口',
  freeService: '免费服务窗口',
  crossProvince: '跨省通办窗口',
  provinceWide: '全省通办窗口',
  grievance: '有诉即办窗口',
  dedicated: '老年人、残疾人专项窗口',
  greenChannel: '绿色通道窗口',
  lifeEvent: '一件事专窗',
  enterpriseStart: '企业开办专窗',
  handOut: '统一出件窗口',
} as const
export type WindowKind = keyof typeof windowKindWords

/** 分领域综窗: the matters a general window takes in; 无差别 takes them all. */
export const windowFieldWords = { investment: '投资建设', businessRegistration: '商事登记', generalAffairs: '综合事务', undifferentiated: '无差别' } as const
export type WindowField = keyof typeof windowFieldWords

/** What a window takes in: everything its hall handles, or what is named. */
export interface WindowTakes {
  everything: boolean
  /** Codes of items. */
  items: string[]
  /** Ids of authorities, all of whose items are meant. */
  authorities: string[]
}

export interface HallWindow {
  /** Three digits, unique in its hall. */
  no: string
  kind: WindowKind
  name: string
  /** For people to read. */
  serves: string[]
  /** Of general windows. */
  field: WindowField | null
  takes: WindowTakes
  /** In service from and until, both days included. */
  fromDay: string | null
  untilDay: string | null
}

/** 政务服务大厅 or 便民服务中心. */
export interface Hall extends HallSheet {
  /** `H-379902` */
  id: string
  region: string
  divisionCode: string
  name: string
  level: 'city' | 'county' | 'township'
  address: string
  /** For people to read, written anew when its hours are changed: 工作日 09:00-12:00,13:00-17:00. */
  hours: string
  phone: string
  windows: HallWindow[]
}

/** 村（社区）便民服务站. */
export interface Station {
  /** `S-379902001001` */
  id: string
  region: string
  /** Of its village. */
  divisionCode: string
  name: string
  address: string
  /** Whether it is in the house of the village's committee (与村委会同址). */
  withCommittee: boolean
  personInCharge: string
  phone: string
  hours: string
  devices: string[]
  position: Position | null
  /** In service from and until, both days included. */
  fromDay: string
  untilDay: string | null
  version: number
}

/** Where a division lies on the city's own map. */
export interface MapPlace extends Position {
  region: string
  divisionCode: string
  /** Corners in turn; of townships. */
  outline: [number, number][] | null
}

/** Somebody who works for an authority, in a hall or behind it. */
export interface Officer {
  id: string
  region: string
  name: string
  authorityId: string
  unitId: string | null
  hallId: string | null
  roles: OfficerRole[]
}
