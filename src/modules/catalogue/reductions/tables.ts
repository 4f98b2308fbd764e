/** The reports as tables for a spreadsheet: all rows of what was asked, not only those of a page. */
import { toCsvLine } from '../../../platform/csv.ts'
import type { Download } from '../../../platform/operations.ts'
import type { BenchmarkBoard, BestInCityBoard, CatalogueChanges, ProcessReport, PromiseReductions, ReductionsSince } from './contract.ts'
import { type Measure, MEASURES, measureUnits, measureWords } from './reduction-rules.ts'

interface Table {
  title: string
  headings: string[]
  lines: (string | number)[][]
}

/** The mark tells spreadsheets that the text is UTF-8. */
export const toCsv = ({ title, headings, lines }: Table): Download => ({
  mediaType: 'text/csv; charset=utf-8',
  fileName: `${title}.csv`,
  content: Buffer.from(`\ufeff${[headings, ...lines].map(toLine).join('')}`),
})

/** A figure stays one, minus sign and all: only texts are disarmed. */
const toLine = (cells: readonly (string | number)[]): string => `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : toCsvLine([cell]).slice(0, -2))).join(',')}\r\n`

const titleOf = (measure: Measure): string => `${measureWords[measure].slice(1)}（${measureUnits[measure]}）`
const perMeasure = (words: readonly string[]): string[] => MEASURES.flatMap((measure) => words.map((word) => `${titleOf(measure)}${word}`))

export const promiseTable = ({ regionName, asOf, rows }: PromiseReductions): Table => ({
  title: `承诺时限压缩-${regionName}-${asOf}`,
  headings: ['事项编码', '事项名称', '部门', '法定时限（工作日）', '承诺时限（工作日）', '减少（%）'],
  lines: rows.map(({ code, name, departmentName, statutory, promised, percent }) => [code, name, departmentName, statutory, promised, percent]),
})

export const sinceTable = ({ regionName, since, asOf, rows }: ReductionsSince): Table => ({
  title: `四减-${regionName}-${since}至${asOf}`,
  headings: ['事项编码', '事项名称', '部门', '原版本', '现版本', ...perMeasure(['之前', '现在', '减少'])],
  lines: rows.map(({ code, name, departmentName, fromVersion, toVersion, savings }) => [code, name, departmentName, fromVersion, toVersion, ...savings.flatMap(({ before, after, saved }) => [before, after, saved])]),
})

export const bestTable = ({ asOf, rows }: BestInCityBoard): Table => ({
  title: `全市最优-${asOf}`,
  headings: ['事项编码', '事项名称', '部门', '地区', ...perMeasure(['', '是否最优'])],
  lines: rows.flatMap(({ code, name, departmentName, regions, best }) => regions.map(({ name: region, measures }) => [code, name, departmentName, region, ...best.flatMap(({ measure, value }) => [measures[measure], measures[measure] === value ? '最优' : `多 ${Math.round((measures[measure] - value) * 10) / 10}`])])),
})

export const benchmarkTable = ({ asOf, rows }: BenchmarkBoard): Table => ({
  title: `对标差距-${asOf}`,
  headings: ['事项编码', '事项名称', '部门', '对标城市', ...perMeasure(['本市', '对标', '差距']), '来源', '数据日期'],
  lines: rows.map(({ code, name, departmentName, city, gaps, source, asOf: dataDay }) => [
    code, name, departmentName, city,
    ...MEASURES.flatMap((measure): (string | number)[] => {
      const gap = gaps.find((each) => each.measure === measure)
      return gap ? [gap.ours, gap.theirs, gap.gap] : ['', '', '']
    }),
    source, dataDay,
  ]),
})

export const processTable = ({ regionName, asOf, rows }: ProcessReport): Table => ({
  title: `流程分析-${regionName}-${asOf}`,
  headings: ['事项编码', '事项名称', '部门', '问题', '环节', '说明', '可省时限（工作日）', '可省环节'],
  lines: rows.map(({ code, name, departmentName, kindName, step, reason, savedDays, savedSteps }) => [code, name, departmentName, kindName, step, reason, savedDays, savedSteps]),
})

export const changesTable = ({ from, until, rows }: CatalogueChanges): Table => ({
  title: `事项动态管理-${from}至${until}`,
  headings: ['日期', '变动', '事项编码', '事项名称', '部门'],
  lines: rows.map(({ day, kindName, code, name, departmentName }) => [day, kindName, code, name, departmentName]),
})
