import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import type { Application } from '../application.ts'
import { findDocument } from '../record/application-store.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { type DocumentDataByKind, type DocumentKind, toPdfDocument } from './document-templates.ts'
import { parseDocumentId } from './issue-documents.ts'
import { refuseStrangerOfficer } from '../reading/officer-access.ts'

const Params = Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }), document: Type.String({ title: '文书', pattern: '^[0-9]{1,5}-[A-Za-z]{1,30}$' }) })

/** 文书 as a PDF, rendered when it is first opened; equal data is an equal file. */
async function open(ctx: Context, application: Application, id: string): Promise<Download> {
  const { seq, kind } = parseDocumentId(id)
  const row = await findDocument(ctx.db, application.region, application.number, seq, kind)
  if (!row) throw notFound('这份文书', 'applications.no_such_document')
  const content = await ctx.pdf.render(row.hash, () => toPdfDocument(row.kind as DocumentKind, row.data as DocumentDataByKind[DocumentKind]))
  return { mediaType: 'application/pdf', fileName: `${row.title}-${application.number}.pdf`, content }
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
    return (await open(ctx, application, params.document)) as never
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
    return (await open(ctx, application, params.document)) as never
  },
})
