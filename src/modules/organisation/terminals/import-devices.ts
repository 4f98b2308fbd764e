import type { Platform } from '../../../platform/context.ts'
import type { Device } from './device.ts'
import { importUse, type ItemSet, putDevice, putItemSet, type UseOfDay } from './device-store.ts'
import { ITEM_SETS_MEMO, TERMINALS_MEMO } from './terminals.ts'

/** A device as an installation brings it in. */
export type NewDevice = Omit<Device, 'version' | 'state' | 'retiredReason' | 'pairedAt'>

/** Brings in a ledger that was kept elsewhere: devices, what each kind of terminal offers, and what they counted until now. Ids are the caller's. */
export async function importDevices(
  { db, memo, clock }: Pick<Platform, 'db' | 'memo' | 'clock'>,
  { devices, itemSets, use }: { devices: readonly NewDevice[]; itemSets: readonly Omit<ItemSet, 'version'>[]; use: readonly UseOfDay[] },
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const device of devices) await tx.query(putDevice({ ...device, state: 'inUse', retiredReason: null, version: 1 }, null, clock.now()))
    for (const set of itemSets) await tx.query(putItemSet({ ...set, version: 1 }, null, clock.now()))
    await tx.query(importUse(use))
    await memo.touch(tx, TERMINALS_MEMO)
    await memo.touch(tx, ITEM_SETS_MEMO)
  })
}
