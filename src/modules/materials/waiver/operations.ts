import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { findScan } from '../../certificates/index.ts'
import { getItemAt, getItemVersion, type Material, type ServiceItem, tailorMaterials } from '../../catalogue/index.ts'
import { getOfficer, type Officer, reasonAgainstLookingUp } from '../../organisation/index.ts'
import { canActFor, type DataAccess, getSubject, recordAccess, type Subject } from '../../subjects/index.ts'
import { CounterQuestion, OwnFetch, OwnQuestion, ResolvedMaterials } from '../contract.ts'
import { agreeToSharing, COUNTER_EVIDENCE } from './agree.ts'
import { BASIS, fetchMaterials } from './fetch-materials.ts'
import { type MaterialResolution, replacedWayWords } from './resolution.ts'
import { resolveMaterials } from './resolve-materials.ts'
import { countAsked } from './waiver-rules.ts'

interface Asked {
  item: ServiceItem
  materials: Material[]
  applicant: Subject
}

/** What an item asks of this applicant, in this place, after these answers. */
async function readQuestion(ctx: Context, question: Static<typeof OwnQuestion>, applicantId: string): Promise<Asked> {
  const [item, applicant] = await Promise.all([
    question.itemVersion ? getItemVersion(ctx, question.item, question.itemVersion) : getItemAt(ctx, question.item, question.region, question.division).then((found) => found.item),
    getSubject(ctx, applicantId),
  ])
  return { item, materials: tailorMaterials(item, question.situations ?? {}), applicant }
}

/** @throws Refusal for whom the applicant who is signed in may not act */
async function readOwnQuestion(ctx: Context, question: Static<typeof OwnQuestion>): Promise<Asked> {
  const applicantId = question.applicant ?? ctx.actor.principalId
  if (applicantId !== ctx.actor.principalId && !(await canActFor(ctx, applicantId))) {
    throw new Refusal(403, 'materials.not_your_principal', '您没有代这个人（单位）办理的权限，不能查询其证照和数据。请先办理委托，或以本人身份办理。')
  }
  return readQuestion(ctx, question, applicantId)
}

const toAnswer = ({ item, applicant }: Asked, resolutions: MaterialResolution[]): Static<typeof ResolvedMaterials> => ({
  itemCode: item.code,
  itemVersion: item.version,
  applicantName: applicant.name,
  materials: resolutions.map((resolution) => ({ ...resolution, wayName: resolution.way && replacedWayWords[resolution.way] })),
  asked: countAsked(resolutions),
  necessary: resolutions.filter(({ necessary }) => necessary).length,
})

/** Before applying: what I have to hand in, and what the state has already. */
export const resolveOwnMaterials = defineOperation({
  id: 'materials.resolveOwn',
  summary: '我办这个事项还要交哪些材料，哪些免提交、为什么',
  audience: 'citizen',
  permission: 'materials.resolveOwn',
  body: OwnQuestion,
  output: ResolvedMaterials,
  async run(ctx, { body }) {
    const asked = await readOwnQuestion(ctx, body)
    return toAnswer(asked, await resolveMaterials(ctx, asked.materials, asked.applicant))
  },
})

/** 经同意查询: the registers that can stand in are asked now. */
export const fetchOwnMaterials = defineOperation({
  id: 'materials.fetchOwn',
  summary: '同意平台查询共享数据，查到的材料免提交',
  audience: 'citizen',
  permission: 'materials.resolveOwn',
  body: OwnFetch,
  output: ResolvedMaterials,
  async run(ctx, { body }) {
    const asked = await readOwnQuestion(ctx, body)
    const { item, materials, applicant } = asked
    const agreesToSensitive = body.agreesToSensitive ?? false
    await agreeToSharing(ctx, applicant.id, { sensitive: agreesToSensitive })
    return toAnswer(asked, await fetchMaterials(ctx, { materials, applicant, region: body.region, item, agreesToSensitive }))
  },
})

/**
 * At the counter, with the applicant's consent: no more of their certificates than this item needs (最小必要, 个人信息保护法 art. 6),
 * and each one seen is in the log they can read.
 */
export const resolveAtCounter = defineOperation({
  id: 'materials.resolveAtCounter',
  summary: '窗口核对申请人的材料：哪些已有证照或数据、免提交（经申请人同意，查询留痕）',
  audience: 'staff',
  permission: 'materials.resolveAtCounter',
  body: CounterQuestion,
  output: ResolvedMaterials,
  async run(ctx, { body }) {
    const officer = await getOfficer(ctx)
    await refuseBeyondAgreement(ctx, officer, body)
    const asked = await readQuestion(ctx, body, body.applicant)
    const { item, materials, applicant } = asked
    const agreesToSensitive = body.agreesToSensitive ?? false
    if (body.consent === 'scan') await refuseScanWithoutConsent(ctx, body.scan, applicant.id)
    // The separate consent to what is sensitive is recorded by itself, with how it was given (`subjects.recordConsent`).
    await agreeToSharing(ctx, applicant.id, { sensitive: false, evidence: COUNTER_EVIDENCE[body.consent] })
    const resolutions = await fetchMaterials(ctx, { materials, applicant, region: officer.region, item, agreesToSensitive })
    await recordAccess(ctx, certificatesSeen(resolutions).map((evidence): DataAccess => ({
      subjectId: evidence.holderId, region: officer.region, kind: 'certificate', what: evidence.name, fields: ['证照编号', '有效期限', '状态'],
      purpose: `窗口办理「${item.name}」`, basis: BASIS, itemCode: item.code, outcome: 'shown',
    })))
    return toAnswer(asked, resolutions)
  },
})

/** 合作网点: a partner's word is no consent, the code that the person shows there is; nothing sensitive, and nothing but for what the agreement names. */
export async function refuseBeyondAgreement(ctx: Context, officer: Officer, { item, region = officer.region, consent, agreesToSensitive }: { item: string; region?: string; consent: string; agreesToSensitive?: boolean }): Promise<void> {
  const against = await reasonAgainstLookingUp(ctx, officer, { item, region })
  if (against !== undefined) throw new Refusal(403, 'materials.not_in_agreement', against)
  if (officer.roles.includes('partnerOperator') && (consent !== 'scan' || agreesToSensitive)) {
    throw new Refusal(403, 'materials.scan_needed', agreesToSensitive ? '合作网点不能查询敏感个人信息，请照常收取材料，或引导申请人到政务服务大厅。' : '合作网点核对证照和数据，须由申请人出示居民码（企业码）并同意。没有码的，请照常收取材料。')
  }
}

/** A code proves consent to whoever scanned it, for its holder alone, and only where the holder gave it with the code. */
export async function refuseScanWithoutConsent(ctx: Context, scanId: string | undefined, applicantId: string): Promise<void> {
  const scan = scanId === undefined ? undefined : await findScan(ctx, scanId)
  if (scan?.subjectId === applicantId && scan.consents) return
  throw new Refusal(409, 'materials.no_consent', scan?.subjectId === applicantId
    ? '申请人出示的码没有同意调取证照和数据。请征得同意后让申请人重新出示，或者当面确认同意。'
    : '这次扫码不能作为申请人同意的依据：已经超过时限，或者不是这位申请人的码。请重新扫码，或者当面确认同意。')
}

const certificatesSeen = (resolutions: readonly MaterialResolution[]) => resolutions.flatMap(({ evidence }) => (evidence?.kind === 'certificate' ? [evidence] : []))
