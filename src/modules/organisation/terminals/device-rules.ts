import type { Device, FaultState, PulseStatus } from './device.ts'

export const connectionWords = { online: '在线', offline: '离线', neverSeen: '从未上线', notPaired: '未配对' } as const
export type Connection = keyof typeof connectionWords

/** Whether a terminal is alive: seen within the set minutes. */
export function connectionOf({ pairedAt, seenAt }: { pairedAt: Date | null; seenAt: Date | null }, now: Date, limitMinutes: number): Connection {
  if (pairedAt === null) return 'notPaired'
  if (seenAt === null) return 'neverSeen'
  return now.getTime() - seenAt.getTime() <= limitMinutes * 60_000 ? 'online' : 'offline'
}

/** What a terminal offers: at a cooperation site what its agreement names, else what terminals of its kind do; null is everything. */
export function offerOf({ kind, siteId }: Pick<Device, 'kind' | 'siteId'>, setOfKind: ReadonlyMap<string, readonly string[] | null>, itemsOfSite: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  if (siteId !== null) return itemsOfSite.get(siteId) ?? []
  return setOfKind.get(kind) ?? null
}

/** What is wrong by the terminal's own word, each a fault of its own. */
export const faultsOf = ({ paper }: PulseStatus): string[] => (paper === 'out' ? ['打印纸用完'] : [])

/** Which act each state of a fault waits for, and what it makes of it. */
export const FAULT_STEPS = {
  assign: { from: ['reported', 'assigned'], to: 'assigned', name: '派修' },
  repair: { from: ['reported', 'assigned'], to: 'repaired', name: '登记修复' },
  close: { from: ['repaired'], to: 'closed', name: '验收办结' },
} as const satisfies Record<string, { from: readonly FaultState[]; to: FaultState; name: string }>
export type FaultStep = keyof typeof FAULT_STEPS

/** Why this is not its turn, as a sentence; undefined when it is. */
export function reasonAgainstStep(state: FaultState, step: FaultStep): string | undefined {
  if ((FAULT_STEPS[step].from as readonly FaultState[]).includes(state)) return undefined
  if (state === 'closed') return '这个故障已经办结。如果又坏了，请重新报修。'
  return step === 'close' ? '还没有登记修复，请先登记怎么修好的。' : '已经登记修复，请验收办结；没有修好的，请重新报修。'
}
