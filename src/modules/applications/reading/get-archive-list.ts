import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { findCertificate } from '../../certificates/index.ts'
import { toDocumentId } from '../documents/issue-documents.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { listDocuments, listEvents } from '../record/application-store.ts'
import { toArchiveList } from './archive-list.ts'
import { everyFileOf } from './case-files-rules.ts'
import { refuseStrangerOfficer } from './officer-access.ts'

const Kind = Type.Union([Type.Literal('event'), Type.Literal('document'), Type.Literal('material'), Type.Literal('file'), Type.Literal('certificate'), Type.Literal('message')])

export const ArchiveList = Type.Object({
  number: Type.String(), isClosed: Type.Boolean(), isComplete: Type.Boolean(), missing: Type.Array(Type.String()),
  entries: Type.Array(Type.Object({ kind: Kind, id: Type.String(), name: Type.String(), hash: Type.Union([Type.String(), Type.Null()]) })),
})

/**
 * 归档清单: everything this room and the certificates have of a case, what is missing of it, and whose inboxes were told of it.
 * Names only: what it says is opened elsewhere. @throws Refusal 403 when the case is not the officer's
 */
export async function getArchiveList(ctx: Context, number: string): Promise<{ list: Static<typeof ArchiveList>; subjectIds: string[] }> {
  const application = await getApplication(ctx, number)
  await refuseStrangerOfficer(ctx, application)
  const { region, applicantId, agentId, detail } = application
  const [events, documents, certificate] = await Promise.all([
    listEvents(ctx.db, region, number), listDocuments(ctx.db, region, number), detail.certificate ? findCertificate(ctx, detail.certificate.identifier) : undefined,
  ])
  // What was replaced by a correction belongs to the file too.
  const files = await listFiles(ctx.db, everyFileOf(events))
  return {
    list: { number, ...toArchiveList({ application, events, documents: documents.map((document) => ({ ...document, id: toDocumentId(document) })), files, certificate }) },
    subjectIds: agentId ? [applicantId, agentId] : [applicantId],
  }
}
