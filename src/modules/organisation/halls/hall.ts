/** Metres on the city's own grid, from its south-west corner: x to the east, y to the north. */
export interface Position {
  x: number
  y: number
}

/** `[from the left, from the top]` in decimetres on a floor of the plan. */
export type PlanPoint = [number, number]

/** A rectangle on a floor, in decimetres. */
export interface PlanArea {
  left: number
  top: number
  width: number
  height: number
}

/** The five areas of a centre (乡镇五区), the self-service one that never closes, and whatever a hall adds of its own. */
export const zoneKindWords = {
  windows: '窗口服务区',
  selfService: '自助服务区',
  complaints: '咨询投诉区',
  waiting: '等候休息区',
  volunteers: '志愿服务岗',
  online: '网上（掌上）办事区',
  guide: '导服台',
  own: '其他区域',
} as const
export type ZoneKind = keyof typeof zoneKindWords

/** What each township's centre has to have (乡镇便民服务中心五区). */
export const FIVE_ZONES: readonly ZoneKind[] = ['windows', 'selfService', 'complaints', 'waiting', 'volunteers']

export interface HallZone {
  /** Unique in its hall. */
  id: string
  kind: ZoneKind
  name: string
  /** Floor of the plan, where it is drawn. */
  floor: string | null
  area: PlanArea | null
}

/** 便民设施. */
export const facilityWords = {
  restArea: '休息区',
  drinkingWater: '饮水处',
  charging: '充电站',
  nursery: '母婴室',
  accessibleWay: '无障碍通道',
  accessibleToilet: '无障碍卫生间',
  parking: '停车位',
  wheelchair: '轮椅',
  readingGlasses: '老花镜',
  firstAid: '急救药箱',
  wifi: '免费无线网络',
  copying: '免费复印打印',
  post: '邮寄服务',
  sealMaking: '免费印章刻制',
  selfService24: '24小时自助区',
  publicComputers: '网上办事电脑',
  signLanguage: '手语服务',
} as const
export type Facility = keyof typeof facilityWords

/** What stands on a floor besides windows. */
export const markWords = { entrance: '入口', lift: '电梯', stairs: '楼梯', ...facilityWords } as const

/** 延时、午间、周末、错时服务. */
export const extendedKindWords = { late: '延时服务', noon: '午间服务', weekend: '周末服务', staggered: '错时服务' } as const
export type ExtendedKind = keyof typeof extendedKindWords

export interface ExtendedHours {
  kind: ExtendedKind
  /** 1 Monday … 7 Sunday. */
  weekdays: number[]
  /** `HH:mm`, the end not included. */
  from: string
  to: string
  byAppointment: boolean
}

/** A day that goes another way than the calendar says. */
export interface SpecialOpening {
  /** `YYYY-MM-DD` */
  day: string
  /** null: closed all day. */
  open: { from: string; to: string } | null
  reason: string
}

export interface FloorPlan {
  floors: PlanFloor[]
  /** Where each window stands, by its number. */
  windows: { no: string; floor: string; at: PlanPoint }[]
  /** Where facilities and the doors are. */
  marks: { kind: keyof typeof markWords; floor: string; at: PlanPoint }[]
}

export interface PlanFloor {
  /** `1`, `2`: as the floor's sign says. */
  id: string
  name: string
  /** Decimetres. */
  width: number
  height: number
  /** Lines of wall, each drawn from point to point. */
  walls: PlanPoint[][]
}

/** What a hall is beyond its name and address. */
export interface HallSheet {
  /** Of the hall with all its parts: each change makes the next. */
  version: number
  zones: HallZone[]
  facilities: Facility[]
  extendedHours: ExtendedHours[]
  specialDays: SpecialOpening[]
  plan: FloorPlan | null
  position: Position | null
}
