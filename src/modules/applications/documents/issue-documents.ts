import { canonicalJson } from '../../../platform/canonical-json.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { missingGlyphs, textOf } from '../../../platform/pdf/index.ts'
import { getPublicAddress } from '../../../platform/public-address.ts'
import { durationText, getItemVersion, itemWords, type ServiceItem } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { Application } from '../application.ts'
import type { Deadlines } from '../lifecycle/deadline-rules.ts'
import { DELIVERY_WORKDAYS } from '../lifecycle/decision-rules.ts'
import { CORRECTION_NOTICE_WORKDAYS } from '../lifecycle/receipt-rules.ts'
import type { DocumentRow } from '../record/application-store.ts'
import { DOCUMENT_TEMPLATE_VERSION, type DocumentCommon, type DocumentDataByKind, type DocumentKind, documentTitle, type HandedInMaterial, type Remedies, toPdfDocument } from './document-templates.ts'
import { queryPasswordOf } from '../query-password.ts'
import type { RecordEvent, StoredEvent } from '../record/record-events.ts'

/** What one kind of document says beyond what all of them say; a union stays a union. */
type OwnPart<Data> = Data extends unknown ? Omit<Data, keyof DocumentCommon> : never

/** 行政复议法 art. 20: 60 days; 行政诉讼法 art. 46: six months. */
const REVIEW_WITHIN_DAYS = 60
const LITIGATION_WITHIN_MONTHS = 6

/** The word in a 文书编号 that tells its kind: 云湖受字〔2026〕…. */
const NUMBER_WORDS: Record<DocumentKind, string> = {
  receipt: '收', correctionNotice: '补', acceptanceNotice: '受', refusalNotice: '不受', decision: '决', deliveryRecord: '送', terminationNotice: '终',
}

/** A document's id within its case: the event that issued it and its kind. */
export const toDocumentId = ({ seq, kind }: { seq: number; kind: string }): string => `${seq}-${kind}`

export function parseDocumentId(id: string): { seq: number; kind: string } {
  const [seq = '', kind = ''] = id.split('-')
  return { seq: Number(seq), kind }
}

/**
 * The documents that new events call for (行政许可法 art. 32 last paragraph: in writing, with date): as data, a
 * template and a hash. They are rendered when somebody opens them, not while a command waits.
 */
