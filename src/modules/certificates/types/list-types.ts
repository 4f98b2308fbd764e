import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { countUseRows } from '../use/certificate-use-store.ts'
import { holderKindWords } from './certificate-type.ts'
import { listFigures } from './figure-store.ts'
import { listTypes } from './type-store.ts'

const Day = Type.String({ format: 'date' })

export const TypeRow = Type.Object({
  code: Type.String({ description: '证照类型代码（GB/T 36904）' }),
  name: Type.String(),
  definerName: Type.String({ description: '定义部门' }),
  holderKind: Nullable(Type.Enum(['person', 'enterprise', 'any'])),
  holderKindName: Nullable(Type.String()),
  fields: Type.Array(Type.String(), { description: '证照专有的数据项' }),
  validity: Nullable(Type.String()),
  template: Nullable(Type.String()),
  stock: Type.Integer({ description: '有效和暂扣的证照数' }),
  total: Type.Integer({ description: '含失效、注销和旧版本' }),
  imported: Type.Integer({ description: '其中存量导入' }),
  firstIssuedOn: Nullable(Day),
  lastIssuedOn: Nullable(Day),
  issuedThisYear: Type.Integer(),
  usesThisYear: Type.Integer({ description: '本年用证次数' }),
})

const TypeList = Type.Object({ regionName: Type.String(), countedAt: Nullable(Type.String()), rows: Type.Array(TypeRow) })

/** 证照类型目录 with its figures (四电清单): of one's region, or of the whole city for those of the city. */
export const listCertificateTypes = defineOperation({
  id: 'certificates.listTypes',
  summary: '证照类型目录：存量、时间跨度、本年颁发和用证（Accept: text/csv 为表格）',
  audience: 'staff',
  permission: 'certificates.listTypes',
  output: TypeList,
  csv: defineOperation({
    id: 'certificates.exportTypes',
    summary: '导出证照类型目录（CSV）',
    audience: 'staff',
    permission: 'certificates.listTypes',
    output: Type.String(),
    transfer: 'file',
    run: async (ctx) => toTable(await describeTypes(ctx)) as never,
  }),
  run: describeTypes,
})

async function describeTypes(ctx: Context): Promise<Static<typeof TypeList>> {
  const [officer, directory, types] = await Promise.all([getOfficer(ctx), getDirectory(ctx), listTypes(ctx.db)])
  const city = directory.listRegions()[0]?.code
  const regions = officer.region === city ? directory.listRegions().map(({ code }) => code) : [officer.region]
  const today = ctx.clock.today()
  const [figures, uses] = await Promise.all([listFigures(ctx.db, regions), countUseRows(ctx.db, regions, `${today.slice(0, 4)}-01-01`, today)])
  const figuresOf = Map.groupBy(figures, ({ typeCode }) => typeCode)
  const usesOf = Map.groupBy(uses, ({ typeCode }) => typeCode)
  const definers = new Map(directory.listRegions().flatMap(({ code }) => directory.listAuthorities(code)).map(({ uscc, name }) => [uscc, name]))
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0)
  const countedAt = figures.map(({ countedAt }) => countedAt).sort((a, b) => a.getTime() - b.getTime())[0]
  return {
    regionName: directory.region(officer.region),
    countedAt: countedAt ? toRfc3339(countedAt) : null,
    rows: types.map(({ code, name, definerUscc, holderKind, fields, validity, template }) => {
      const own = figuresOf.get(code) ?? []
      const used = usesOf.get(code) ?? []
      return {
        code, name, definerName: definers.get(definerUscc) ?? definerUscc, holderKind, holderKindName: holderKind && holderKindWords[holderKind], fields: fields ?? [], validity, template,
        stock: sum(own, ({ stock }) => stock), total: sum(own, ({ total }) => total), imported: sum(own, ({ imported }) => imported),
        firstIssuedOn: own.map(({ firstIssuedOn }) => firstIssuedOn).sort()[0] ?? null, lastIssuedOn: own.map(({ lastIssuedOn }) => lastIssuedOn).sort().at(-1) ?? null,
        issuedThisYear: sum(own, ({ issuedThisYear }) => issuedThisYear), usesThisYear: sum(used, ({ waivers, copies }) => waivers + copies),
      }
    }),
  }
}

const HEADINGS = ['证照类型代码', '证照名称', '定义部门', '持证主体', '专有数据项', '有效期', '版式', '存量（有效、暂扣）', '累计', '其中存量导入', '最早颁发', '最近颁发', '本年颁发', '本年用证']

/** The mark tells spreadsheets that the text is UTF-8. */
function toTable({ regionName, countedAt, rows }: Static<typeof TypeList>): Download {
  const lines = [
    HEADINGS,
    ...rows.map((row) => [
      `\t${row.code}`, row.name, row.definerName, row.holderKindName ?? '', row.fields.join('、'), row.validity ?? '', row.template ?? '', String(row.stock), String(row.total), String(row.imported),
      row.firstIssuedOn ?? '', row.lastIssuedOn ?? '', String(row.issuedThisYear), String(row.usesThisYear),
    ]),
    [`地区：${regionName}。统计时间：${countedAt?.slice(0, 16).replace('T', ' ') ?? '尚未统计'}。`],
  ]
  return { mediaType: 'text/csv; charset=utf-8', fileName: `证照类型目录-${regionName}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
