import Type from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { NumberParams } from '../contract.ts'
import { toReceipt } from '../documents/open-document.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { findSiteIntake, listSiteIntakes } from './site-intake-store.ts'

const DEFAULT_LIMIT = 20

const Query = Type.Object(
  {
    day: Type.Optional(Type.String({ title: '日期', format: 'date' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9]{19}$' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
)

/** 我收的件: what an operator of a partner's site took in on a day, and nothing of where it stands now. */
export const listOwnIntakes = defineOperation({
  id: 'applications.listOwnIntakes',
  summary: '合作网点人员自己某一天收的件',
  audience: 'staff',
  permission: 'applications.listOwnIntakes',
  query: Query,
  output: Type.Object({
    day: Type.String({ format: 'date' }),
    rows: Type.Array(Type.Object({ number: Type.String(), itemName: Type.String(), applicantMasked: Type.String(), at: Type.String({ format: 'date-time' }), /** On the day itself. */ mayPrint: Type.Boolean() })),
    next: Nullable(Type.String()),
  }),
  async run(ctx, { query: { day = ctx.clock.today(), cursor, limit = DEFAULT_LIMIT } }) {
    const { id, region } = await getOfficer(ctx)
    const found = await listSiteIntakes(ctx.db, region, id, day, cursor, limit + 1)
    const mayPrint = day === ctx.clock.today()
    const rows = found.slice(0, limit).map(({ at, ...row }) => ({ ...row, at: at.toISOString(), mayPrint }))
    return { day, rows, next: found.length > limit ? rows.at(-1)!.number : null }
  },
})

/** 收件凭证 for whoever stands there: only of what one took in oneself, and only on that day. */
export const printIntakeReceipt = defineOperation({
  id: 'applications.printIntakeReceipt',
  summary: '合作网点打印自己当天收件的收件凭证（PDF）',
  audience: 'staff',
  permission: 'applications.listOwnIntakes',
  params: NumberParams,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { params: { number } }) {
    const officer = await getOfficer(ctx)
    if (!(await findSiteIntake(ctx.db, officer.region, officer.id, ctx.clock.today(), number))) throw notFound('今天由您收的这一件', 'applications.no_such_intake')
    await ctx.audit.append({ region: officer.region, operation: 'applications.printIntakeReceipt', actor: ctx.actor.accountId, subject: number })
    return (await toReceipt(ctx, await getApplication(ctx, number))) as never
  },
})
