import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { notFound } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { type Directory, getDirectory, getOfficer, namesOfAccounts } from '../../organisation/index.ts'
import { countUseRows } from '../use/certificate-use-store.ts'
import { type CertificateType, holderKindWords, type TypeField, typeFieldKindWords } from './certificate-type.ts'
import { listFigures } from './figure-store.ts'
import { TypeList, TypePage, TypeParams, TypeQuery, type TypeRow } from './type-contract.ts'
import { findType, listTypes, listTypeVersions } from './type-store.ts'

/** 证照类型目录 with its figures (四电清单): of one's region, or of the whole city for those of the city. */
export const listCertificateTypes = defineOperation({
  id: 'certificates.listTypes',
  summary: '证照类型目录：存量、时间跨度、本年颁发和用证（Accept: text/csv 为表格）',
  audience: 'staff',
  permission: 'certificates.listTypes',
  query: TypeQuery,
  output: TypeList,
  csv: defineOperation({
    id: 'certificates.exportTypes',
    summary: '导出证照类型目录（CSV）',
    audience: 'staff',
    permission: 'certificates.listTypes',
    query: TypeQuery,
    output: Type.String(),
    transfer: 'file',
    run: async (ctx) => toTable(await pageOfTypes(ctx, {})) as never,
  }),
  run: (ctx, { query }) => pageOfTypes(ctx, query),
})

/** One type: what its certificates say, how often it was described, and how many there are. */
export const readCertificateType = defineOperation({
  id: 'certificates.readType',
  summary: '一种证照类型：说明、历次版本和数量',
  audience: 'staff',
  permission: 'certificates.listTypes',
  params: TypeParams,
  output: TypePage,
  async run(ctx, { params: { code } }) {
    const [officer, directory, type] = await Promise.all([getOfficer(ctx), getDirectory(ctx), findType(ctx.db, code)])
    if (!type) throw notFound('这种证照类型', 'certificates.no_such_type')
    const versions = await listTypeVersions(ctx.db, code)
    const names = await namesOfAccounts(ctx, versions.flatMap(({ describedBy }) => describedBy ?? []))
    const { rows: [row] } = await describe(ctx, [type])
    const definer = citysDepartments(directory).find(({ uscc }) => uscc === type.definerUscc)
    return {
      ...row!,
      mayRegister: mayRegister(ctx, officer.region === cityOf(directory)),
      department: definer?.shortName ?? row!.definerName,
      issuerName: (definer && directory.findCompetence(officer.region, definer.shortName)?.authority.name) ?? null,
      versions: versions.map(({ version, describedAt, describedBy, holderKind, fields, validity, isSensitive, template }) => ({
        version, describedAt: toRfc3339(describedAt), describedByName: describedBy === null ? null : (names.get(describedBy) ?? null), holderKindName: holderKindWords[holderKind], fields: fields.map(toFieldView), validity, isSensitive, template,
      })),
    }
  },
})

const cityOf = (directory: Directory): string => directory.listRegions()[0]!.code
const citysDepartments = (directory: Directory) => directory.listAuthorities(cityOf(directory))
const toFieldView = (field: TypeField) => ({ ...field, kindName: typeFieldKindWords[field.kind] })

/** A type is one for all counties: the city's item office enters and describes it. */
export const reasonAgainstRegistering = (ctx: Context, isOfCity: boolean): string | undefined =>
  isOfCity && ctx.actor.roles.includes('itemManager') ? undefined : '证照类型全市统一，由市级事项管理员登记。'

function mayRegister(ctx: Context, isOfCity: boolean) {
  const against = reasonAgainstRegistering(ctx, isOfCity)
  return { isAllowed: against === undefined, reason: against ?? null }
}

