import Type from 'typebox'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { insertFile, listFiles } from '../../../platform/files/file-store.ts'
import { defineOperation, type Download, type Upload } from '../../../platform/operations.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { NumberParams } from '../contract.ts'
import { refuseStrangerOfficer } from '../reading/officer-access.ts'

const FileView = Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), sizeBytes: Type.Integer() })

/** The longest name a file system keeps. */
const MAX_NAME_LENGTH = 120

const uploadOperation = (audience: 'citizen' | 'staff', permission: string, id: string) =>
  defineOperation({
    id,
    summary: '上传材料文件（PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
    audience,
    permission,
    output: Type.Object({ files: Type.Array(FileView) }),
    status: 201,
    isWrite: true,
    transfer: 'upload',
    async run(ctx, { body }) {
      const files: { id: string; name: string; mediaType: string; sizeBytes: number }[] = []
      for await (const part of (body as unknown as Upload).files) {
        const name = part.name.normalize('NFC').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, '').slice(-MAX_NAME_LENGTH)
        const id = ctx.ids.next()
        const written = await ctx.files.write(id, name, part.content)
        await insertFile(ctx.db, { id, owner: ctx.actor.accountId, name, ...written }, ctx.clock.now())
        files.push({ id, name, mediaType: written.mediaType, sizeBytes: written.sizeBytes })
      }
      if (files.length === 0) throw new Refusal(422, 'applications.no_file', '没有选择文件，请选择后再上传。')
      return { files }
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
    const isHandedIn = application.detail.materials.some((material) => material.files.includes(params.file))
    const [file] = isHandedIn ? await listFiles(ctx.db, [params.file]) : []
    if (!file) throw notFound('这个文件', 'applications.no_such_file')
    await ctx.audit.append({ region: application.region, operation: 'applications.openFile', actor: ctx.actor.accountId, subject: application.number, detail: { file: file.id } })
    return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(file.id) } satisfies Download as never
  },
})
