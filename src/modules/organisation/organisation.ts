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

export type WindowKind =
  | 'general' | 'dedicated' | 'crossProvince' | 'consultation' | 'assistance' | 'greenChannel' | 'grievance' | 'handOut' | 'lifeEvent'

export interface HallWindow {
  /** Three digits, unique in its hall. */
  no: string
  kind: WindowKind
  name: string
  serves: string[]
}

/** 政务服务大厅 or 便民服务中心. */
export interface Hall {
  /** `H-379902` */
  id: string
  region: string
  divisionCode: string
  name: string
  level: 'city' | 'county' | 'township'
  address: string
  /** For people to read: 工作日 09:00-12:00,13:00-17:00. */
  hours: string
  phone: string
  windows: HallWindow[]
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
