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
import { parseDocumentId } from './issue-documents.ts'
import { textsOfVersions } from './local-wordings.ts'

const Params = Type.Object({ ...NumberParams.properties, document: Type.String({ title: '文书', pattern: '^[0-9]{1,5}-[A-Za-z]{1,30}$' }) })

type Reader = 'applicant' | 'officer'

/** 文书 as a PDF, rendered when it is first opened; equal data is an equal file. */
async function open(ctx: Context, application: Application, id: string, reader: Reader): Promise<Download> {
  const { seq, kind } = parseDocumentId(id)
  const row = await findDocument(ctx.db, application.region, application.number, seq, kind)
  if (!row) throw notFound('这份文书', 'applications.no_such_document')
  const secrets = secretsOf(ctx, row, application.number, reader)
  const data = { ...(row.data as DocumentData), ...secrets } as DocumentData
  const texts = await textsOfVersions(ctx, data.wordingVersions)
  // With the number that opens the result it is another file than without.
  const key = secrets && 'pickUpCode' in secrets ? `${row.hash}:pick-up` : row.hash
  const content = await ctx.pdf.render(key, () => toPdfDocument(row.kind as DocumentKind, data, { templateVersion: row.templateVersion, texts }))
  return { mediaType: 'application/pdf', fileName: `${row.title}-${application.number}.pdf`, content }
}

/** What a document says but the database does not: derived from the number by this installation's key. */
function secretsOf(ctx: Context, { kind }: DocumentRow, number: string, reader: Reader) {
  if (kind === 'submissionReceipt' || kind === 'receipt') return { queryPassword: queryPasswordOf(ctx, number) }
  // The window asks for it, so the window is not told.
  if (kind === 'collectionNotice' && reader === 'applicant') return { pickUpCode: pickUpCodeOf(ctx, number) }
  return undefined
}

/** 文书清单: every document of the case, to go with its papers. */
async function openList(ctx: Context, application: Application): Promise<Download> {
  const { key, document } = await toDocumentList(ctx, application, await listDocuments(ctx.db, application.region, application.number))
  return { mediaType: 'application/pdf', fileName: `文书清单-${application.number}.pdf`, content: await ctx.pdf.render(key, () => document) }
}

export const openDocument = defineOperation({
  id: 'applications.openDocument',
  summary: '打开文书（PDF，工作人员）',
  audience: 'staff',
  permission: 'applications.read',
  params: Params,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    await ctx.audit.append({ region: application.region, operation: 'applications.openDocument', actor: ctx.actor.accountId, subject: application.number, detail: { document: params.document } })
    return (await open(ctx, application, params.document, 'officer')) as never
  },
})

export const openOwnDocument = defineOperation({
  id: 'applications.openOwnDocument',
  summary: '打开我的文书（PDF）',
  audience: 'citizen',
  permission: 'applications.readOwn',
  params: Params,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await citizenFor(ctx, application)
    return (await open(ctx, application, params.document, 'applicant')) as never
  },
})

export const printDocumentList = defineOperation({
  id: 'applications.printDocumentList',
  summary: '打印文书清单（PDF，工作人员）',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    return (await openList(ctx, application)) as never
  },
})

export const printOwnDocumentList = defineOperation({
  id: 'applications.printOwnDocumentList',
  summary: '打印我的文书清单（PDF）',
  audience: 'citizen',
  permission: 'applications.readOwn',
  params: NumberParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await citizenFor(ctx, application)
    return (await openList(ctx, application)) as never
  },
})
