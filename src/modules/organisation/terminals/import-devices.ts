import type { Platform } from '../../../platform/context.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import type { Device } from './device.ts'
import { importUse, type ItemSet, keepPulses, keepToken, type Pulse, putDevice, putItemSet, readPairedTerminals, type UseOfDay } from './device-store.ts'
import { ITEM_SETS_MEMO, TERMINALS_MEMO } from './terminals.ts'

/** A device as an installation brings it in. */
export type NewDevice = Omit<Device, 'version' | 'state' | 'retiredReason' | 'pairedAt'>

interface DeviceLedger {
  devices: readonly NewDevice[]
  itemSets: readonly Omit<ItemSet, 'version'>[]
  use: readonly UseOfDay[]
  /** Terminals that were paired there, with their last sign of life; their token is known to nobody here. */
  pulses?: readonly Pulse[]
}

/** Brings in a ledger that was kept elsewhere: devices, what each kind of terminal offers, and what they counted until now. Ids are the caller's. */
export async function importDevices({ db, memo, clock, ids }: Pick<Platform, 'db' | 'memo' | 'clock' | 'ids'>, { devices, itemSets, use, pulses = [] }: DeviceLedger): Promise<void> {
  await db.transaction(async (tx) => {
    for (const device of devices) await tx.query(putDevice({ ...device, state: 'inUse', retiredReason: null, version: 1 }, null, clock.now()))
    for (const set of itemSets) await tx.query(putItemSet({ ...set, version: 1 }, null, clock.now()))
    await tx.query(importUse(use))
    for (const { region, deviceId } of pulses) await tx.query(keepToken(region, deviceId, sm3(ids.token(32)), clock.now()))
    await tx.query(keepPulses(pulses, clock.now()))
    await memo.touch(tx, TERMINALS_MEMO)
    await memo.touch(tx, ITEM_SETS_MEMO)
  })
}

/** Lets paired terminals that no machine stands for show a sign of life: those of a demonstration, by their numbers. */
export async function keepAlive({ db, clock }: Pick<Platform, 'db' | 'clock'>, isAlive: (number: string) => boolean): Promise<void> {
  const alive = (await readPairedTerminals(db)).filter(({ number }) => isAlive(number))
  await db.query(keepPulses(alive.map(({ region, id }) => ({ region, deviceId: id, status: { paper: 'enough', network: 'line' } })), clock.now()))
}
