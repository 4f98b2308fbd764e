import type { Carrier } from './port.ts'

/** Where no carrier is connected yet: says so, and what to do instead. */
export const noCarrier: Carrier = {
  name: '未接通快递',
  async place() {
    return { kind: 'refused', reason: '本系统还没有接通快递公司，请自行寄送，送达时填写快递单号' }
  },
  async track(courierNumber) {
    throw new Error(`no carrier is connected that knows ${courierNumber}`)
  },
}
