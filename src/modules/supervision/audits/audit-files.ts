import Type from 'typebox'
import { ANONYMOUS, type Context } from '../../../platform/context.ts'
import { invalidInput, notFound } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { ReceivedFiles, receiveFiles } from '../../../platform/files/receive-files.ts'
import { defineOperation, type Download, type Upload } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { ClueFileParams, FindingFileParams } from './audit-contract.ts'
import { getClue } from './get-clue.ts'
import { getFinding } from './get-finding.ts'
import { regionOfClue } from './clue-rules.ts'
import { listFindingActs } from './finding-store.ts'

/** Evidence that an officer hands in with a finding. */
export const uploadFindingFile = defineOperation({
  id: 'supervision.uploadFindingFile',
  summary: '上传清查线索的证据（PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
  audience: 'staff',
  permission: 'supervision.manageFindings',
  output: ReceivedFiles,
  status: 201,
  isWrite: true,
  transfer: 'upload',
  run: async (ctx, { body }) => receiveFiles(ctx, body as unknown as Upload, (await getOfficer(ctx)).region),
})

export const openFindingFile = defineOperation({
  id: 'supervision.openFindingFile',
  summary: '打开清查线索的证据',
  audience: 'staff',
  permission: 'supervision.readFindings',
  params: FindingFileParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { id, file } }) {
    const { region } = await getFinding(ctx, id)
    const kept = (await listFindingActs(ctx.db, region, id)).flatMap(({ fileIds }) => fileIds)
    return (await openKept(ctx, kept, file, { region, operation: 'supervision.openFindingFile', subject: id })) as never
  },
})

/** What somebody reports may come with pictures. Whoever knows the id may attach it, once, to what they report. */
export const uploadClueFile = defineOperation({
  id: 'supervision.uploadClueFile',
  summary: '上传反映问题的附件（不用登录；PDF、OFD、DOCX、JPG、PNG，每个不超过 20 MB）',
  audience: 'public',
  permission: 'public',
  output: ReceivedFiles,
  status: 201,
  transfer: 'upload',
  isWrite: true,
  flood: { most: 30, perMinutes: 10 },
  // Nobody's, also where somebody is signed in: who reports is not kept anywhere.
  run: (ctx, { body }) => receiveFiles(asNobody(ctx), body as unknown as Upload, '000000'),
})

export const openClueFile = defineOperation({
  id: 'supervision.openClueFile',
  summary: '打开群众反映的附件',
  audience: 'staff',
  permission: 'supervision.answerClues',
  params: ClueFileParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { number, file } }) {
    const clue = await getClue(ctx, number)
    return (await openKept(ctx, clue.fileIds, file, { region: regionOfClue(number), operation: 'supervision.openClueFile', subject: number })) as never
  },
})

/** Every look is on the audit chain. */
async function openKept(ctx: Context, kept: readonly string[], id: string, looked: { region: string; operation: string; subject: string }): Promise<Download> {
  const [file] = kept.includes(id) ? await listFiles(ctx.db, [id]) : []
  if (!file) throw notFound('这个附件', 'supervision.no_such_file')
  await ctx.audit.append({ ...looked, actor: ctx.actor.accountId, detail: { file: id } })
  return { mediaType: file.mediaType, fileName: file.name, content: ctx.files.read(id) }
}

/** Whoever asks, without who they are. */
export const asNobody = (ctx: Context): Context => ({ ...ctx, actor: ANONYMOUS, idempotency: undefined })

/** @throws Refusal 422 at `/files` for a file that somebody else has handed in */
export async function refuseForeignFiles(ctx: Context, ids: readonly string[]): Promise<void> {
  const own = (await listFiles(ctx.db, [...ids])).filter(({ owner }) => owner === ctx.actor.accountId)
  if (own.length < new Set(ids).size) throw invalidInput([{ pointer: '/files', message: '没有找到上传的文件，请重新选择。' }])
}
