import Type from 'typebox'
import { listFiles } from '../../../platform/files/file-store.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { findCertificate } from '../../certificates/index.ts'
import { NumberParams } from '../contract.ts'
import { toDocumentId } from '../documents/issue-documents.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { listDocuments, listEvents } from '../record/application-store.ts'
import { toArchiveList } from './archive-list.ts'
import { everyFileOf } from './case-files-rules.ts'
import { refuseStrangerOfficer } from './officer-access.ts'

const Kind = Type.Union([Type.Literal('event'), Type.Literal('document'), Type.Literal('material'), Type.Literal('file'), Type.Literal('certificate')])

/** 归档清单: everything of a case and what is missing of it. Names only: what it says is opened elsewhere. */
export const readArchiveList = defineOperation({
  id: 'applications.readArchiveList',
  summary: '归档清单：一个办件的全部记录、文书、材料、证照，缺什么写明',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  output: Type.Object({
    number: Type.String(), isClosed: Type.Boolean(), isComplete: Type.Boolean(), missing: Type.Array(Type.String()),
    entries: Type.Array(Type.Object({ kind: Kind, id: Type.String(), name: Type.String(), hash: Type.Union([Type.String(), Type.Null()]) })),
  }),
  async run(ctx, { params }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    const { region, number, detail } = application
    const [events, documents, certificate] = await Promise.all([
      listEvents(ctx.db, region, number), listDocuments(ctx.db, region, number), detail.certificate ? findCertificate(ctx, detail.certificate.identifier) : undefined,
    ])
    // What was replaced by a correction belongs to the file too.
    const files = await listFiles(ctx.db, everyFileOf(events))
    return { number, ...toArchiveList({ application, events, documents: documents.map((document) => ({ ...document, id: toDocumentId(document) })), files, certificate }) }
  },
})
