import Type from 'typebox'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { type Directory, getDirectory, getOfficer, getOwnWindow, WindowNo } from '../../organisation/index.ts'
import { pairingMinutes } from '../settings.ts'
import type { Device } from './device.ts'
import { isOnline, toDeviceToken } from './device-rules.ts'
import { deletePairingsBefore, findPairing, insertDevice, insertPairing, listDevicesOfRegion, revokeDevice, takePairing } from './rating-device-store.ts'
import { findDeviceAt, touchDevices } from './get-device.ts'

const At = Type.String({ format: 'date-time' })
const PairingCode = Type.String({ title: '配对码', pattern: '^\\d{6}$' })

const HOUR_MS = 3_600_000
/** Of a million codes a handful is taken: a second try is rare, a fifth means that something else is wrong. */
const MOST_TRIES = 5

/** A screen asks to be a device: it gets a code to show, and a secret that shows later that it was this one. */
export const beginPairing = defineOperation({
  id: 'ratings.beginPairing',
  summary: '新评价器取得配对码',
  audience: 'public',
  permission: 'public',
  flood: { most: 30, perMinutes: 10 },
  output: Type.Object({ token: Type.String(), code: PairingCode, expiresAt: At }),
  status: 201,
  isWrite: true,
  async run(ctx) {
    const now = ctx.clock.now()
    await deletePairingsBefore(ctx.db, new Date(now.getTime() - HOUR_MS))
    // Where it will stand is not known yet: the city's value.
    const city = (await getDirectory(ctx)).listRegions()[0]?.code ?? ''
    const minutes = await getSetting(ctx, pairingMinutes, city, ctx.clock.today())
    const [secret, expiresAt] = [ctx.ids.token(32), new Date(now.getTime() + minutes * 60_000)]
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const code = String(ctx.ids.below(1_000_000)).padStart(6, '0')
      if (await insertPairing(ctx.db, { code, tokenHash: sm3(secret), expiresAt })) return { token: toDeviceToken({ kind: 'pairing', code, secret }), code, expiresAt: expiresAt.toISOString() }
    }
    throw new Refusal(503, 'ratings.no_pairing_code', '暂时没有可用的配对码，请一小时后再试。')
  },
})

const DeviceView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  windowNo: Type.String(),
  windowName: Type.String(),
  pairedByName: Type.String(),
  pairedAt: At,
  /** To the minute; null until it first reports. */
  lastSeenAt: Nullable(At),
  isOnline: Type.Boolean(),
})

function toView(directory: Directory, device: Device, now: Date) {
  const { id, name, hallId, windowNo, pairedBy, pairedAt, lastSeenAt } = device
  const window = directory.hall(hallId).windows.find(({ no }) => no === windowNo)
  return {
    id, name, windowNo, windowName: window?.name ?? '这个窗口已经撤销', pairedByName: directory.officer(pairedBy).name, pairedAt: pairedAt.toISOString(), lastSeenAt: lastSeenAt?.toISOString() ?? null, isOnline: isOnline(device, now),
  }
}

/** The devices of one's own hall. What was answered on them is nobody's to see. */
export const listDevices = defineOperation({
  id: 'ratings.listDevices',
  summary: '本大厅的评价器',
  audience: 'staff',
  permission: 'ratings.pairDevices',
  output: Type.Object({ rows: Type.Array(DeviceView) }),
  async run(ctx) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const devices = await listDevicesOfRegion(ctx.db, officer.region)
    return { rows: devices.filter(({ hallId }) => hallId === officer.hallId).map((device) => toView(directory, device, ctx.clock.now())) }
  },
})

const wrongCode = (code: string, message: string) => new Refusal(422, code, message, { errors: [{ pointer: '/code', message }] })
const windowTaken = (no: string) => invalidInput([{ pointer: '/window', message: `${no} 号窗口已经有评价器。要换一台，请先解除原来的配对。` }])

/** 配对: whoever stands before the device types its code in at their own hall. */
export const pairDevice = defineOperation({
  id: 'ratings.pairDevice',
  summary: '把评价器配给本大厅的一个窗口',
  audience: 'staff',
  permission: 'ratings.pairDevices',
  // Six digits are not to be guessed: counted by account.
  flood: { most: 30, perMinutes: 10 },
  body: Type.Object({ code: PairingCode, window: WindowNo, name: Type.Optional(Type.String({ title: '名称', maxLength: 30 })) }, { additionalProperties: false }),
  output: DeviceView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const { officer, hall, window } = await getOwnWindow(ctx, body.window)
    const pairing = await findPairing(ctx.db, body.code)
    if (!pairing || pairing.region !== null) throw wrongCode('ratings.wrong_pairing_code', '没有评价器在显示这个配对码，请照着评价器的屏幕重新填写。')
    if (pairing.expiresAt <= ctx.clock.now()) throw wrongCode('ratings.pairing_code_expired', '这个配对码已经过期。请在评价器上点「换一个配对码」，再填写新的。')
    if (await findDeviceAt(ctx, officer.region, hall.id, window.no)) throw windowTaken(window.no)
    const device: Device = {
      region: officer.region, id: ctx.ids.next(), hallId: hall.id, windowNo: window.no, name: body.name?.trim() || `${window.no} 号窗口评价器`, tokenHash: pairing.tokenHash, pairedBy: officer.id, pairedAt: ctx.clock.now(), lastSeenAt: null, asked: null,
    }
    const answer = toView(await getDirectory(ctx), device, ctx.clock.now())
    try {
      const isWritten = await commit(ctx, { region: officer.region, guard: takePairing(pairing, officer.region), parts: [insertDevice(device)], answer, status: 201 })
      if (!isWritten) throw wrongCode('ratings.wrong_pairing_code', '这个配对码刚刚用过了，请在评价器上换一个配对码。')
    } catch (error) {
      if (isUniqueViolation(error) && error.constraint === 'device_at_window') throw windowTaken(window.no)
      throw error
    }
    await touchDevices(ctx, ctx.db, officer.region)
    await ctx.audit.append({ region: officer.region, operation: 'ratings.pairDevice', actor: ctx.actor.accountId, subject: device.id, detail: { hall: hall.id, window: window.no } })
    return answer
  },
})

/** 解除配对: from then on the device is a screen like any other. */
export const unpairDevice = defineOperation({
  id: 'ratings.unpairDevice',
  summary: '解除评价器的配对',
  audience: 'staff',
  permission: 'ratings.pairDevices',
  params: Type.Object({ id: Type.String({ title: '评价器', format: 'uuid' }) }),
  output: Type.Object({ unpaired: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { params: { id } }) {
    const officer = await getOfficer(ctx)
    const device = (await listDevicesOfRegion(ctx.db, officer.region)).find((each) => each.id === id && each.hallId === officer.hallId)
    const answer = { unpaired: true }
    if (!device || !(await commit(ctx, { region: officer.region, guard: revokeDevice(device, officer.id, ctx.clock.now()), answer }))) throw notFound('这台评价器，可能已经解除配对', 'ratings.no_device')
    await touchDevices(ctx, ctx.db, officer.region)
    await ctx.audit.append({ region: officer.region, operation: 'ratings.unpairDevice', actor: ctx.actor.accountId, subject: id, detail: { hall: device.hallId, window: device.windowNo } })
    return answer
  },
})
