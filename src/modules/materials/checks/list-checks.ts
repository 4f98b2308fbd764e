import Type, { type Static } from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { getOfficer, mayDo, type Officer } from '../../organisation/index.ts'
import type { Check } from './check.ts'
import { CheckView } from './check-contract.ts'
import { type AfterDue, askedOpenPage, askedPage, askingOpenPage, askingPage, listCheckRows, regionCheckPage, regionOpenPage } from './check-store.ts'
import { describeChecks } from './describe-check.ts'

const DEFAULT_LIMIT = 20

const Side = Type.Union([Type.Literal('asked'), Type.Literal('asking'), Type.Literal('region')], { title: '请本单位协查的、本单位发起的，或本地区的' })
type Side = Static<typeof Side>

/** 协查: what my body has to answer or waits for, most urgent first; or all of it, newest first. A supervisor sees what the region's bodies were asked. */
export const listChecks = defineOperation({
  id: 'materials.listChecks',
  summary: '部门间协查：请本单位协查的、本单位发起的；监察人员看本地区的',
  audience: 'staff',
  permission: 'materials.readChecks',
  query: Type.Object(
    {
      side: Type.Optional(Side),
      state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { title: '待答复或全部' })),
      cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9TZ:.-]{0,30}_XC\\d{18}$' })),
      limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    today: Type.String({ format: 'date' }), side: Side,
    rows: Type.Array(CheckView), next: Nullable(Type.String()),
    allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })),
  }),
  async run(ctx, { query }) {
    const officer = await getOfficer(ctx)
    const supervises = officer.roles.includes('supervisor')
    const side: Side = query.side ?? (supervises ? 'region' : officer.roles.includes('windowClerk') ? 'asking' : 'asked')
    if (side === 'region' && !supervises) throw new Refusal(403, 'materials.check_not_yours', '本地区全部协查由监察人员查看。')
    const limit = query.limit ?? DEFAULT_LIMIT
    const isOpen = query.state !== 'all'
    const found = await listCheckRows(ctx.db, pageOf(officer, side, isOpen, cursorOf(query.cursor), limit + 1))
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    const mayAsk = mayDo('materials.askCheck', ctx.actor.roles)
    return {
      today: ctx.clock.today(), side, rows: await describeChecks(ctx, shown),
      next: found.length > limit && last ? markOf(last, side, isOpen) : null,
      allowedActions: [{ verb: 'ask', name: '发起协查', allowed: mayAsk, reason: mayAsk ? null : '由窗口、审查和决定人员发起。' }],
    }
  },
})

interface Mark {
  at: string
  number: string
}

/** Open lists go on by day, what a body has asked by moment, the others by number alone. */
const markOf = ({ dueOn, askedAt, number }: Check, side: Side, isOpen: boolean): string => `${isOpen ? dueOn : side === 'asking' ? askedAt.toISOString() : ''}_${number}`

function cursorOf(cursor: string | undefined): Mark | undefined {
  if (cursor === undefined) return undefined
  const [at = '', number = ''] = cursor.split('_')
  return { at, number }
}

const BAD_CURSOR = () => new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })

function pageOf({ region, authorityId }: Officer, side: Side, isOpen: boolean, mark: Mark | undefined, limit: number): Statement {
  if (isOpen) {
    if (mark && !/^\d{4}-\d{2}-\d{2}$/.test(mark.at)) throw BAD_CURSOR()
    const after: AfterDue | undefined = mark && { day: mark.at, number: mark.number }
    return side === 'region' ? regionOpenPage(region, after, limit) : (side === 'asked' ? askedOpenPage : askingOpenPage)(region, authorityId, after, limit)
  }
  if (side === 'asking') {
    if (mark && Number.isNaN(Date.parse(mark.at))) throw BAD_CURSOR()
    return askingPage(region, authorityId, mark, limit)
  }
  return side === 'region' ? regionCheckPage(region, mark?.number, limit) : askedPage(region, authorityId, mark?.number, limit)
}
