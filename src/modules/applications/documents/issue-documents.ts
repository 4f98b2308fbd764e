import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { missingGlyphs } from '../../../platform/pdf/index.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { getItemVersion, type ServiceItem } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import type { Deadlines } from '../lifecycle/deadline-rules.ts'
import type { DocumentRow } from '../record/application-store.ts'
import type { StoredEvent } from '../record/record-events.ts'
import { type NumberSeries, officeWord, toDocumentNumber, toHeading } from './document-number-rules.ts'
import type { DocumentCommon } from './document-parts.ts'
import { type DocumentSerials, documentSerialsOf } from './document-serials.ts'
import { DOCUMENT_TEMPLATE_VERSION, type DocumentData, documentTitle } from './document-templates.ts'
import { type CalledFor, documentsCalledFor, mayCall } from './documents-of-events.ts'
import { getLocalWordings, wordingVersionsFor } from './local-wordings.ts'

/** A document's id within its case: the event that issued it and its kind. */
export const toDocumentId = ({ seq, kind }: { seq: number; kind: string }): string => `${seq}-${kind}`

export function parseDocumentId(id: string): { seq: number; kind: string } {
  const [seq = '', kind = ''] = id.split('-')
  return { seq: Number(seq), kind }
}

/** 机关代字 of halls, which issue what they hand on to other offices. */
const HALL_WORD = '政务'

/**
 * The documents that new events call for: as data, a template and a hash. They are rendered when somebody opens them, not
 * while a command waits.
 * @param serials where numbers come from: of the running platform, unless a load brings its own
 */
export async function issueDocuments(
  ctx: Context, application: Application, deadlines: Deadlines, events: StoredEvent[], serials: DocumentSerials = documentSerialsOf(ctx),
): Promise<DocumentRow[]> {
  if (!events.some(({ type }) => mayCall(type))) return []
  const { region } = application
  const [item, directory, address, wordings] = await Promise.all([
    getItemVersion(ctx, application.itemCode, application.itemVersion), getDirectory(ctx), getPublicAddress(ctx, region), getLocalWordings(ctx),
  ])
  const scene = { application, deadlines, item, directory, sitting: events }
  const rows: DocumentRow[] = []
  const taken: [NumberSeries, number][] = []
  const lawBasis = lawBasisOf(item)
  for (const event of events) {
    if (!mayCall(event.type)) continue
    const issuedOn = toLegalDate(event.at)
    for (const called of documentsCalledFor(scene, event)) {
      const office = officeOf(called)
      const series = { region, heading: toHeading(office.region, office.word, called.kind), year: Number(issuedOn.slice(0, 4)) }
      const drawn = serials.take(series)
      // Waiting for what is there already would cost every command a turn of the queue.
      const serial = typeof drawn === 'number' ? drawn : await drawn
      taken.push([series, serial])
      const common: DocumentCommon = {
        documentNumber: toDocumentNumber(series, serial),
        issuedOn,
        office: { name: office.name, address: office.hall.address, telephone: office.hall.phone, hours: office.hall.hours },
        contactPerson: event.actor.kind === 'staff' ? event.actor.name : undefined,
        applicant: { name: application.applicantName, kind: application.detail.applicantKind },
        applicationNumber: application.number,
        item: { name: application.itemName, type: item.type },
        lawBasis,
        progressUrl: `${address}/progress?number=${application.number}`,
        wordingVersions: wordingVersionsFor(wordings, region, called.kind, issuedOn),
      }
      rows.push(toRow(event.seq, called, common))
    }
  }
  return rows

  function officeOf({ hallId }: CalledFor) {
    const hall = directory.hall(hallId ?? application.hallId)
    if (hallId) return { name: hall.name, hall, region: directory.region(hall.region), word: HALL_WORD }
    const { name, shortName } = directory.authority(application.authorityId)
    return { name, hall, region: directory.region(region), word: officeWord(shortName) }
  }

  function toRow(seq: number, { kind, own }: CalledFor, common: DocumentCommon): DocumentRow {
    const data = { ...common, ...own } as unknown as DocumentData
    const text = canonicalJson({ kind, data, templateVersion: DOCUMENT_TEMPLATE_VERSION })
    const missing = findUnprintable(text, data)
    if (missing.length > 0) {
      for (const [series, serial] of taken.reverse()) serials.putBack(series, serial)
      throw new Refusal(422, 'applications.unprintable', `文书中的「${missing.join('、')}」无法打印，请改用规范汉字；姓名中的生僻字请联系管理员补充字库。`)
    }
    return { seq, kind, documentNumber: common.documentNumber, title: documentTitle(kind, data), data, templateVersion: DOCUMENT_TEMPLATE_VERSION, hash: sm3(text) }
  }
}

/**
 * A character the font lacks would print as nothing: better told now than missing on paper. Fixed sentences are looked at
 * when they are written, so only the facts are here, in the text that is hashed anyway.
 */
function findUnprintable(text: string, data: unknown): string[] {
  // JSON spells control characters and halves of surrogate pairs as escapes, which would all print.
  return missingGlyphs(/\\[ubf]/.test(text) ? stringsOf(data).join('') : text)
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : []
}

/** 《食品安全法》第三十五条; every document has to cite the law it stands on. */
function lawBasisOf(item: ServiceItem): string[] {
  const cited = item.legalBasis.map(({ law, articles }) => `《${law}》${articles.join('、')}`)
  return cited.length > 0 ? cited : ['《国务院关于在线政务服务的若干规定》']
}
