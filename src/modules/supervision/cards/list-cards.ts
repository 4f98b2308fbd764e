import { Readable } from 'node:stream'
import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { RULE_CATALOGUE } from '../rules/rule-catalogue.ts'
import { WINDOW_RULES } from './card-rules.ts'
import { type AfterTodo, allCardsPage, type CardFilter, type CardScope, cityTodoPage, listCardRows, type RaisedCard, regionTodoPage, todoCardsPage } from './card-store.ts'
import { CardList, type CardView, OwnCardsQuery, RegionCardList, RegionCardsQuery } from './contract.ts'
import { describeCards } from './describe-card.ts'
import { deskOf, regionsOf, watchedRegion } from './get-card.ts'

const DEFAULT_LIMIT = 20
/** Rows read at a time: memory stays flat however long the table is. */
const PAGE_ROWS = 500

type Query = Static<typeof RegionCardsQuery>

/** Those of one's own body, or, at a window, those that the windows of one's hall answer for. */
export async function ownScope(ctx: Context): Promise<{ region: string; scope: CardScope; name: string }> {
  const [{ region, authorityId, hallId, roles }, directory] = await Promise.all([deskOf(ctx), getDirectory(ctx)])
  return roles.every((role) => role === 'windowClerk') && hallId !== null
    ? { region, scope: { hallId, rules: WINDOW_RULES }, name: directory.hall(hallId).name }
    : { region, scope: { authorityId }, name: directory.authority(authorityId).name }
}

/** 我的牌: what my body or my windows have to answer, red first and by its day; or every card, the newest first. */
export const listOwnCards = defineOperation({
  id: 'supervision.listOwnCards',
  summary: '本单位（窗口）的黄牌、红牌：待说明、申诉、整改的，或全部',
  audience: 'staff',
  permission: 'supervision.readOwn',
  query: OwnCardsQuery,
  output: CardList,
  async run(ctx, { query }) {
    const { region, scope, name } = await ownScope(ctx)
    return { scopeName: name, today: ctx.clock.today(), ...(await pageOf(ctx, region, scope, (after, limit) => todoCardsPage(region, scope, after, limit), query)) }
  },
})

/** 黄牌、红牌 of a region: what waits for its supervisors, or every card with filters. */
export const listRegionCards = defineOperation({
  id: 'supervision.listRegionCards',
  summary: '本地区的黄牌、红牌：待监察人员处理的，或全部（Accept: text/csv 为表格）',
  audience: 'supervisor',
  permission: 'supervision.readRegion',
  query: RegionCardsQuery,
  output: RegionCardList,
  csv: defineOperation({
    id: 'supervision.exportCards',
    summary: '导出黄牌、红牌（CSV）',
    audience: 'supervisor',
    permission: 'supervision.readRegion',
    query: RegionCardsQuery,
    output: Type.String(),
    transfer: 'file',
    async run(ctx, { query }) {
      const region = await watchedRegion(ctx, query.region)
      const { cursor: _, limit: __, ...asked } = query
      await ctx.audit.append({ region, operation: 'supervision.exportCards', actor: ctx.actor.accountId, detail: asked })
      const name = (await getDirectory(ctx)).region(region)
      return { mediaType: 'text/csv; charset=utf-8', fileName: `监察牌-${name}-${ctx.clock.today()}.csv`, content: Readable.from(lines(ctx, region, asked)) } satisfies Download as never
    },
  }),
  async run(ctx, { query }) {
    const region = await watchedRegion(ctx, query.region)
    const [desk, directory] = await Promise.all([deskOf(ctx), getDirectory(ctx)])
    return {
      scopeName: directory.region(region), today: ctx.clock.today(), region, ...(await pageOf(ctx, region, {}, await todoOf(ctx, query.region), query)),
      regions: regionsOf(directory, desk).map((code) => ({ code, name: directory.region(code) })),
      authorities: directory.listAuthorities(region).map(({ id, name }) => ({ id, name })),
      rules: RULE_CATALOGUE.map(({ id, title }) => ({ id, title })),
    }
  },
})

type Todo = (after: AfterTodo | undefined, limit: number) => Statement

