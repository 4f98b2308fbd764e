/** 设备台账: everything of a hall, a station or a partner's site that has a plug, and the lines. */
export const deviceKindWords = {
  deskTerminal: '桌面型自助终端',
  enhancedTerminal: '增强型自助终端',
  documentCamera: '高拍仪',
  printer: '打印机',
  copier: '复印机',
  ratingDevice: '评价器',
  callScreen: '叫号屏',
  computer: '电脑',
  line: '网络专线',
  other: '其他设备',
} as const
export type DeviceKind = keyof typeof deviceKindWords

/** 自助终端, as they are counted. */
export const TERMINAL_KINDS: readonly DeviceKind[] = ['deskTerminal', 'enhancedTerminal']
/** What people may serve themselves at: a terminal, or a computer of the hall's 网上办事区. Paired, and seen alive. */
export const isTerminal = ({ kind }: Pick<Device, 'kind'>): boolean => TERMINAL_KINDS.includes(kind) || kind === 'computer'

export const placeKindWords = { hall: '政务大厅', station: '便民服务站', bank: '银行', post: '邮政', telecom: '电信', shop: '商超', other: '其他场所' } as const
export type PlaceKind = keyof typeof placeKindWords

export interface Device {
  region: string
  id: string
  /** On its sticker; unique in its region. */
  number: string
  kind: DeviceKind
  model: string
  placeKind: PlaceKind
  placeName: string
  address: string
  /** The township or village it stands in. */
  divisionCode: string
  hallId: string | null
  siteId: string | null
  /** 24 小时. */
  isAllDay: boolean
  state: 'inUse' | 'retired'
  retiredReason: string | null
  version: number
  pairedAt: Date | null
}

/** What a terminal says of itself with each beat. */
export interface PulseStatus {
  /** Of the program that runs on it. */
  version?: string
  paper?: 'enough' | 'low' | 'out'
  network?: 'line' | 'wifi' | 'mobile'
}

/** A device as a list shows it: with its last sign of life. */
export interface SeenDevice extends Device {
  seenAt: Date | null
  status: PulseStatus | null
  openFaults: number
}

export const faultStateWords = { reported: '已报修', assigned: '已派修', repaired: '已修复', closed: '已办结' } as const
export type FaultState = keyof typeof faultStateWords
export const faultSourceWords = { terminal: '终端自报', staff: '工作人员', public: '群众' } as const

export interface DeviceFault {
  region: string
  id: string
  deviceId: string
  hallId: string | null
  source: keyof typeof faultSourceWords
  what: string
  /** Name of the officer; null for the public and the terminal itself. */
  reporter: string | null
  state: FaultState
  assignee: string | null
  repairedHow: string | null
  /** `YYYY-MM-DD` by which it is to be repaired. */
  dueOn: string
  reportedAt: Date
  assignedAt: Date | null
  repairedAt: Date | null
  closedAt: Date | null
  version: number
}

export interface DeviceInspection {
  region: string
  id: string
  deviceId: string
  day: string
  isFine: boolean
  note: string
  byId: string
  at: Date
}
