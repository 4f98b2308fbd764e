import Type from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { ReceivedFiles, receiveFiles } from '../../../platform/files/receive-files.ts'
import { defineOperation, type Download, type Upload } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { NumberParams } from '../contract.ts'
import { listEvents } from '../record/application-store.ts'
import { everyFileOf } from '../reading/case-files-rules.ts'
import { refuseStrangerOfficer } from '../reading/officer-access.ts'

const uploadOperation = (audience: 'citizen' | 'staff', permission: string, id: string) =>
  defineOperation({
    id,
    summary: '上传材料文件（PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
    audience,
    permission,
    output: ReceivedFiles,
    status: 201,
    isWrite: true,
    transfer: 'upload',
    async run(ctx, { body }) {
      // What a citizen uploads lies in no region yet: their keys are kept with the city's.
      return receiveFiles(ctx, body as unknown as Upload, ctx.actor.region ?? (await getDirectory(ctx)).listRegions()[0]!.code)
    },
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
    const [file] = isHandedIn ? await listFiles(ctx.db, [params.file]) : []
    if (!file) throw notFound('这个文件', 'applications.no_such_file')
    await ctx.audit.append({ region: application.region, operation: 'applications.openFile', actor: ctx.actor.accountId, subject: application.number, detail: { file: file.id } })
    return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(file.id) } satisfies Download as never
  },
})
