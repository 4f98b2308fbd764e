import { Refusal, notFound } from '../../../../platform/errors.ts'
import { defineOperation } from '../../../../platform/operations.ts'
import { commit } from '../../../../platform/unit-of-work.ts'
import { getWorkCalendar, workdaysBetween } from '../../../calendar/index.ts'
import { getDirectory, getOfficer } from '../../../organisation/index.ts'
import { revealIdentity } from '../../reveal-identity.ts'
import { AnswerBody, AnswerReply, CorrectionIdentity, DataCorrectionParams, OpenDataCorrections, PageQuery } from '../contract.ts'
import { badCursor, progressOf, toView } from './ask-data-correction.ts'
import { type DataCorrection, dataCorrectionStateWords } from './data-correction.ts'
import { answerDataCorrection as answerStatement, findDataCorrection, listOpenDataCorrections } from './data-correction-store.ts'

const DEFAULT_LIMIT = 20

/** What waits for the officer's own authority, by the day on which it is due. */
export const listCorrectionsToAnswer = defineOperation({
  id: 'subjects.listCorrectionsToAnswer',
  summary: '待本单位核实的更正申请，超期的、快到期的在前',
  audience: 'staff',
  permission: 'subjects.answerCorrections',
  query: PageQuery,
  output: OpenDataCorrections,
  async run(ctx, { query }) {
    const [officer, directory, today] = [await getOfficer(ctx), await getDirectory(ctx), ctx.clock.today()]
    const calendar = await getWorkCalendar(ctx, officer.region)
    const [, dueOn, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(query.cursor ?? '') ?? []
    if (query.cursor !== undefined && (dueOn === undefined || id === undefined)) throw badCursor()
    const limit = query.limit ?? DEFAULT_LIMIT
    const found = await listOpenDataCorrections(ctx.db, officer.region, officer.authorityId, dueOn !== undefined && id !== undefined ? { dueOn, id } : undefined, limit + 1)
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return { rows: rows.map((row) => ({ ...toView(row, directory, today), subjectName: row.subjectName, overdueWorkdays: row.dueOn < today ? workdaysBetween(calendar, row.dueOn, today) : 0 })), next: found.length > limit && last ? `${last.dueOn}_${last.id}` : null }
  },
})

/** The department says that it corrected its register, or why it did not. */
export const answerCorrection = defineOperation({
  id: 'subjects.answerDataCorrection',
  summary: '答复更正申请：已更正，或者写明为什么不更正',
  audience: 'staff',
  permission: 'subjects.answerCorrections',
  params: DataCorrectionParams,
  body: AnswerBody,
  output: AnswerReply,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { id }, body: { outcome, answer }, version }) {
    const officer = await getOfficer(ctx)
    const correction = await findDataCorrection(ctx.db, officer.region, id)
    // Another department's looks like one that does not exist.
    if (!correction || correction.authorityId !== officer.authorityId) throw notFound('这项更正申请', 'subjects.no_such_correction')
    if (correction.state !== 'submitted' || correction.version !== version) throw answeredBefore()
    const answered: DataCorrection = { ...correction, state: outcome, answer, answeredAt: ctx.clock.now(), answeredByName: officer.name }
    const reply = { id, state: outcome, version: version + 1 }
    if (!(await commit(ctx, { region: correction.region, guard: answerStatement(answered), announcements: [{ type: 'subjects.dataCorrectionAnswered', payload: { ...progressOf(answered), outcomeName: dataCorrectionStateWords[outcome] } }], answer: reply }))) throw answeredBefore()
    await ctx.audit.append({ region: correction.region, operation: 'subjects.answerDataCorrection', actor: ctx.actor.accountId, subject: correction.subjectId, detail: { id, outcome } })
    return reply
  },
})

/** Whom the department has to look up: the full number, on record and shown to its owner. */
export const readCorrectionIdentity = defineOperation({
  id: 'subjects.readCorrectionIdentity',
  summary: '查看更正申请人的完整证件号码，用于在登记簿里核实（留痕）',
  audience: 'staff',
  permission: 'subjects.answerCorrections',
  params: DataCorrectionParams,
  output: CorrectionIdentity,
  async run(ctx, { params: { id } }) {
    const officer = await getOfficer(ctx)
    const correction = await findDataCorrection(ctx.db, officer.region, id)
    if (!correction || correction.authorityId !== officer.authorityId || correction.state !== 'submitted') throw notFound('待核实的更正申请', 'subjects.no_such_correction')
    const { identityNumber } = await revealIdentity(ctx, correction.subjectId, `核实${correction.register}的更正申请`)
    return { identityNumber }
  },
})

const answeredBefore = () => new Refusal(409, 'subjects.correction_answered', '这项更正申请已经有人答复，请刷新后查看。')
