import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { reachesRegion } from '../../../platform/regional-rules.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getDirectory } from '../directory.ts'
import { getOfficer } from '../get-officer.ts'
import { coverageOf, gapWords, percentOf, type Share, sumShares, type TownshipCoverage } from './coverage-rules.ts'
import { listServicePoints } from './points.ts'
import { circleMinutes, walkingMetres } from './settings.ts'
import { isInService } from './windows-for.ts'

const CoverageQuery = Type.Object({ region: Type.Optional(Type.String({ title: '区划代码', pattern: '^\\d{6}$' })) }, { additionalProperties: false })
const ShareView = Type.Object({ have: Type.Integer(), of: Type.Integer(), percent: Nullable(Type.Number()) })
const Row = Type.Object({ code: Type.String(), name: Type.String(), centre: ShareView, zones: ShareView, stations: ShareView, withCommittee: ShareView, inCircle: ShareView })

const Coverage = Type.Object({
  region: Type.String(), regionName: Type.String(), asOf: Type.String({ format: 'date-time' }),
  /** How each share is worked out, in words. */
  formulas: Type.Array(Type.Object({ measure: Type.String(), name: Type.String(), words: Type.String() })),
  total: Row,
  /** Of a city its counties, of a county its townships. */
  rows: Type.Array(Row),
  gaps: Type.Array(Type.Object({ kind: Type.String(), kindName: Type.String(), code: Type.String(), place: Type.String(), detail: Nullable(Type.String()) })),
})
type Coverage = Static<typeof Coverage>

const MEASURES = ['centre', 'zones', 'stations', 'withCommittee', 'inCircle'] as const
type Measure = (typeof MEASURES)[number]
const MEASURE_NAMES: Record<Measure, string> = { centre: '一乡镇一中心', zones: '中心五区', stations: '一村一站点', withCommittee: '与村（居）委会同址', inCircle: '步行服务圈' }

const reading = { audience: 'staff', permission: 'organisation.readHalls', query: CoverageQuery } as const

/** 三级覆盖: one township one centre, one village one station, with what is missing where. */
export const readCoverage = defineOperation({
  ...reading,
  id: 'organisation.readCoverage',
  summary: '三级站点覆盖：一乡镇一中心、一村一站点、步行服务圈，附缺口（Accept: text/csv 为表格）',
  output: Coverage,
  csv: defineOperation({
    ...reading,
    id: 'organisation.exportCoverage',
    summary: '导出三级站点覆盖（CSV）',
    output: Type.String(),
    transfer: 'file',
    run: async (ctx, { query }) => toTable(await coverageIn(ctx, query.region)) as never,
  }),
  run: (ctx, { query }) => coverageIn(ctx, query.region),
})

async function coverageIn(ctx: Context, named: string | undefined): Promise<Coverage> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const region = named ?? officer.region
  const regionName = directory.region(region)
  if (!reachesRegion(officer.region, region)) throw new Refusal(403, 'organisation.not_yours', '只能看本地区的站点覆盖。')
  const today = ctx.clock.today()
  const [minutes, metres, points] = await Promise.all([getSetting(ctx, circleMinutes, region, today), getSetting(ctx, walkingMetres, region, today), listServicePoints(ctx)])
  const positions = points.flatMap(({ position }) => position ?? [])
  const isCity = directory.listRegions()[0]?.code === region
  const counties = isCity ? directory.listRegions().filter(({ level }) => level === 'county') : [{ code: region }]
  const covered = counties.flatMap(({ code }) => {
    const stations = directory.listStations(code).filter((station) => isInService(station, today))
    return directory.listTownships(code).map((township) => coverageOf(township, {
      halls: directory.listHalls(code), villages: directory.listVillages(township.code), stations, placeOf: directory.placeOf, points: positions, circleMetres: minutes * metres,
    }))
  })
  const row = (code: string, name: string, of: readonly TownshipCoverage[]) => ({
    code, name,
    ...Object.fromEntries(MEASURES.map((measure) => [measure, viewOf(sumShares(of.map((each) => each[measure])))])) as Record<Measure, ReturnType<typeof viewOf>>,
  })
  return {
    region, regionName, asOf: toRfc3339(ctx.clock.now()),
    formulas: [
      { measure: 'centre', name: MEASURE_NAMES.centre, words: '有便民服务中心的乡镇（街道）数 ÷ 乡镇（街道）总数' },
      { measure: 'zones', name: MEASURE_NAMES.zones, words: '各中心已设的窗口服务区、自助服务区、咨询投诉区、等候休息区、志愿服务岗之和 ÷（乡镇（街道）总数 × 5）' },
      { measure: 'stations', name: MEASURE_NAMES.stations, words: '有在用便民服务站的村（社区）数 ÷ 村（社区）总数' },
      { measure: 'withCommittee', name: MEASURE_NAMES.withCommittee, words: '与村（居）委会同址的在用站点数 ÷ 在用站点总数' },
      { measure: 'inCircle', name: MEASURE_NAMES.inCircle, words: `直线 ${minutes * metres} 米内（步行 ${minutes} 分钟，每分钟 ${metres} 米）有大厅、站点或合作网点的村（社区）数 ÷ 村（社区）总数` },
    ],
    total: row(region, regionName, covered),
    rows: isCity
      ? [...Map.groupBy(covered, ({ township }) => township.region)].map(([code, of]) => row(code, directory.region(code), of))
      : covered.map((each) => row(each.township.code, each.township.name, [each])),
    gaps: covered.flatMap(({ gaps }) => gaps).map(({ kind, divisionCode, detail }) => ({ kind, kindName: gapWords[kind], code: divisionCode, place: directory.division(divisionCode).fullName, detail })),
  }
}

const viewOf = (share: Share) => ({ ...share, percent: percentOf(share) })

function toTable({ regionName, asOf, formulas, total, rows, gaps }: Coverage): Download {
  const lines = [
    ['地区', ...MEASURES.flatMap((measure) => [MEASURE_NAMES[measure], '应有', '比例'])],
    ...[...rows, { ...total, name: `${total.name}合计` }].map((row) => [row.name, ...MEASURES.flatMap((measure) => [String(row[measure].have), String(row[measure].of), row[measure].percent === null ? '' : `${row[measure].percent}%`])]),
    [], ['缺口', '地方', '说明'], ...gaps.map(({ kindName, place, detail }) => [kindName, place, detail ?? '']),
    [], ['算法'], ...formulas.map(({ name, words }) => [name, words]), ['数据时间', asOf],
  ]
  // The mark tells spreadsheets that the text is UTF-8.
  return { mediaType: 'text/csv; charset=utf-8', fileName: `三级站点覆盖-${regionName}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
