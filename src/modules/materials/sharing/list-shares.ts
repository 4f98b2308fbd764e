import { Readable } from 'node:stream'
import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { maskName } from '../../subjects/index.ts'
import { listShares, type Share } from './share-store.ts'
import { SharePage, ShareQuery } from './sharing-contract.ts'

const DEFAULT_LIMIT = 50
/** Rows read at a time: memory stays flat however long the ledger is. */
const PAGE_ROWS = 1000

const kindWords: Record<Share['kind'], string> = { library: '材料库', register: '共享数据' }
const outcomeWords: Record<Share['outcome'], string> = { shown: '已查看', missing: '没有查到' }

interface Scope {
  region: string
  authorityId: string | undefined
  name: string
}

/** A department reads its own ledger; who watches (监察, 安全, 审计) that of the region. */
async function scopeOf(ctx: Context): Promise<Scope> {
  const [{ region, authorityId, roles }, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const isWatching = roles.some((role) => role === 'supervisor' || role === 'securityAdmin' || role === 'auditor')
  return isWatching ? { region, authorityId: undefined, name: directory.region(region) } : { region, authorityId, name: directory.authority(authorityId).name }
}

/** Names are masked for those who do not handle the case: the ledger proves the look, it does not repeat it. */
const toRow = ({ id, at, kind, outcome, subjectName, ...share }: Share, scope: Scope) => ({
  id, at: at.toISOString(), kind, kindName: kindWords[kind], outcomeName: outcomeWords[outcome], subjectName: scope.authorityId === undefined ? maskName(subjectName) : subjectName,
  authorityName: share.authorityName, officerName: share.officerName, what: share.what, fields: share.fields, provider: share.provider, purpose: share.purpose, basis: share.basis,
  applicationNumber: share.applicationNumber, itemName: share.itemName,
})

export const listSharesOperation = defineOperation({
  id: 'materials.listShares',
  summary: '共享台账：哪个部门的谁，为哪个办件，看了谁的什么，依据是什么（Accept: text/csv 为表格）',
  audience: 'staff',
  permission: 'materials.listShares',
  query: ShareQuery,
  output: SharePage,
  csv: defineOperation({
    id: 'materials.exportShares',
    summary: '导出共享台账（CSV）',
    audience: 'staff',
    permission: 'materials.listShares',
    query: ShareQuery,
    output: Type.String(),
    transfer: 'file',
    async run(ctx) {
      const scope = await scopeOf(ctx)
      await ctx.audit.append({ region: scope.region, operation: 'materials.exportShares', actor: ctx.actor.accountId, detail: { scope: scope.name } })
      return { mediaType: 'text/csv; charset=utf-8', fileName: `共享台账-${scope.name}-${ctx.clock.today()}.csv`, content: Readable.from(lines(ctx, scope)) } satisfies Download as never
    },
  }),
  async run(ctx, { query: { cursor, limit = DEFAULT_LIMIT } }) {
    const scope = await scopeOf(ctx)
    const shares = await listShares(ctx.db, scope.region, scope.authorityId, cursor, limit + 1)
    const shown = shares.slice(0, limit)
    return { scopeName: scope.name, rows: shown.map((share) => toRow(share, scope)), next: shares.length > limit ? shown.at(-1)!.id : null }
  },
})

const HEADINGS = ['时间', '使用部门', '经办人', '数据主体', '方式', '内容', '字段', '来源', '用途', '依据', '办件编号', '事项', '结果']

async function* lines(ctx: Context, scope: Scope): AsyncGenerator<string> {
  // The mark tells spreadsheets that the text is UTF-8.
  yield `\ufeff${toCsvLine(HEADINGS)}`
  for (let before: string | undefined; ; ) {
    const shares = await listShares(ctx.db, scope.region, scope.authorityId, before, PAGE_ROWS)
    if (shares.length === 0) return
    yield shares.map((share) => toLine(toRow(share, scope))).join('')
    before = shares.at(-1)!.id
  }
}

const toLine = (row: ReturnType<typeof toRow>): string =>
  // A number of 19 digits loses its last ones in a spreadsheet unless it is told to be text.
  toCsvLine([toLocalMinute(row.at).replace('T', ' '), row.authorityName, row.officerName, row.subjectName, row.kindName, row.what, row.fields.join('；'), row.provider, row.purpose, row.basis, `\t${row.applicationNumber}`, row.itemName, row.outcomeName])
