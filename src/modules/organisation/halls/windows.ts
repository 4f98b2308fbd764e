import Type from 'typebox'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import type { Directory } from '../directory.ts'
import type { HallWindow } from '../organisation.ts'
import { getWindow } from '../own-window.ts'
import { getManagedHall } from '../staffing/managed-hall.ts'
import { changeHall } from './change-hall.ts'
import { HallChanged, HallParams, WindowBody, WindowParams } from './hall-contract.ts'
import { findWindowErrors } from './hall-rules.ts'
import { putWindow } from './hall-store.ts'

const writing = { audience: 'staff', permission: 'organisation.manageHalls', output: HallChanged, isWrite: true, expectsVersion: true } as const

/** 设立窗口. */
export const openWindow = defineOperation({
  ...writing,
  id: 'organisation.openWindow',
  summary: '在大厅设立一个窗口',
  params: HallParams,
  body: Type.Object({ no: Type.String({ title: '窗口号', pattern: '^\\d{3}$' }), ...WindowBody.properties }, { additionalProperties: false }),
  async run(ctx, { params, body: { no, ...body }, version }) {
    const { hall, directory } = await getManagedHall(ctx, params.id)
    if (hall.windows.some((window) => window.no === no)) throw invalidInput([{ pointer: '/no', message: `${no} 号窗口已经有了，请换一个号，或修改那个窗口。` }])
    const window = toWindow(no, body, directory)
    return changeHall(ctx, hall, { version, what: `设立 ${no} 号窗口`, detail: { after: window }, parts: [putWindow(hall.id, window)] })
  },
})

/** 修改窗口. */
export const changeWindow = defineOperation({
  ...writing,
  id: 'organisation.changeWindow',
  summary: '修改一个窗口的种类、领域、受理范围和启用日期',
  params: WindowParams,
  body: WindowBody,
  async run(ctx, { params, body, version }) {
    const { hall, directory } = await getManagedHall(ctx, params.id)
    const before = getWindow(hall, params.no)
    const window = toWindow(before.no, body, directory)
    return changeHall(ctx, hall, { version, what: `修改 ${window.no} 号窗口`, detail: { before, after: window }, parts: [putWindow(hall.id, window)] })
  },
})

/** 停用窗口: never deleted, because tickets and ratings name it. */
export const closeWindow = defineOperation({
  ...writing,
  id: 'organisation.closeWindow',
  summary: '停用一个窗口',
  params: WindowParams,
  body: Type.Object({
    lastDay: Type.String({ title: '最后服务日', format: 'date' }),
    reason: Type.String({ title: '停用原因', minLength: 2, maxLength: 200, pattern: '\\S' }),
  }, { additionalProperties: false }),
  async run(ctx, { params, body: { lastDay, reason }, version }) {
    const { hall } = await getManagedHall(ctx, params.id)
    const window = getWindow(hall, params.no)
    const today = ctx.clock.today()
    if (window.untilDay !== null && window.untilDay < today) throw new Refusal(409, 'organisation.window_closed', `${window.no} 号窗口已于 ${window.untilDay} 停用。`)
    if (lastDay < today || (window.fromDay !== null && lastDay < window.fromDay)) throw invalidInput([{ pointer: '/lastDay', message: '最后服务日请填今天或以后，并且不早于启用日期。' }])
    return changeHall(ctx, hall, { version, what: `停用 ${window.no} 号窗口`, detail: { lastDay, reason }, parts: [putWindow(hall.id, { ...window, untilDay: lastDay })] })
  },
})

function toWindow(no: string, { from, until, ...told }: WindowBody, directory: Directory): HallWindow {
  const errors: FieldError[] = [...findWindowErrors({ ...told, from, until }), ...told.takes.authorities.flatMap((id, index) => (isAuthority(directory, id) ? [] : [{ pointer: `/takes/authorities/${index}`, message: `没有「${id}」这个部门，请重新选择。` }]))]
  if (errors.length > 0) throw invalidInput(errors)
  return { no, ...told, fromDay: from, untilDay: until }
}

const isAuthority = (directory: Directory, id: string): boolean => directory.listAuthorities(id.slice(0, 6)).some((authority) => authority.id === id)
