import type { Context, Platform } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addWorkdays, getWorkCalendar } from '../../calendar/index.ts'
import { loadSites } from '../sites/sites.ts'
import type { Device, DeviceFault, SeenDevice } from './device.ts'
import { offerOf } from './device-rules.ts'
import { countUse, findDevice, keepPulses, listUseOfDevice, type Pulse, readItemSets, readPairedTerminals } from './device-store.ts'
import { insertFault } from './fault-store.ts'
import { faultDays } from './settings.ts'

export const TERMINALS_MEMO = 'organisation.terminals'
export const ITEM_SETS_MEMO = 'organisation.item-sets'

type Reading = Pick<Platform, 'memo' | 'db'>

/** A terminal as the pages on its screen need it. */
export interface Terminal extends Device {
  /** null: every item. */
  itemCodes: readonly string[] | null
}

export const loadItemSets = (platform: Reading) => platform.memo.get(ITEM_SETS_MEMO, () => readItemSets(platform.db))

/** What a device offers, if it is a terminal. */
export async function offerOfDevice(platform: Reading, device: Pick<Device, 'region' | 'kind' | 'siteId'>): Promise<readonly string[] | null> {
  const [sets, { sites }] = [await loadItemSets(platform), await loadSites(platform)]
  return offerOf(device, new Map(sets.filter(({ region }) => region === device.region).map(({ kind, itemCodes }) => [kind, itemCodes])), new Map([...sites.values()].map(({ id, itemCodes }) => [id, itemCodes])))
}

/**
 * The terminal that holds this token, with the items it offers; in process, because each page and each beat asks.
 * @throws Refusal 401 when no terminal holds it: it was paired anew, released or retired
 */
export async function getTerminal(platform: Reading, token: string): Promise<Terminal> {
  const byHash = await platform.memo.get(TERMINALS_MEMO, async () => new Map((await readPairedTerminals(platform.db)).map((device) => [device.tokenHash, device])))
  const device = byHash.get(sm3(token))
  if (!device) throw new Refusal(401, 'organisation.terminal_not_paired', '这台终端没有配对。请管理员在管理后台输入屏幕上的配对码。')
  return { ...device, itemCodes: await offerOfDevice(platform, device) }
}

/** What was done at a terminal. */
export interface TerminalUse {
  /** One a transaction: told twice, it counts once. */
  id: string
  /** The item, or what the terminal itself did: `print-copy`, `take-ticket`. */
  service: string
  /** Whether it is the first thing that this person does there. */
  isNewPerson: boolean
}

/** Counts one transaction of a terminal; tells whether it was not known yet. */
export const countTerminalUse = async (platform: Pick<Platform, 'db' | 'clock'>, { region, id: deviceId }: Pick<Device, 'region' | 'id'>, { id, service, isNewPerson }: TerminalUse): Promise<boolean> =>
  (await platform.db.query(countUse({ region, deviceId, id, service, day: platform.clock.today(), persons: isNewPerson ? 1 : 0 }))).length > 0

/** How many copies a terminal printed today. */
export async function countPrintsOfToday({ db, clock }: Pick<Platform, 'db' | 'clock'>, { region, id }: Pick<Device, 'region' | 'id'>): Promise<number> {
  return (await listUseOfDevice(db, region, id, clock.today(), clock.today())).find(({ service }) => service === 'print-copy')?.transactions ?? 0
}

/** @throws Refusal 404 when there is no such device in the region */
export async function getDevice(db: Db, region: string, id: string): Promise<SeenDevice> {
  const device = await findDevice(db, region, id)
  if (!device) throw notFound('这台设备', 'organisation.no_such_device')
  return device
}

/** A fault as it is first reported, to be repaired within the set workdays. */
export async function newFault(ctx: Platform, device: Pick<Device, 'region' | 'id' | 'hallId'>, told: Pick<DeviceFault, 'source' | 'what' | 'reporter'>): Promise<DeviceFault> {
  const today = ctx.clock.today()
  const [calendar, days] = await Promise.all([getWorkCalendar(ctx, device.region), getSetting(ctx, faultDays, device.region, today)])
  return {
    region: device.region, id: ctx.ids.next(), deviceId: device.id, hallId: device.hallId, ...told, state: 'reported', assignee: null, repairedHow: null,
    dueOn: addWorkdays(calendar, today, days).dueOn, reportedAt: ctx.clock.now(), assignedAt: null, repairedAt: null, closedAt: null, version: 1,
  }
}

/** What a terminal says is wrong with it; what is known already stays as it is. */
export async function reportByTerminal(ctx: Context, device: Device, faults: readonly string[]): Promise<void> {
  for (const what of faults) await ctx.db.query(insertFault(await newFault(ctx, device, { source: 'terminal', what, reporter: null })))
}

/** The beats that wait while others are being written, by database and terminal. */
const waiting = new WeakMap<Db, { next: Map<string, Pulse>; write: Promise<unknown> | undefined; following: Promise<void> | undefined }>()

/**
 * Keeps a beat. Beats that arrive while a write is under way are written together in the next one: a thousand terminals that wake at
 * the same moment cost a handful of statements, and nobody waits for a timer.
 */
export function keepPulse({ db, clock }: Pick<Platform, 'db' | 'clock'>, pulse: Pulse): Promise<void> {
  const queue = waiting.get(db) ?? { next: new Map<string, Pulse>(), write: undefined, following: undefined }
  waiting.set(db, queue)
  queue.next.set(pulse.deviceId, pulse)
  queue.following ??= (async () => {
    await queue.write?.catch(() => undefined) // whoever sent those beats hears of it
    const batch = [...queue.next.values()]
    queue.next.clear()
    queue.following = undefined
    queue.write = db.query(keepPulses(batch, clock.now()))
    await queue.write
  })()
  return queue.following
}
