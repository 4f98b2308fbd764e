import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer, mayDo, type Officer } from '../../organisation/index.ts'
import { NumberParams, reasonText } from '../contract.ts'
import { SampleList, SampleView } from './automatic-contract.ts'
import { findAssessment, listOpenSamples, listSamplesOfCase, type Sample, markSettled } from './automatic-store.ts'
import { describeResults } from './describe-automatic.ts'
import { type SampleReason, sampleFindingWords, sampleReasonWords } from './rule-set.ts'
import { parseApplicationNumber, regionOfApplicationNumber } from '../record/application-number-rules.ts'

const DEFAULT_LIMIT = 20
const Reason = Type.Union([Type.Literal('drawn'), Type.Literal('asked')], { title: '抽查原因' })

/** 抽查任务: what waits to be looked at again. A reviewer sees those of the own authority, whoever answers for the rules those of the region. */
export const listAutomaticSamples = defineOperation({
  id: 'applications.listAutomaticSamples',
  summary: '自动审批抽查任务',
  audience: 'staff',
  permission: 'applications.listAutomaticSamples',
  query: Type.Object({ cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 60 })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })) }, { additionalProperties: false }),
  output: SampleList,
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const limit = query.limit ?? DEFAULT_LIMIT
    const rows = await listOpenSamples(ctx.db, officer.region, isWatching(officer) ? undefined : officer.authorityId, afterOf(query.cursor), limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      region: officer.region, regionName: directory.region(officer.region),
      rows: await Promise.all(shown.map((sample) => describeSample(ctx, officer, sample))),
      next: rows.length > limit && last ? `${last.number}_${last.reason}` : null,
    }
  },
})

const isWatching = ({ roles }: Officer): boolean => roles.some((role) => role === 'supervisor' || role === 'itemManager' || role === 'itemReviewer')

function afterOf(cursor: string | undefined): { number: string; reason: SampleReason } | undefined {
  if (cursor === undefined) return undefined
  const [, number, reason] = /^(\d{19})_(drawn|asked)$/.exec(cursor) ?? []
  if (!number) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
  return { number, reason: reason as SampleReason }
}

async function describeSample(ctx: Context, officer: Officer, sample: Sample) {
  const { authorityId: _authority, region, createdAt, settledAt, ...rest } = sample
  const assessment = await findAssessment(ctx.db, region, sample.number)
  return {
    ...rest, createdAt: createdAt.toISOString(), settledAt: settledAt?.toISOString() ?? null,
    reasonName: sampleReasonWords[sample.reason], findingName: sample.finding && sampleFindingWords[sample.finding],
    results: describeResults(assessment?.results ?? []),
    reasonAgainst: reasonAgainstSettling(ctx, officer, sample) ?? null,
  }
}

/** Whose it is to look again: a reviewer of the deciding authority, or the supervision office of the region. */
function reasonAgainstSettling(ctx: Context, officer: Officer, { authorityId, region, settledAt }: Sample): string | undefined {
  if (!mayDo('applications.settleAutomaticSample', ctx.actor.roles)) return '由审批单位的审查人员或监督员复核。'
  if (officer.region !== region || (!officer.roles.includes('supervisor') && officer.authorityId !== authorityId)) return '这个办件由其他单位审批。'
  return settledAt ? '这件已经复核过。' : undefined
}

/** 复核: a person agrees with what the rules decided, or objects and says why. The decision itself is changed only by whoever may revoke it. */
export const settleAutomaticSample = defineOperation({
  id: 'applications.settleAutomaticSample',
  summary: '复核自动审批',
  audience: 'staff',
  permission: 'applications.settleAutomaticSample',
  params: Type.Object({ number: NumberParams.properties.number, reason: Reason }),
  body: Type.Object({ finding: Type.Union([Type.Literal('agreed'), Type.Literal('objected')], { title: '复核意见' }), note: reasonText('理由') }, { additionalProperties: false }),
  output: SampleView,
  isWrite: true,
  async run(ctx, { params: { number, reason }, body: { finding, note } }) {
    const officer = await getOfficer(ctx)
    const parsed = parseApplicationNumber(number)
    if (!parsed.valid) throw new Refusal(404, 'applications.bad_number', parsed.reason)
    const region = regionOfApplicationNumber(number)
    const sample = (await listSamplesOfCase(ctx.db, region, number)).find((each) => each.reason === reason)
    if (!sample) throw notFound('这个抽查任务', 'applications.no_sample')
    const against = reasonAgainstSettling(ctx, officer, sample)
    if (against) throw new Refusal(sample.settledAt ? 409 : 403, sample.settledAt ? 'applications.settled_already' : 'applications.not_yours', against)
    const settledAt = ctx.clock.now()
    const answer = await describeSample(ctx, officer, { ...sample, finding, note, settledAt, settledByName: officer.name })
    const isWritten = await commit(ctx, { region, guard: markSettled({ region, number, reason }, finding, note, { id: officer.id, name: officer.name }, settledAt), answer })
    if (!isWritten) throw new Refusal(409, 'applications.settled_already', '这件刚被别人复核过。')
    await ctx.audit.append({ region, operation: 'applications.settleAutomaticSample', actor: ctx.actor.accountId, subject: number, detail: { reason, finding } })
    return answer
  },
})
