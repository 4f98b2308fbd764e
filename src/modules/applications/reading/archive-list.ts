import { type Application, CLOSED_STATES } from '../application.ts'
import { eventWords, type StoredEvent } from '../record/record-events.ts'

/** One thing that belongs to a case's file. */
export interface ArchiveEntry {
  kind: 'event' | 'document' | 'material' | 'file' | 'certificate'
  /** Within the case: a sequence number, a document's id, a file's id, an identifier. */
  id: string
  name: string
  /** What proves it unchanged; null where the entry is only named. */
  hash: string | null
}

/** What a case's file is made from, as it was read. */
export interface CaseFile {
  application: Application
  events: readonly StoredEvent[]
  documents: readonly { id: string; kind: string; title: string; documentNumber: string }[]
  files: readonly { id: string; name: string; sm3: string }[]
  /** The certificate as the register of certificates has it. */
  certificate: { identifier: string; hash: string } | undefined
}

/** Events the law gives a document: without it the file is not complete. */
const DOCUMENT_OF: Partial<Record<StoredEvent['type'], { kind: string; name: string }>> = {
  correctionRequested: { kind: 'correctionNotice', name: '补正通知书' },
  accepted: { kind: 'acceptanceNotice', name: '受理通知书' },
  deemedAccepted: { kind: 'acceptanceNotice', name: '受理通知书' },
  refused: { kind: 'refusalNotice', name: '不予受理通知书' },
  extended: { kind: 'extensionNotice', name: '延期告知书' },
  granted: { kind: 'decision', name: '决定书' },
  denied: { kind: 'decision', name: '决定书' },
  delivered: { kind: 'deliveryRecord', name: '送达回证' },
}

/**
 * 归档清单: everything of a case, and what is missing of it by name. A case is ready for the archive when it is closed and
 * nothing is missing; a running one can be looked through in the same way.
 */
export function toArchiveList({ application, events, documents, files, certificate }: CaseFile): { isClosed: boolean; isComplete: boolean; entries: ArchiveEntry[]; missing: string[] } {
  const { detail } = application
  const fileById = new Map(files.map((file) => [file.id, file]))
  const missing: string[] = []
  if (events.length !== application.version || events.some(({ seq }, index) => seq !== index + 1)) missing.push('办理记录不连续')
  else if (events.at(-1)?.hash !== application.headHash) missing.push('办理记录与办件不一致')
  for (const event of events) {
    const due = DOCUMENT_OF[event.type]
    if (due && !documents.some(({ id, kind }) => id.startsWith(`${event.seq}-`) && kind === due.kind)) missing.push(`${due.name}（${eventWords[event.type]}）`)
  }
  const wasAccepted = application.acceptedOn !== null
  for (const material of detail.materials) {
    if (wasAccepted && material.necessary && material.provided === 'none') missing.push(`材料「${material.name}」`)
    for (const id of material.files) if (!fileById.has(id)) missing.push(`材料「${material.name}」的文件`)
  }
  if (detail.certificate && certificate?.identifier !== detail.certificate.identifier) missing.push(`证照 ${detail.certificate.number}`)
  if (application.state === 'delivered' && detail.makesCertificate && detail.result?.code === 0 && !detail.certificate) missing.push('证照')
  const isClosed = CLOSED_STATES.includes(application.state)
  return {
    isClosed,
    isComplete: isClosed && missing.length === 0,
    missing,
    entries: [
      ...events.map(({ seq, type, hash }): ArchiveEntry => ({ kind: 'event', id: String(seq), name: eventWords[type], hash })),
      ...documents.map(({ id, title, documentNumber }): ArchiveEntry => ({ kind: 'document', id, name: `${title}　${documentNumber}`, hash: null })),
      ...detail.materials.filter(({ provided }) => provided !== 'none').map(({ id, name }): ArchiveEntry => ({ kind: 'material', id, name, hash: null })),
      ...files.map(({ id, name, sm3 }): ArchiveEntry => ({ kind: 'file', id, name, hash: sm3 })),
      ...(certificate ? [{ kind: 'certificate' as const, id: certificate.identifier, name: detail.certificate?.number ?? '', hash: certificate.hash }] : []),
    ],
  }
}
