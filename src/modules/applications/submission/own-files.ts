import Type, { type Static } from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'

const Uploaded = Type.Object({ id: Type.String(), name: Type.String(), sizeBytes: Type.Integer() })
export type UploadedFile = Static<typeof Uploaded>

const FileId = Type.String({ title: '文件', format: 'uuid' })

/** Names and sizes of files one uploaded oneself; another's file is as good as none. In the order asked for. */
export const listOwnFiles = defineOperation({
  id: 'applications.listOwnFiles',
  summary: '我上传的文件',
  audience: 'citizen',
  permission: 'applications.uploadFile',
  body: Type.Object({ ids: Type.Array(FileId, { maxItems: 500 }) }, { additionalProperties: false }),
  output: Type.Object({ files: Type.Array(Uploaded) }),
  async run(ctx, { body }) {
    const own = (await listFiles(ctx.db, body.ids)).filter((file) => file.owner === ctx.actor.accountId)
    const byId = new Map(own.map(({ id, name, sizeBytes }) => [id, { id, name, sizeBytes }]))
    return { files: body.ids.flatMap((id) => byId.get(id) ?? []) }
  },
})

/** A file one uploaded oneself. */
export const openOwnFile = defineOperation({
  id: 'applications.openOwnFile',
  summary: '打开我上传的文件',
  audience: 'citizen',
  permission: 'applications.uploadFile',
  params: Type.Object({ file: FileId }),
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const [file] = await listFiles(ctx.db, [params.file])
    if (file?.owner !== ctx.actor.accountId) throw notFound('这个文件', 'applications.no_such_file')
    return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(file.id) } satisfies Download as never
  },
})
