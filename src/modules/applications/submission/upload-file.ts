import Type from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { defineUpload, openKeptFile } from '../../../platform/files/kept-files.ts'
import { receiveFiles } from '../../../platform/files/receive-files.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { NumberParams } from '../contract.ts'
import { listEvents } from '../record/application-store.ts'
import { everyFileOf } from '../reading/case-files-rules.ts'
import { refuseStrangerOfficer } from '../reading/officer-access.ts'

const uploadOperation = (audience: 'citizen' | 'staff', permission: string, id: string) =>
  defineUpload({
    id,
    summary: '上传材料文件（PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
    audience,
    permission,
    // What a citizen uploads lies in no region yet: their keys are kept with the city's.
    receive: async (ctx, upload) => receiveFiles(ctx, upload, ctx.actor.region ?? (await getDirectory(ctx)).listRegions()[0]!.code),
  })

export const uploadFile = uploadOperation('citizen', 'applications.uploadFile', 'applications.uploadFile')
export const uploadFileAtCounter = uploadOperation('staff', 'applications.intake', 'applications.uploadFileAtCounter')

/** A file that was handed in with a case, for the officers of that case. */
export const openFile = defineOperation({
  id: 'applications.openFile',
  summary: '打开申请材料文件',
  audience: 'staff',
  permission: 'applications.read',
  params: Type.Object({ ...NumberParams.properties, file: Type.String({ title: '文件', format: 'uuid' }) }),
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    // What a correction replaced may still be looked at: whoever examines compares.
    const isHandedIn = application.detail.materials.some((material) => material.files.includes(params.file))
      || everyFileOf(await listEvents(ctx.db, application.region, application.number)).includes(params.file)
    const looked = { region: application.region, operation: 'applications.openFile', subject: application.number }
    return (await openKeptFile(ctx, isHandedIn ? [params.file] : [], params.file, looked, notFound('这个文件', 'applications.no_such_file'))) as never
  },
})
