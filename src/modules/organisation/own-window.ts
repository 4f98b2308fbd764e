import Type from 'typebox'
import type { Context } from '../../platform/context.ts'
import { invalidInput, notFound, Refusal } from '../../platform/errors.ts'
import { Nullable } from '../../platform/nullable.ts'
import { defineOperation } from '../../platform/operations.ts'
import { getDirectory } from './directory.ts'
import { getOfficer } from './get-officer.ts'
import type { Hall, HallWindow, Officer } from './organisation.ts'

/** The window an officer says they sit at: three digits, of their own hall. */
export const WindowNo = Type.String({ title: '窗口', pattern: '^\\d{3}$' })

/** The hall an officer is posted to. @throws Refusal 403 when they work at none */
export async function getPostedHall(ctx: Context): Promise<{ officer: Officer; hall: Hall }> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  if (officer.hallId === null) throw new Refusal(403, 'organisation.no_hall', '您没有派驻在政务服务大厅，没有窗口。如已派驻，请联系大厅管理员登记。')
  return { officer, hall: directory.hall(officer.hallId) }
}

/** @throws Refusal 404 when the hall has no such window */
export function getWindow({ name, windows }: Pick<Hall, 'name' | 'windows'>, no: string): HallWindow {
  const window = windows.find((each) => each.no === no)
  if (!window) throw notFound(`${name}的 ${Number(no)} 号窗口`, 'organisation.no_such_window')
  return window
}

/** The window an officer names in a form. @throws Refusal 403 for whoever works in no hall, 422 at `/window` for a window the hall does not have */
export async function getOwnWindow(ctx: Context, no: string): Promise<{ officer: Officer; hall: Hall; window: HallWindow }> {
  const { officer, hall } = await getPostedHall(ctx)
  const window = hall.windows.find((each) => each.no === no)
  if (!window) throw invalidInput([{ pointer: '/window', message: `${hall.name}没有 ${no} 号窗口，请重新选择窗口。` }])
  return { officer, hall, window }
}

/** 我在几号窗口: what there is to choose from. */
export const listOwnWindows = defineOperation({
  id: 'organisation.listOwnWindows',
  summary: '本大厅的窗口',
  audience: 'staff',
  permission: 'organisation.read',
  output: Type.Object({ hallName: Nullable(Type.String()), rows: Type.Array(Type.Object({ no: Type.String(), name: Type.String() })) }),
  async run(ctx) {
    const [{ hallId }, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    if (hallId === null) return { hallName: null, rows: [] }
    const { name, windows } = directory.hall(hallId)
    return { hallName: name, rows: windows.map(({ no, name: windowName }) => ({ no, name: windowName })).sort((a, b) => Number(a.no) - Number(b.no)) }
  },
})
