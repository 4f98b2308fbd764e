import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { insertFiles, listFiles, type StoredFile } from '../../../platform/files/file-store.ts'
import { defineOperation, type Download, type Upload } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOfficer } from '../../organisation/index.ts'
import type { Check } from './check.ts'
import { CheckParams } from './check-contract.ts'
import { listChecksOfCase } from './check-store.ts'
import { getCheck } from './get-check.ts'

/** The longest name a file system keeps. */
const MAX_NAME_LENGTH = 120

/** A copy of the record that an answer rests on. */
export const uploadCheckFile = defineOperation({
  id: 'materials.uploadCheckFile',
  summary: '上传协查答复的附件（PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
  audience: 'staff',
  permission: 'materials.answerCheck',
  output: Type.Object({ files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), sizeBytes: Type.Integer() })) }),
  status: 201,
  isWrite: true,
  transfer: 'upload',
  async run(ctx, { body }) {
    const { region } = await getOfficer(ctx)
    const files: StoredFile[] = []
    for await (const part of (body as unknown as Upload).files) {
      const name = part.name.normalize('NFC').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, '').slice(-MAX_NAME_LENGTH)
      const id = ctx.ids.next()
      files.push({ id, owner: ctx.actor.accountId, name, ...(await ctx.files.write(id, name, part.content)) })
    }
    if (files.length === 0) throw new Refusal(422, 'materials.no_file', '没有选择文件，请选择后再上传。')
    const answer = { files: files.map(({ id, name, mediaType, sizeBytes }) => ({ id, name, mediaType, sizeBytes })) }
    await commit(ctx, { region, guard: insertFiles(files, ctx.clock.now()), answer, status: 201 })
    return answer
  },
})

/** What was handed over with an answer, for both bodies. */
export const openCheckFile = defineOperation({
  id: 'materials.openCheckFile',
  summary: '打开协查答复的附件',
  audience: 'staff',
  permission: 'materials.readChecks',
  params: CheckParams,
  output: Type.String(),
  transfer: 'file',
  run: async (ctx, { params: { number } }) => (await openFileOf(ctx, await getCheck(ctx, number))) as never,
})

/** The same for the officers of the case it was asked for: whether the case is theirs is the caller's to have found out. */
export async function openCheckFileOf(ctx: Context, applicationNumber: string, number: string): Promise<Download> {
  return openFileOf(ctx, (await listChecksOfCase(ctx.db, applicationNumber)).find((check) => check.number === number))
}

/** Every look is on the audit chain. @throws Refusal 404 when there is no file */
async function openFileOf(ctx: Context, check: Check | undefined): Promise<Download> {
  const [file] = check?.fileId ? await listFiles(ctx.db, [check.fileId]) : []
  if (!check || !file) throw notFound('这件协查的附件', 'materials.no_such_file')
  await ctx.audit.append({ region: check.region, operation: 'materials.openCheckFile', actor: ctx.actor.accountId, subject: check.number, detail: { file: file.id } })
  return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(file.id) }
}
