import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../../platform/config.ts'
import { officeWord, toDocumentNumber, toHeading } from './document-number-rules.ts'
import { DOCUMENT_KINDS } from './document-templates.ts'

describe('文书编号', () => {
  it('names region, office and kind, the year in full and a serial of five digits', () => {
    const series = { region: '379921', heading: toHeading('云湖县', officeWord('行政审批服务局'), 'acceptanceNotice'), year: 2026 }
    expect(toDocumentNumber(series, 12)).toBe('云湖县审批受字〔2026〕第00012号')
    expect(toDocumentNumber(series, 123_456)).toBe('云湖县审批受字〔2026〕第123456号')
  })

  it('has a word of its own for each kind, so that a case never meets one number twice', () => {
    const headings = DOCUMENT_KINDS.map((kind) => toHeading('云湖县', '审批', kind))
    expect(new Set(headings).size).toBe(DOCUMENT_KINDS.length)
  })

  it('abbreviates an office as it is commonly abbreviated, and else leaves out the ending of its name', () => {
    expect(['市场监督管理局', '卫生健康委员会', '澄湖街道办事处', '新华社区居民委员会', '供水集团'].map(officeWord)).toEqual(['市监', '卫健', '澄湖街道', '新华社区', '供水集团'])
  })

  it('never gives two departments of a city one word', () => {
    const { departments } = JSON.parse(readFileSync(join(ROOT, 'db/seed/divisions.json'), 'utf8')) as { departments: { name: string }[] }
    const words = departments.map(({ name }) => officeWord(name))
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })
})
