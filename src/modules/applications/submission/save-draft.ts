import Type, { type Static } from 'typebox'
import { notFound, Refusal } from '../../../platform/errors.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { defineOperation } from '../../../platform/operations.ts'
import type { SealedText } from '../../../platform/sealed-text.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { addDays } from '../../calendar/index.ts'
import { getEntry, getPublishedItem } from '../../catalogue/index.ts'
import { MaterialsInput, NumberParams, SubmitBody } from '../contract.ts'
import { deleteDraftRow, deleteExpiredDrafts, findDraftRow, listDraftRows, saveDraftRow } from './draft-store.ts'
import { draftDays } from '../settings.ts'

const { item, region, division, applicant, situations, deferralPromise, commitmentPromise, delivery } = SubmitBody.properties

/** What is typed so far: nothing of it has to be right yet. */
const Content = Type.Object(
  {
    item, region, division, applicant, situations, deferralPromise, commitmentPromise, delivery,
    form: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { title: '申请表', maxProperties: 200 })),
    materials: Type.Optional(MaterialsInput),
    /** A draft that mends an application sent back by the pre-review, by the version of the guide it began under. */
    revises: Type.Optional(NumberParams.properties.number),
    itemVersion: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Sections the person has gone through. */
    done: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 })),
  },
  { additionalProperties: false },
)

const DraftView = Type.Object({ id: Type.String(), itemName: Type.String(), version: Type.Integer(), updatedAt: Type.String({ format: 'date-time' }), expiresOn: Type.String({ format: 'date' }), content: Content })

const DraftParams = Type.Object({ id: Type.String({ title: '草稿', format: 'uuid' }) })

/** A draft at rest: what was typed is one sealed text, since any field of it may hold a number somebody put in the wrong place. */
type StoredContent = Omit<Static<typeof Content>, 'form' | 'delivery'> & { sealedForm?: string; sealedDelivery?: string }

function sealContent(sealed: SealedText, { form, delivery, ...rest }: Static<typeof Content>): StoredContent {
  return { ...rest, ...(form ? { sealedForm: sealed.seal(JSON.stringify(form)) } : {}), ...(delivery ? { sealedDelivery: sealed.seal(JSON.stringify(delivery)) } : {}) }
}

function openContent(sealed: SealedText, { sealedForm, sealedDelivery, ...rest }: StoredContent): Static<typeof Content> {
  return {
    ...rest,
    ...(sealedForm ? { form: JSON.parse(sealed.open(sealedForm)) as Record<string, unknown> } : {}),
    ...(sealedDelivery ? { delivery: JSON.parse(sealed.open(sealedDelivery)) as NonNullable<Static<typeof Content>['delivery']> } : {}),
  }
}

/** 保存草稿: on every page and on every device; `version` 0 begins a new one. */
export const saveDraft = defineOperation({
  id: 'applications.saveDraft',
  summary: '保存草稿',
  audience: 'citizen',
  permission: 'applications.saveDraft',
  params: DraftParams,
  body: Type.Object({ version: Type.Integer({ title: '版本号', minimum: 0, maximum: 1_000_000 }), content: Content }, { additionalProperties: false }),
  output: Type.Object({ id: Type.String(), version: Type.Integer(), expiresOn: Type.String({ format: 'date' }) }),
  isWrite: true,
  async run(ctx, { params, body }) {
    await getPublishedItem(ctx, body.content.item)
    await getEntry(ctx, body.content.item, body.content.region, body.content.division)
    const today = ctx.clock.today()
    const expiresOn = addDays(today, await getSetting(ctx, draftDays, body.content.region, today))
    const answer = { id: params.id, version: body.version + 1, expiresOn }
    const draft = { id: params.id, itemCode: body.content.item, region: body.content.region, content: sealContent(ctx.sealed, body.content), expiresOn }
    await refuseUsedKey(ctx)
    const isWritten = await commit(ctx, { region: draft.region, guard: saveDraftRow(ctx.actor.principalId, draft, body.version, ctx.clock.now()), answer })
    if (!isWritten) throw new Refusal(409, 'applications.draft_changed', '这份草稿已在其他设备或页面保存过更新的内容，或已提交。请重新打开草稿，再继续填写。')
    return answer
  },
})

export const readDraft = defineOperation({
  id: 'applications.readDraft',
  summary: '打开草稿',
  audience: 'citizen',
  permission: 'applications.saveDraft',
  params: DraftParams,
  output: DraftView,
  async run(ctx, { params }) {
    const row = await findDraftRow(ctx.db, ctx.actor.principalId, params.id)
    if (!row || row.expiresOn < ctx.clock.today()) throw notFound('这份草稿，它可能已提交或过期', 'applications.no_such_draft')
    return { ...row, itemName: (await getPublishedItem(ctx, row.itemCode)).name, updatedAt: row.updatedAt.toISOString(), content: openContent(ctx.sealed, row.content as StoredContent) as never }
  },
})

export const listDrafts = defineOperation({
  id: 'applications.listDrafts',
  summary: '我的草稿',
  audience: 'citizen',
  permission: 'applications.saveDraft',
  output: Type.Object({ rows: Type.Array(Type.Object({ id: Type.String(), itemCode: Type.String(), itemName: Type.String(), region: Type.String(), updatedAt: Type.String(), expiresOn: Type.String() })) }),
  async run(ctx) {
    const rows = await listDraftRows(ctx.db, ctx.actor.principalId, ctx.clock.today())
    const named = await Promise.all(rows.map(async ({ id, itemCode, region, updatedAt, expiresOn }) => ({ id, itemCode, region, itemName: (await getPublishedItem(ctx, itemCode)).name, updatedAt: updatedAt.toISOString(), expiresOn })))
    return { rows: named.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)) }
  },
})

export const deleteDraft = defineOperation({
  id: 'applications.deleteDraft',
  summary: '删除草稿',
  audience: 'citizen',
  permission: 'applications.saveDraft',
  params: DraftParams,
  output: Type.Object({ id: Type.String() }),
  isWrite: true,
  async run(ctx, { params }) {
    await deleteDraftRow(ctx.db, ctx.actor.principalId, params.id)
    return { id: params.id }
  },
})

/** Drafts end when they said they would (个人信息保护法 art. 19: the shortest retention). */
export const expireDrafts: TimedJob = {
  id: 'applications.expireDrafts',
  everySeconds: 3600,
  run: (ctx) => deleteExpiredDrafts(ctx.db, ctx.clock.today()),
}
