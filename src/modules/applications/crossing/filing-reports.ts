import Type from 'typebox'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getWorkCalendar, type WorkCalendar, workdaysBetween } from '../../calendar/index.ts'
import { itemWords } from '../../catalogue/index.ts'
import { type Directory, getDirectory, getOfficer } from '../../organisation/index.ts'
import { NumberParams } from '../contract.ts'
import { filingWords } from './filing-rules.ts'
import { confirmFiling, countFilings, type FilingKind, filingPage, type FilingReport, findFilingReport, listFilingRows, openFilingPage } from './filing-store.ts'

const DEFAULT_LIMIT = 20
const Text = Type.Union([Type.String(), Type.Null()])
const Kind = Type.Union((Object.keys(filingWords) as FilingKind[]).map((kind) => Type.Literal(kind)), { title: '报备或推送' })
const Day = Type.String({ format: 'date' })

const Row = Type.Object({
  kind: Type.String(), kindName: Type.String(), number: Type.String(), itemName: Type.String(), applicantName: Type.String(), authorityName: Type.String(), regionName: Type.String(), powerSourceName: Type.String(),
  decidedOn: Day, dueOn: Day,
  /** Workdays since the day it should have been confirmed; 0 while it is in time. */
  overdueDays: Type.Integer(),
  confirmedOn: Text, confirmedBy: Text, note: Text,
})

/** 批后报备 and 审管信息 that my body has to confirm, most urgent first; or all of them, newest first. */
export const listFilingReports = defineOperation({
  id: 'applications.listFilingReports',
  summary: '批后报备和审管信息',
  audience: 'staff',
  permission: 'applications.readFilingReports',
  query: Type.Object(
    {
      state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { title: '待确认或全部' })),
      cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^\\d{4}-\\d{2}-\\d{2}_(approval|supervision)_[0-9]{19}$' })),
      limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ rows: Type.Array(Row), next: Text }),
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const limit = query.limit ?? DEFAULT_LIMIT
    const isOpen = query.state !== 'all'
    const [day, kind, number] = query.cursor?.split('_') ?? []
    const from = day && kind && number ? { day, kind, number } : undefined
    const page = isOpen ? openFilingPage : filingPage
    const [reports, calendar] = await Promise.all([listFilingRows(ctx.db, page(officer.region, officer.authorityId, from, limit + 1)), getWorkCalendar(ctx, officer.region)])
    const shown = reports.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map((report) => toRow(report, directory, calendar, ctx.clock.today())),
      next: reports.length > limit && last ? `${isOpen ? last.dueOn : last.decidedOn}_${last.kind}_${last.number}` : null,
    }
  },
})

/** 确认: my body has seen it. */
export const confirmFilingReport = defineOperation({
  id: 'applications.confirmFilingReport',
  summary: '确认批后报备或审管信息',
  audience: 'staff',
  permission: 'applications.confirmFilingReport',
  params: Type.Object({ kind: Kind, number: NumberParams.properties.number }),
  body: Type.Object({ note: Type.Optional(Type.String({ title: '意见', maxLength: 500 })) }, { additionalProperties: false }),
  output: Row,
  isWrite: true,
  async run(ctx, { params: { kind, number }, body }) {
    const [officer, directory, calendar] = await Promise.all([getOfficer(ctx), getDirectory(ctx), getWorkCalendar(ctx, (await getOfficer(ctx)).region)])
    const report = await findFilingReport(ctx.db, officer.region, kind, number)
    // Another body's report looks like one that does not exist.
    if (report?.bodyId !== officer.authorityId) throw notFound('这条报备', 'applications.no_filing_report')
    const today = ctx.clock.today()
    const confirmed = { on: today, by: officer.name, note: body.note?.trim() || undefined }
    const answer = toRow({ ...report, confirmedOn: today, confirmedBy: officer.name, note: confirmed.note ?? null }, directory, calendar, today)
    const isWritten = await commit(ctx, { region: officer.region, guard: confirmFiling(officer.region, kind, number, confirmed), answer })
    if (!isWritten) throw new Refusal(409, 'applications.filing_confirmed', `这条报备已由${report.confirmedBy ?? '本单位其他人员'}确认。`)
    return answer
  },
})

/** 统计分析 of 市县同权: what counties decided with power from above, and whether it was seen to. */
export const countFilingReports = defineOperation({
  id: 'applications.countFilingReports',
  summary: '批后报备统计',
  audience: 'staff',
  permission: 'applications.readFilingReports',
  query: Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) }, { additionalProperties: false }),
  output: Type.Object({
    from: Day, to: Day, today: Day,
    rows: Type.Array(Type.Object({ regionName: Type.String(), kindName: Type.String(), itemName: Type.String(), reported: Type.Integer(), confirmed: Type.Integer(), overdue: Type.Integer() })),
  }),
  async run(ctx, { query }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const today = ctx.clock.today()
    const from = query.from ?? `${today.slice(0, 4)}-01-01`
    const to = query.to ?? today
    if (to < from) throw invalidInput([{ pointer: '/to', message: '截止日期不能早于开始日期。' }])
    const counts = await countFilings(ctx.db, officer.region, officer.authorityId, from, to, today)
    return { from, to, today, rows: counts.map(({ caseRegion, kind, itemName, reported, confirmed, overdue }) => ({ regionName: directory.region(caseRegion), kindName: filingWords[kind], itemName, reported, confirmed, overdue })) }
  },
})

function toRow(report: FilingReport, directory: Directory, calendar: WorkCalendar, today: string) {
  const { kind, number, itemName, applicantName, decidedOn, dueOn, confirmedOn, confirmedBy, note } = report
  const until = confirmedOn ?? today
  return {
    kind, kindName: filingWords[kind], number, itemName, applicantName, authorityName: directory.authority(report.authorityId).name, regionName: directory.region(report.caseRegion),
    powerSourceName: itemWords.powerSource[report.powerSource as keyof typeof itemWords.powerSource], decidedOn, dueOn,
    overdueDays: until > dueOn ? Math.max(1, workdaysBetween(calendar, dueOn, until)) : 0,
    confirmedOn, confirmedBy, note,
  }
}