export async function issueDocuments(ctx: Context, application: Application, deadlines: Deadlines, events: StoredEvent[]): Promise<DocumentRow[]> {
  const [item, directory] = await Promise.all([getItemVersion(ctx, application.itemCode, application.itemVersion), getDirectory(ctx)])
  const authority = directory.authority(application.authorityId)
  const hall = directory.hall(application.hallId)
  const address = await getPublicAddress(ctx, application.region)
  const remedies = remediesOf(directory.region(application.region))
  const rows: DocumentRow[] = []
  const issue = <K extends DocumentKind>(event: StoredEvent, kind: K, more: OwnPart<DocumentDataByKind[K]>) => {
    const common: DocumentCommon = {
      documentNumber: `${directory.region(application.region)}${NUMBER_WORDS[kind]}字〔${event.at.slice(0, 4)}〕第${application.number}号`,
      issuedOn: toLegalDate(event.at),
      office: { name: authority.name, address: hall.address, telephone: hall.phone, hours: hall.hours },
      contactPerson: event.actor.kind === 'staff' ? event.actor.name : undefined,
      applicant: { name: application.applicantName, kind: application.detail.applicantKind },
      applicationNumber: application.number,
      item: { name: application.itemName, type: item.type },
      lawBasis: lawBasisOf(item),
      progressUrl: `${address}/progress?number=${application.number}`,
    }
    const data = { ...common, ...more } as unknown as DocumentDataByKind[K]
    refuseUnprintable(kind, data)
    rows.push({
      seq: event.seq, kind, documentNumber: common.documentNumber, title: documentTitle(kind, data), data,
      templateVersion: DOCUMENT_TEMPLATE_VERSION, hash: sm3(canonicalJson({ kind, data, templateVersion: DOCUMENT_TEMPLATE_VERSION })),
    })
  }
  const submittedOn = toLegalDate(application.submittedAt)

  for (const event of events) {
    const record = event as RecordEvent & StoredEvent
    switch (record.type) {
      case 'received':
        issue(event, 'receipt', {
          receivedOn: record.data.on,
          receivedThrough: application.channel === 'online' ? '网上提交' : '窗口收件',
          materials: handedIn(application, item),
          replyDueOn: deadlines.dueOn ?? record.data.on,
          queryPassword: queryPasswordOf(ctx, application.number),
        })
        break
      case 'correctionRequested':
        issue(event, 'correctionNotice', {
          submittedOn,
          corrections: record.data.materials.map((material) => ({ material: material.name, problem: material.reason, remedy: '按上述原因改正后重新提交' })),
          dueOn: record.data.dueOn,
          waysToSubmit: ['登录政务服务网，在「我的办件」中上传', `到${hall.name}（${hall.address}）窗口提交`],
          consequence: `逾期未补正且没有正当理由的，按放弃申请退件；补正齐全后重新计算${CORRECTION_NOTICE_WORKDAYS}个工作日的受理时间。`,
        })
        break
      case 'accepted':
        issue(event, 'acceptanceNotice', {
          submittedOn,
          acceptedOn: record.data.on,
          materials: handedIn(application, item),
          timeLimit: durationText(application.detail.promisedLimit),
          dueOn: deadlines.promisedDueOn ?? record.data.on,
          dueOnExpected: deadlines.isProvisional,
          excludedProcedures: application.detail.specialSteps.map((step) => `${step.name}（预计${step.days}个工作日）`),
        })
        break
      case 'refused':
        issue(event, 'refusalNotice', { submittedOn, ground: record.data.referral ? 'notOurAuthority' : 'other', reasons: [record.data.reason], competentBody: record.data.referral, remedies })
        break
      case 'granted':
        issue(event, 'decision', {
          acceptedOn: application.acceptedOn ?? record.data.on, findings: '申请材料齐全，符合法定形式，经审查符合法定条件。', remedies, result: 'granted',
          content: [{ label: '办理事项', value: application.itemName }, ...(record.data.note ? [{ label: '说明', value: record.data.note }] : [])], deliverWithinDays: DELIVERY_WORKDAYS,
        })
        break
      case 'denied':
        issue(event, 'decision', {
          acceptedOn: application.acceptedOn ?? record.data.on, findings: '本机关依法对申请材料进行了审查。', remedies, result: 'denied', reasons: [record.data.reason],
        })
        break
      case 'delivered':
        issue(event, 'deliveryRecord', {
          delivered: deliveredResults(application, item),
          recipient: application.applicantName, method: DELIVERY_METHODS[record.data.method], place: hall.name,
          courierNumber: record.data.courierNumber, deliveredOn: record.data.on, deliveredBy: event.actor.name, receivedBy: record.data.receiver,
        })
        break
      case 'withdrawn':
        issue(event, 'terminationNotice', { submittedOn, cause: 'withdrawn', explanation: `申请人申请撤回：${record.data.reason}`, endedOn: record.data.on, returnedMaterials: handedIn(application, item).filter(({ form }) => form === '原件') })
        break
      case 'returned':
        issue(event, 'terminationNotice', { submittedOn, cause: application.detail.correction && !application.detail.correction.suppliedOn ? 'correctionOverdue' : 'other', explanation: record.data.reason, endedOn: record.data.on, returnedMaterials: handedIn(application, item).filter(({ form }) => form === '原件'), remedies })
        break
      case 'submitted': case 'materialsChecked': case 'correctionSupplied': case 'specialProcedureStarted': case 'specialProcedureEnded': case 'reviewed': case 'extended': case 'certificateMade': case 'handedOut':
        break
    }
  }
  return rows
}

/** A character the font lacks would print as nothing: better told now than missing on paper. */
function refuseUnprintable<K extends DocumentKind>(kind: K, data: DocumentDataByKind[K]): void {
  const missing = missingGlyphs(textOf(toPdfDocument(kind, data)))
  if (missing.length > 0) {
    throw new Refusal(422, 'applications.unprintable', `文书中的「${missing.join('、')}」无法打印，请改用规范汉字；姓名中的生僻字请联系管理员补充字库。`)
  }
}

const DELIVERY_METHODS = { electronic: '电子送达', counter: '直接送达', post: '邮寄送达' } as const

function deliveredResults(application: Application, item: ServiceItem) {
  const { certificate } = application.detail
  const result = certificate ? { title: item.result.name, number: certificate.number } : { title: item.result.name || '办理结果', number: application.number }
  return [{ ...result, copies: 1 }]
}

function handedIn(application: Application, item: ServiceItem): HandedInMaterial[] {
  const known = new Map([...item.materials, ...item.situations.flatMap(({ options }) => options.flatMap(({ addMaterials }) => addMaterials))].map((material) => [material.id, material]))
  return application.detail.materials
    .filter((material) => material.provided === 'file' || material.provided === 'paper')
    .map((material) => ({
      name: material.name,
      form: material.provided === 'file' ? '电子文件' : itemWords.form[known.get(material.id)?.form ?? 'original'],
      copies: material.provided === 'file' ? 1 : Math.max(1, known.get(material.id)?.copies ?? 1),
    }))
}

/** 《食品安全法》第三十五条; every document has to cite the law it stands on. */
function lawBasisOf(item: ServiceItem): string[] {
  const cited = item.legalBasis.map(({ law, articles }) => `《${law}》${articles.join('、')}`)
  return cited.length > 0 ? cited : ['《国务院关于在线政务服务的若干规定》']
}

function remediesOf(regionName: string): Remedies {
  return { reviewBody: `${regionName}人民政府`, reviewWithinDays: REVIEW_WITHIN_DAYS, court: `${regionName}人民法院`, litigationWithinMonths: LITIGATION_WITHIN_MONTHS }
}
