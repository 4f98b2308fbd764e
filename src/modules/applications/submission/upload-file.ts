import Type from 'typebox'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { insertFiles, listFiles, type StoredFile } from '../../../platform/files/file-store.ts'
import { defineOperation, type Download, type Upload } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { NumberParams } from '../contract.ts'
import { listEvents } from '../record/application-store.ts'
import { everyFileOf } from '../reading/case-files-rules.ts'
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
      const files: StoredFile[] = []
      for await (const part of (body as unknown as Upload).files) {
        const name = part.name.normalize('NFC').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, '').slice(-MAX_NAME_LENGTH)
        const id = ctx.ids.next()
        const written = await ctx.files.write(id, name, part.content)
        files.push({ id, owner: ctx.actor.accountId, name, ...written })
      }
      if (files.length === 0) throw new Refusal(422, 'applications.no_file', '没有选择文件，请选择后再上传。')
      const answer = { files: files.map(({ id, name, mediaType, sizeBytes }) => ({ id, name, mediaType, sizeBytes })) }
      // What a citizen uploads lies in no region yet: their keys are kept with the city's.
      const region = ctx.actor.region ?? (await getDirectory(ctx)).listRegions()[0]!.code
      await commit(ctx, { region, guard: insertFiles(files, ctx.clock.now()), answer, status: 201 })
      return answer
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