/** What waits for a watcher: of the region they chose, or else of their own, with the appeals of its counties for those of the city. */
async function todoOf(ctx: Context, chosen: string | undefined): Promise<Todo> {
  const [desk, directory] = await Promise.all([deskOf(ctx), getDirectory(ctx)])
  const regions = regionsOf(directory, desk)
  return chosen === undefined && regions.length > 1
    ? (after, limit) => cityTodoPage(desk.region, regions, desk.accountId, after, limit)
    : (after, limit) => regionTodoPage(chosen ?? desk.region, desk.accountId, after, limit)
}

async function pageOf(ctx: Context, region: string, scope: CardScope, todo: Todo, { view, cursor, limit = DEFAULT_LIMIT, ...asked }: Query): Promise<{ rows: CardView[]; next: string | null }> {
  const isTodo = (view ?? 'todo') === 'todo'
  const marks = cursor?.split('_') ?? []
  if (cursor !== undefined && !isMark(marks, isTodo)) throw BAD_CURSOR()
  const [first = '', second = '', third = ''] = marks
  const statement = isTodo
    ? todo(cursor === undefined ? undefined : { rank: Number(first), dueOn: second, id: third }, limit + 1)
    : allCardsPage(region, scope, toFilter(asked), cursor === undefined ? undefined : { at: first, id: second }, limit + 1)
  const found = await listCardRows(ctx.db, statement)
  const shown = found.slice(0, limit)
  return { rows: await describeCards(ctx, shown), next: found.length > limit ? toMark(shown.at(-1)!, isTodo) : null }
}

const toMark = ({ level, dueOn, noticedAt, id }: RaisedCard, isTodo: boolean): string => (isTodo ? `${level === 'red' ? 0 : 1}_${dueOn}_${id}` : `${noticedAt.toISOString()}_${id}`)

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isMark = (marks: readonly string[], isTodo: boolean): boolean =>
  isTodo ? marks.length === 3 && /^[01]$/.test(marks[0]!) && isDay(marks[1]!) && ID.test(marks[2]!) : marks.length === 2 && !Number.isNaN(Date.parse(marks[0]!)) && ID.test(marks[1]!)
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

const BAD_CURSOR = () => new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })

function toFilter({ level, rule, state, number, authority, from, until }: Omit<Query, 'view' | 'cursor' | 'limit'>): CardFilter {
  if (from !== undefined && until !== undefined && from > until) throw invalidInput([{ pointer: '/from', message: '开始日期不能晚于结束日期。' }])
  return {
    level, rule, state, number, authorityId: authority,
    from: from === undefined ? undefined : openingOf(from), before: until === undefined ? undefined : openingOf(addDays(until, 1)),
  }
}

const openingOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

const HEADINGS = ['编号', '级别', '规则', '问题', '事项', '责任单位', '承办人', '发生时间', '发现时间', '状态', '下一步', '最晚', '记分', '整改', '整改期限']

async function* lines(ctx: Context, region: string, asked: Query): AsyncGenerator<string> {
  const todo = await todoOf(ctx, asked.region)
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\ufeff${toCsvLine(HEADINGS)}`
  for (let cursor: string | undefined; ; ) {
    const { rows, next } = await pageOf(ctx, region, {}, todo, { ...asked, cursor, limit: PAGE_ROWS })
    yield rows.map(toLine).join('')
    if (next === null) return
    cursor = next
  }
}

const toLine = (row: CardView): string =>
  // A number of 19 digits loses its last ones in a spreadsheet unless it is told to be text.
  toCsvLine([
    `\t${row.matter.id}`, row.levelName, row.ruleTitle, row.finding, row.matter.itemName, row.authority.name, row.officerName ?? '', minute(row.raisedAt), minute(row.noticedAt), row.stateName,
    row.next.map(({ who, what }) => `${who}${what}`).join('；'), row.dueOn ?? '', row.points === null ? '' : String(row.points), row.rectification?.name ?? '', row.rectification?.dueOn ?? '',
  ])

const minute = (at: string): string => toLocalMinute(at).replace('T', ' ')
