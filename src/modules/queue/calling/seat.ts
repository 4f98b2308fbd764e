export const seatStateWords = { open: '叫号中', paused: '暂停', closed: '已关闭' } as const
export type SeatState = keyof typeof seatStateWords

/** Who sits at a window. */
export interface Seat {
  windowNo: string
  officerId: string
  officerName: string
  state: SeatState
  changedAt: Date
}
