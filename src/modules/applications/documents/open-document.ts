import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import type { Application } from '../application.ts'
import { NumberParams } from '../contract.ts'
import { pickUpCodeOf } from '../delivery/pick-up-code.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { queryPasswordOf } from '../query-password.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { refuseStrangerOfficer } from '../reading/officer-access.ts'
import { type DocumentRow, findDocument, listDocuments } from '../record/application-store.ts'
import { type DocumentData, type DocumentKind, toPdfDocument } from './document-templates.ts'
import { toDocumentList } from './document-list.ts'
import { parseDocumentId, toDocumentId } from './issue-documents.ts'
import { textsOfVersions } from './local-wordings.ts'

/** A document of a case, by the number of its event and its kind. */
export const DocumentParams = Type.Object({ ...NumberParams.properties, document: Type.String({ title: '文书', pattern: '^[0-9]{1,5}-[A-Za-z]{1,30}$' }) })

type Reader = 'applicant' | 'officer'

/** @throws Refusal 404 for an applicant's, 403 for an officer's case that is not theirs */
async function getReadable(ctx: Context, number: string, reader: Reader): Promise<Application> {
  const application = await getApplication(ctx, number)
  await (reader === 'applicant' ? citizenFor(ctx, application) : refuseStrangerOfficer(ctx, application))
  return application
}

/** 文书 as a PDF, rendered when it is first opened; equal data is an equal file. */
async function toFile(ctx: Context, application: Application, id: string, reader: Reader): Promise<Download> {
  const { region, number } = application
  const { seq, kind } = parseDocumentId(id)
  const row = await findDocument(ctx.db, region, number, seq, kind)
  if (!row) throw notFound('这份文书', 'applications.no_such_document')
  const secrets = secretsOf(ctx, row, number, reader)
  const data = { ...(row.data as DocumentData), ...secrets } as DocumentData
  const texts = await textsOfVersions(ctx, data.wordingVersions)
  // With the number that opens the result it is another file than without.
  const key = secrets && 'pickUpCode' in secrets ? `${row.hash}:pick-up` : row.hash
  const content = await ctx.pdf.render(key, () => toPdfDocument(row.kind as DocumentKind, data, { templateVersion: row.templateVersion, texts }))
  return { mediaType: 'application/pdf', fileName: `${row.title}-${number}.pdf`, content }
}

/** What a document says but the database does not: derived from the number by this installation's key. */
function secretsOf(ctx: Context, { kind }: DocumentRow, number: string, reader: Reader) {
  if (kind === 'submissionReceipt' || kind === 'receipt') return { queryPassword: queryPasswordOf(ctx, number) }
  // The window asks for it, so the window is not told.
  if (kind === 'collectionNotice' && reader === 'applicant') return { pickUpCode: pickUpCodeOf(ctx, number) }
  return undefined
}

/** 收件凭证, for whoever took the case in. @throws Refusal 404 where none was issued */
export async function toReceipt(ctx: Context, application: Application): Promise<Download> {
  const receipt = (await listDocuments(ctx.db, application.region, application.number)).find(({ kind }) => kind === 'receipt')
  if (!receipt) throw notFound('这一件的收件凭证', 'applications.no_such_document')
  return toFile(ctx, application, toDocumentId(receipt), 'officer')
}

/** 文书清单: every document of the case, to go with its papers. */
async function toListFile(ctx: Context, application: Application): Promise<Download> {
  const { key, document } = await toDocumentList(ctx, application, await listDocuments(ctx.db, application.region, application.number))
  return { mediaType: 'application/pdf', fileName: `文书清单-${application.number}.pdf`, content: await ctx.pdf.render(key, () => document) }
}

/** For the flow that keeps the receipt (送达回证) with it. @throws Refusal 404 when it is not the signed-in person's */
export const getOwnDocument = async (ctx: Context, number: string, id: string): Promise<Download> => toFile(ctx, await getReadable(ctx, number, 'applicant'), id, 'applicant')

const pdf = { output: Type.String(), transfer: 'file' } as const

export const openDocument = defineOperation({
  id: 'applications.openDocument',
  summary: '打开文书（PDF，工作人员）',
  audience: 'staff',
  permission: 'applications.read',
  params: DocumentParams,
  ...pdf,
  async run(ctx, { params: { number, document } }) {
    const application = await getReadable(ctx, number, 'officer')
    await ctx.audit.append({ region: application.region, operation: 'applications.openDocument', actor: ctx.actor.accountId, subject: number, detail: { document } })
    return (await toFile(ctx, application, document, 'officer')) as never
  },
})

export const printDocumentList = defineOperation({
  id: 'applications.printDocumentList',
  summary: '打印文书清单（PDF，工作人员）',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  ...pdf,
  run: async (ctx, { params: { number } }) => (await toListFile(ctx, await getReadable(ctx, number, 'officer'))) as never,
})

export const printOwnDocumentList = defineOperation({
  id: 'applications.printOwnDocumentList',
  summary: '打印我的文书清单（PDF）',
  audience: 'citizen',
  permission: 'applications.readOwn',
  params: NumberParams,
  ...pdf,
  run: async (ctx, { params: { number } }) => (await toListFile(ctx, await getReadable(ctx, number, 'applicant'))) as never,
})
