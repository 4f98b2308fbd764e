import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { type ItemNames, itemNames } from './item-names.ts'
import { type Proof, proofClassWords, proofWayWords } from './proof.ts'
import { ProofList, ProofQuery, type ProofView } from './proof-contract.ts'
import { inReadingOrder, searchProofs } from './proof-rules.ts'
import { listProofsInForce } from './proofs.ts'

/** A list people leaf through: longer than a screen, shorter than a phone's patience. */
const DEFAULT_LIMIT = 50

/** The mark tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/** What was found in the list of a region (without one: of the city and all its counties), in reading order. */
async function findProofs(ctx: Context, query: ProofQuery): Promise<{ inForce: Proof[]; found: ProofView[]; regionName: string }> {
  const [directory, names] = await Promise.all([getDirectory(ctx), itemNames(ctx)])
  const regionName = query.region === undefined ? `${directory.listRegions()[0]?.name ?? ''}（全市）` : directory.region(query.region)
  const inForce = await listProofsInForce(ctx, query.region)
  const found = inReadingOrder(searchProofs(inForce, query, (code) => names.get(code)?.all ?? []))
  return { inForce, found: found.map((proof) => describeProof(proof, directory, names)), regionName }
}

export function describeProof(proof: Proof, directory: Directory, names: ItemNames): ProofView {
  const { id, name, alsoCalled, class: proofClass, legalBasis, itemCodes, purpose, ways, replacement, department, region, fromDay, source } = proof
  return {
    id, name, alsoCalled, class: proofClass, className: proofClassWords[proofClass], legalBasis,
    items: itemCodes.flatMap((code) => (names.has(code) ? [{ code, name: names.get(code)!.name }] : [])),
    purpose, ways: ways.map((way) => ({ way, wayName: proofWayWords[way] })), replacement, department, region, regionName: directory.region(region), fromDay, source,
  }
}

export const exportProofs = defineOperation({
  id: 'materials.exportProofs',
  summary: '导出无证明清单（CSV）',
  audience: 'public',
  permission: 'public',
  query: ProofQuery,
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query }) {
    const { found, regionName } = await findProofs(ctx, query)
    const lines = found.map((proof) => [
      proof.name, proof.className, proof.department, [...proof.items.map(({ name }) => name), ...(proof.purpose ? [proof.purpose] : [])].join('、'), proof.replacement, proof.legalBasis ?? '', proof.regionName, proof.fromDay, proof.source,
    ])
    const columns = ['证明名称', '类别', '责任单位', '原来用在哪里', '现在怎么办', '设定依据', '地区', '生效日期', '来源']
    return {
      mediaType: 'text/csv; charset=utf-8', fileName: `无证明清单-${regionName}-${ctx.clock.today()}.csv`, content: Buffer.from(BYTE_ORDER_MARK + [columns, ...lines].map(toCsvLine).join('')),
    } satisfies Download as never
  },
})

/** 无证明清单: what people need not bring, in two classes (法无规定一律取消；法有规定由政府自行取得). */
export const listProofs = defineOperation({
  id: 'materials.listProofs',
  summary: '无证明清单：一律取消的证明，和依法保留但无需提交的证明（Accept: text/csv 为表格）',
  audience: 'public',
  permission: 'public',
  query: ProofQuery,
  output: ProofList,
  csv: exportProofs,
  async run(ctx, { query }) {
    const { inForce, found, regionName } = await findProofs(ctx, query)
    const start = query.cursor === undefined ? 0 : found.findIndex(({ id }) => id === query.cursor) + 1
    if (query.cursor !== undefined && start === 0) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const rows = found.slice(start, start + (query.limit ?? DEFAULT_LIMIT))
    return {
      asOf: ctx.clock.today(), regionName,
      counts: { cancelled: inForce.filter((proof) => proof.class === 'cancelled').length, notSubmitted: inForce.filter((proof) => proof.class === 'notSubmitted').length },
      departments: countDepartments(inForce),
      found: found.length, rows, next: start + rows.length < found.length ? rows.at(-1)!.id : null,
    }
  },
})

/** Those with the most proofs first: where people look first. */
const countDepartments = (proofs: readonly Proof[]): { name: string; proofs: number }[] =>
  [...Map.groupBy(proofs, ({ department }) => department)].map(([name, of]) => ({ name, proofs: of.length })).sort((a, b) => b.proofs - a.proofs || a.name.localeCompare(b.name, 'zh-CN'))

