import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { Device } from './device.ts'
import { readDeviceToken } from './device-rules.ts'
import { listDevicesOfRegion, noteDeviceSeen } from './rating-device-store.ts'

/** What a process knows of a region's devices. Each asks once a second: that must not reach the database. */
interface KnownDevices {
  byToken: ReadonlyMap<string, Device>
  /** When each was last written down as seen, by this process. */
  noted: Map<string, number>
}

const SEEN_EVERY_MS = 60_000

const memoOf = (region: string): string => `ratings.devices:${region}`

const getDevices = (ctx: Context, region: string): Promise<KnownDevices> =>
  ctx.memo.get(memoOf(region), async () => ({ byToken: new Map((await listDevicesOfRegion(ctx.db, region)).map((device) => [device.tokenHash, device])), noted: new Map() }))

/** Every process forgets what it knows of a region's devices; called when one of them has changed. */
export const touchDevices = (ctx: Context, db: Db, region: string): Promise<void> => ctx.memo.touch(db, memoOf(region))

/** The device that shows this token; undefined for one that was unpaired or never paired. */
export async function findDevice(ctx: Context, text: string): Promise<Device | undefined> {
  const token = readDeviceToken(text)
  if (token?.kind !== 'paired' || !(await getDirectory(ctx)).isRegion(token.region)) return undefined
  const { byToken, noted } = await getDevices(ctx, token.region)
  const device = byToken.get(sm3(token.secret))
  const now = ctx.clock.now()
  if (device && now.getTime() - (noted.get(device.id) ?? 0) >= SEEN_EVERY_MS) {
    noted.set(device.id, now.getTime())
    await noteDeviceSeen(ctx.db, device, now)
  }
  return device
}

/** The device at a window of a hall, as it stands in the database. */
export async function findDeviceAt(ctx: Context, region: string, hallId: string, windowNo: string): Promise<Device | undefined> {
  return (await listDevicesOfRegion(ctx.db, region)).find((device) => device.hallId === hallId && device.windowNo === windowNo)
}
