import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { reachesRegion } from '../../../platform/regional-rules.ts'
import { getDirectory, getOfficer, type Officer } from '../../organisation/index.ts'
import { describeRectification, type Side, toRectificationRow } from './describe-rectification.ts'
import { getRectification } from './get-rectification.ts'
import { daysOf } from './open-rectification.ts'
import type { Rectification } from './rectification.ts'
import { RectificationList, RectificationListQuery, RectificationParams, RectificationView } from './rectification-contract.ts'
import { authorityOpenPage, authorityPage, listRectificationRows, regionPage, toFollowPage } from './rectification-store.ts'

const DEFAULT_LIMIT = 20
/** A table for a spreadsheet goes so far; who needs more asks by page. */
const MOST_EXPORTED = 2000

interface Place {
  side: Side
  region: string
}

function placeOf({ roles, region }: Officer, asked: string | undefined): Place {
  if (!roles.includes('supervisor')) return { side: 'authority', region }
  if (asked !== undefined && !reachesRegion(region, asked)) throw new Refusal(403, 'ratings.not_yours', '只能查看本地区和所辖县区的差评。')
  return { side: 'region', region: asked ?? region }
}

const markOf = ({ dueOn, contactOn, code }: Rectification, side: Side, isOpen: boolean): string => `${isOpen ? (side === 'region' ? contactOn : dueOn) : ''}_${code}`

function pageOf({ authorityId }: Officer, { side, region }: Place, isOpen: boolean, cursor: string | undefined, limit: number): Statement {
  const [day = '', code = ''] = cursor?.split('_') ?? []
  if (isOpen) {
    const after = cursor === undefined ? undefined : { day: day || '0001-01-01', code }
    return side === 'region' ? toFollowPage(region, after, limit) : authorityOpenPage(region, authorityId, after, limit)
  }
  const before = cursor === undefined ? undefined : code
  return side === 'region' ? regionPage(region, before, limit) : authorityPage(region, authorityId, before, limit)
}

async function rowsOf(ctx: Context, { state, region, cursor }: RectificationListQuery, limit: number) {
  const officer = await getOfficer(ctx)
  const place = placeOf(officer, region)
  const isOpen = state !== 'all'
  const [found, directory, days] = await Promise.all([listRectificationRows(ctx.db, pageOf(officer, place, isOpen, cursor, limit + 1)), getDirectory(ctx), daysOf(ctx, place.region)])
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { today: days.today, side: place.side, rows: shown.map((each) => toRectificationRow(directory, each, days, place.side)), next: found.length > limit && last ? markOf(last, place.side, isOpen) : null }
}

const HEAD = ['差评编号', '评价日期', '事项', '单位', '大厅', '等级', '评价方式', '状态', '剔除', '最晚日期', '是否超期']

/** The same for a spreadsheet: neither the case nor the rater is in it. */
export const exportRectifications = defineOperation({
  id: 'ratings.exportBadRatings',
  summary: '导出差评整改清单（CSV，不含评价人）',
  audience: 'staff',
  permission: 'ratings.readRectifications',
  query: RectificationListQuery,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query }) {
    const { rows } = await rowsOf(ctx, query, MOST_EXPORTED)
    await ctx.audit.append({ region: ctx.actor.region ?? query.region ?? '', operation: 'ratings.exportBadRatings', actor: ctx.actor.accountId, detail: { rows: rows.length } })
    const lines = rows.map((row) => [row.code, row.openedOn, row.itemName, row.authority.name, row.hall.name, row.gradeName, row.isAnonymous ? '匿名' : '实名', row.stateName, row.exclusionName ?? '', row.dueOn ?? '', row.isOverdue ? '是' : '否'])
    return { mediaType: 'text/csv; charset=utf-8', fileName: '差评整改清单.csv', content: Buffer.from(`\uFEFF${[HEAD, ...lines].map(toCsvLine).join('')}`) } as never
  },
})

/** 差评整改 for the rated body, 回访 for the supervising office: what waits for them, most urgent first; or all, newest first. */
export const listRectifications = defineOperation({
  id: 'ratings.listBadRatings',
  summary: '差评整改：本单位的；监察人员看本地区的',
  audience: 'staff',
  permission: 'ratings.readRectifications',
  query: RectificationListQuery,
  output: RectificationList,
  csv: exportRectifications,
  run: (ctx, { query }) => rowsOf(ctx, query, query.limit ?? DEFAULT_LIMIT),
})

export const readRectification = defineOperation({
  id: 'ratings.readBadRating',
  summary: '查看一件差评的整改',
  audience: 'staff',
  permission: 'ratings.readRectifications',
  params: RectificationParams,
  output: RectificationView,
  async run(ctx, { params }) {
    const { officer, rectification } = await getRectification(ctx, params.code)
    return describeRectification(ctx, rectification, officer)
  },
})
