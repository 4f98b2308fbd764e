import type { DeviceSticker } from '../../../modules/organisation/index.ts'
import { errorsByField, fieldOf, type Page, type PageReply, type PageRequest } from '../../../platform/http/page.ts'
import { Refusal } from '../../../platform/errors.ts'
import { makeShell } from '../make-shell.ts'
import { readDeviceSticker, reportFaultByPublic } from '../operations.ts'
import { show, UNPROCESSABLE } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { RepairReceivedView, RepairView } from '../views/repair.tsx'

const PATH = '/repair/:region/:number'

async function showRepair(request: PageRequest, typed?: { what: string; error: string | undefined }): Promise<PageReply> {
  const { region = '', number = '' } = request.params
  const device = await request.run<DeviceSticker>(readDeviceSticker, { params: { region, number } })
  const shell = await makeShell(request, { currentPath: portalPaths.repair(region, number) })
  return show(shell, <RepairView shell={shell} region={region} device={device} what={typed?.what ?? ''} error={typed?.error} />, typed ? UNPROCESSABLE : undefined)
}

/** 报修: where the code on a device's sticker leads. No name is asked. */
export const repairPage: Page = { method: 'GET', path: PATH, access: 'anyone', answer: (request) => showRepair(request) }

export const sendRepairPage: Page = {
  method: 'POST',
  path: PATH,
  access: 'anyone',
  flood: { most: 10, perMinutes: 10 },
  async answer(request) {
    const { region = '', number = '' } = request.params
    const what = (fieldOf(request.form, 'what') ?? '').trim()
    try {
      const { placeName, dueOn } = await request.run<{ placeName: string; dueOn: string }>(reportFaultByPublic, { params: { region, number }, body: { what } })
      const shell = await makeShell(request, { currentPath: portalPaths.repair(region, number) })
      return show(shell, <RepairReceivedView shell={shell} placeName={placeName} dueOn={dueOn} />)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== UNPROCESSABLE) throw error
      return showRepair(request, { what, error: what === '' ? '请写明出了什么问题。' : errorsByField(error.errors).what })
    }
  },
}