async function pageOfTypes(ctx: Context, { q = '', cursor = '', limit = Infinity }: Static<typeof TypeQuery>): Promise<Static<typeof TypeList>> {
  const [officer, directory, types] = await Promise.all([getOfficer(ctx), getDirectory(ctx), listTypes(ctx.db)])
  const departments = citysDepartments(directory)
  const words = q.trim().split(/\s+/)
  const definers = new Map(departments.map(({ uscc, name, shortName }) => [uscc, `${name} ${shortName}`]))
  const found = types.filter(({ code, name, definerUscc }) => words.every((word) => `${name} ${code} ${definers.get(definerUscc) ?? ''}`.includes(word)))
  const rest = found.filter(({ code }) => code > cursor)
  const shown = rest.slice(0, limit)
  return {
    regionName: directory.region(officer.region), ...(await describe(ctx, shown)), departments: departments.map(({ shortName }) => shortName),
    mayRegister: mayRegister(ctx, officer.region === cityOf(directory)), total: found.length, next: rest.length > shown.length ? shown.at(-1)!.code : null,
  }
}

async function describe(ctx: Context, types: readonly CertificateType[]): Promise<{ countedAt: string | null; rows: Static<typeof TypeRow>[] }> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const regions = officer.region === cityOf(directory) ? directory.listRegions().map(({ code }) => code) : [officer.region]
  const today = ctx.clock.today()
  const [figures, uses] = await Promise.all([listFigures(ctx.db, regions), countUseRows(ctx.db, regions, `${today.slice(0, 4)}-01-01`, today)])
  const figuresOf = Map.groupBy(figures, ({ typeCode }) => typeCode)
  const usesOf = Map.groupBy(uses, ({ typeCode }) => typeCode)
  const definers = new Map(directory.listRegions().flatMap(({ code }) => directory.listAuthorities(code)).map(({ uscc, name }) => [uscc, name]))
  const sum = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((total, row) => total + of(row), 0)
  const countedAt = figures.map(({ countedAt }) => countedAt).sort((a, b) => a.getTime() - b.getTime())[0]
  return {
    countedAt: countedAt ? toRfc3339(countedAt) : null,
    rows: types.map(({ code, name, definerUscc, holderKind, fields, validity, isSensitive, template, version }) => {
      const own = figuresOf.get(code) ?? []
      const used = usesOf.get(code) ?? []
      return {
        code, name, definerName: definers.get(definerUscc) ?? definerUscc, holderKind, holderKindName: holderKind && holderKindWords[holderKind], fields: (fields ?? []).map(toFieldView), validity, isSensitive, template, version,
        stock: sum(own, ({ stock }) => stock), total: sum(own, ({ total }) => total), imported: sum(own, ({ imported }) => imported),
        firstIssuedOn: own.map(({ firstIssuedOn }) => firstIssuedOn).sort()[0] ?? null, lastIssuedOn: own.map(({ lastIssuedOn }) => lastIssuedOn).sort().at(-1) ?? null,
        issuedThisYear: sum(own, ({ issuedThisYear }) => issuedThisYear), usesThisYear: sum(used, ({ waivers, copies }) => waivers + copies),
      }
    }),
  }
}

const HEADINGS = ['证照类型代码', '证照名称', '定义部门', '持证主体', '专有数据项', '有效期', '敏感个人信息', '版式', '存量（有效、暂扣）', '累计', '其中存量导入', '最早颁发', '最近颁发', '本年颁发', '本年用证']

/** The mark tells spreadsheets that the text is UTF-8. */
function toTable({ regionName, countedAt, rows }: Static<typeof TypeList>): Download {
  const lines = [
    HEADINGS,
    ...rows.map((row) => [
      `\t${row.code}`, row.name, row.definerName, row.holderKindName ?? '', row.fields.map(({ name }) => name).join('、'), row.validity ?? '', row.isSensitive ? '是' : '否', row.template ?? '', String(row.stock), String(row.total), String(row.imported),
      row.firstIssuedOn ?? '', row.lastIssuedOn ?? '', String(row.issuedThisYear), String(row.usesThisYear),
    ]),
    [`地区：${regionName}。统计时间：${countedAt?.slice(0, 16).replace('T', ' ') ?? '尚未统计'}。`],
  ]
  return { mediaType: 'text/csv; charset=utf-8', fileName: `证照类型目录-${regionName}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
