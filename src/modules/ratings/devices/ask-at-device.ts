import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOwnWindow, WindowNo } from '../../organisation/index.ts'
import { getOpenInvitationOfHall } from '../invitations/rating-codes.ts'
import { isOnline } from './device-rules.ts'
import * as store from './rating-device-store.ts'
import { findDeviceAt, touchDevices } from './get-device.ts'

/** 请评价: the device at the window shows the service that ended there just now. It invites; what comes of it the window does not learn. */
export const askAtDevice = defineOperation({
  id: 'ratings.askAtDevice',
  summary: '在窗口的评价器上请办事人评价',
  audience: 'staff',
  permission: 'ratings.showCode',
  params: Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }) }),
  body: Type.Object({ window: WindowNo }, { additionalProperties: false }),
  output: Type.Object({ windowNo: Type.String(), deviceName: Type.String(), isOnline: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { params, body }) {
    const { officer, hall, window } = await getOwnWindow(ctx, body.window)
    const device = await findDeviceAt(ctx, officer.region, hall.id, window.no)
    if (!device) throw noDevice(window.no)
    const invitation = await getOpenInvitationOfHall(ctx, hall.id, params.number)
    const answer = { windowNo: window.no, deviceName: device.name, isOnline: isOnline(device, ctx.clock.now()) }
    if (!(await commit(ctx, { region: officer.region, guard: store.askAtDevice(device, invitation, ctx.clock.now()), answer }))) throw noDevice(window.no)
    await touchDevices(ctx, ctx.db, officer.region)
    return answer
  },
})

const noDevice = (no: string) => new Refusal(409, 'ratings.no_device_at_window', `${no} 号窗口没有配对评价器。请办事人扫二维码评价，或者先在「评价器」里配对一台。`)
