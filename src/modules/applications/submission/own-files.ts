import Type, { type Static } from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { listFiles, type StoredFile } from '../../../platform/files/file-store.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { listReachableFiles, reachFile } from '../../materials/index.ts'

const Uploaded = Type.Object({ id: Type.String(), name: Type.String(), sizeBytes: Type.Integer() })
export type UploadedFile = Static<typeof Uploaded>

const FileId = Type.String({ title: '文件', format: 'uuid' })

/** Names and sizes of files one uploaded oneself, or finds in a 材料库 one may use; another's file is as good as none. In the order asked for. */
export const listOwnFiles = defineOperation({
  id: 'applications.listOwnFiles',
  summary: '我上传的文件',
  audience: 'citizen',
  permission: 'applications.uploadFile',
  body: Type.Object({ ids: Type.Array(FileId, { maxItems: 500 }) }, { additionalProperties: false }),
  output: Type.Object({ files: Type.Array(Uploaded) }),
  async run(ctx, { body }) {
    const files = await listFiles(ctx.db, body.ids)
    const isOwn = (file: StoredFile) => file.owner === ctx.actor.accountId
    const reachable = await listReachableFiles(ctx, files.filter((file) => !isOwn(file)).map(({ id }) => id))
    const byId = new Map(files.filter((file) => isOwn(file) || reachable.has(file.id)).map(({ id, name, sizeBytes }) => [id, { id, name, sizeBytes }]))
    return { files: body.ids.flatMap((id) => byId.get(id) ?? []) }
  },
})

/** A file one uploaded oneself, or finds in a 材料库 one may use. */
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
    if (!file || (file.owner !== ctx.actor.accountId && !(await reachFile(ctx, file.id)))) throw notFound('这个文件', 'applications.no_such_file')
    return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(file.id) } satisfies Download as never
  },
})
