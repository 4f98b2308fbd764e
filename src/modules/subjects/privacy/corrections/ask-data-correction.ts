import type { Static } from 'typebox'
import type { Context } from '../../../../platform/context.ts'
import { Refusal } from '../../../../platform/errors.ts'
import { toLocalMinute } from '../../../../platform/legal-dates.ts'
import { defineOperation } from '../../../../platform/operations.ts'
import { placesOf } from '../../../../platform/regional-rules.ts'
import { getSetting } from '../../../../platform/settings.ts'
import { commit, refuseUsedKey } from '../../../../platform/unit-of-work.ts'
import { addWorkdays, getWorkCalendar, receiptDay } from '../../../calendar/index.ts'
import { type Directory, getDirectory } from '../../../organisation/index.ts'
import { getAskedFor } from '../asked-for.ts'
import { DataCorrectionBody, DataCorrectionView, OwnCorrectionsQuery, OwnDataCorrections } from '../contract.ts'
import type { DataCorrectionProgressed } from '../../events.ts'
import { findHolder, getRegister } from '../registers.ts'
import { correctionWorkdays } from '../settings.ts'
import { type DataCorrection, dataCorrectionStateWords } from './data-correction.ts'
import { insertDataCorrection, listOwnDataCorrections } from './data-correction-store.ts'

const DEFAULT_LIMIT = 20

/** 申请更正 (个人信息保护法 art. 46): goes to the department that keeps the register, which answers within so many workdays. */
export const askDataCorrection = defineOperation({
  id: 'subjects.askDataCorrection',
  summary: '申请更正本人（或者所监护的孩子、所代表的单位）登记错误的信息，由保管部门限期核实',
  audience: 'citizen',
  permission: 'subjects.manageOwnPrivacy',
  body: DataCorrectionBody,
  output: DataCorrectionView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const [{ subject, as }, directory] = [await getAskedFor(ctx, body.subject), await getDirectory(ctx)]
    const holder = findHolder(directory, getRegister(body.register, subject), subject.region)
    if (!holder) throw new Refusal(422, 'subjects.no_register_holder', '没有找到保管这类信息的部门，请拨打 12345 反映。')
    const now = ctx.clock.now()
    const correction: DataCorrection = {
      region: holder.region, id: ctx.ids.next(), subjectId: subject.id, subjectName: subject.name, register: body.register, field: body.field, shown: body.shown || null,
      correct: body.correct, reason: body.reason, authorityId: holder.id, askedAt: now, dueOn: await findDueDay(ctx, holder.region),
      state: 'submitted', answer: null, answeredAt: null, answeredByName: null, version: 1,
    }
    const answer = toView(correction, directory, ctx.clock.today())
    await refuseUsedKey(ctx)
    if (!(await commit(ctx, { region: holder.region, guard: insertDataCorrection(correction), announcements: [announceAsked(correction)], answer, status: 201 }))) {
      throw new Refusal(409, 'subjects.correction_pending', `「${body.field}」的更正申请还在核实中，不需要重复申请。可以在「我的信息」里查看进度。`)
    }
    // Who asked for somebody else is kept nowhere else.
    await ctx.audit.append({ region: holder.region, operation: 'subjects.askDataCorrection', actor: ctx.actor.accountId, subject: subject.id, detail: { id: correction.id, as } })
    return answer
  },
})

const announceAsked = (correction: DataCorrection) => ({ type: 'subjects.dataCorrectionAsked', payload: { ...progressOf(correction) } })

export const progressOf = ({ id, subjectId, register, field, authorityId, dueOn }: DataCorrection): DataCorrectionProgressed => ({ id, subjectId, register, field, authorityId, dueOn })

/** Asked after closing or on a rest day, the term runs from the next workday. */
async function findDueDay(ctx: Context, region: string): Promise<string> {
  const calendar = await getWorkCalendar(ctx, region)
  const workdays = await getSetting(ctx, correctionWorkdays, region, ctx.clock.today())
  return addWorkdays(calendar, receiptDay(calendar, toLocalMinute(ctx.clock.now())), workdays).dueOn
}

export const listOwnCorrections = defineOperation({
  id: 'subjects.listDataCorrections',
  summary: '我（或者所监护的孩子、所代表的单位）的更正申请和答复，新的在前',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  query: OwnCorrectionsQuery,
  output: OwnDataCorrections,
  async run(ctx, { query }) {
    if (query.cursor !== undefined && !UUID.test(query.cursor)) throw badCursor()
    const [{ subject }, directory] = [await getAskedFor(ctx, query.subject), await getDirectory(ctx)]
    const limit = query.limit ?? DEFAULT_LIMIT
    const found = (await listOwnDataCorrections(ctx.db, placesOf(subject.region), subject.id, query.cursor, limit + 1)).sort((a, b) => (a.id < b.id ? 1 : -1))
    const rows = found.slice(0, limit)
    return { rows: rows.map((row) => toView(row, directory, ctx.clock.today())), next: found.length > limit ? rows.at(-1)!.id : null }
  },
})

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const badCursor = () => new Refusal(422, 'platform.invalid_input', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })

export function toView({ id, region, version, register, field, shown, correct, reason, authorityId, askedAt, dueOn, state, answer, answeredAt }: DataCorrection, directory: Directory, today: string): Static<typeof DataCorrectionView> {
  return {
    id, region, version, register, field, shown, correct, reason, authorityName: directory.authority(authorityId).name, askedAt: askedAt.toISOString(), dueOn,
    isOverdue: state === 'submitted' && today > dueOn, state, stateName: dataCorrectionStateWords[state], answer, answeredAt: answeredAt?.toISOString() ?? null,
  }
}
