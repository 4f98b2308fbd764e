import { expect, it, test } from 'vitest'
import { parseCsv } from '../../../platform/tables/table-rows-rules.ts'
import { readSurvey, SURVEY_COLUMNS } from './survey-rules.ts'

const HEAD = SURVEY_COLUMNS.join(',')
const placeOf = (name: string) => ({ 澄湖区: '', 澄湖区政务服务中心: 'H-379902' })[name]
const readText = (text: string) => readSurvey(parseCsv(text)!, placeOf, '2026-11-22')

it('a table of results is read, whatever column stands where', () => {
  expect(readText(`机构,得分,份数,地点,截止日期,开始日期\n云湖调查中心,96.5,1200,澄湖区政务服务中心,2026/6/30,2026年1月1日\n云湖调查中心,95,3000,澄湖区,2026-06-30,2026-01-01`)).toEqual({
    results: [
      { line: 2, periodFrom: '2026-01-01', periodUntil: '2026-06-30', hallId: 'H-379902', institution: '云湖调查中心', answers: 1200, score: 96.5 },
      { line: 3, periodFrom: '2026-01-01', periodUntil: '2026-06-30', hallId: '', institution: '云湖调查中心', answers: 3000, score: 95 },
    ],
  })
})

test.each([
  ['2026-02-30,2026-06-30,澄湖区,10,90,甲', '开始日期', '日期'],
  ['2026-01-01,2027-06-30,澄湖区,10,90,甲', '截止日期', '晚于今天'],
  ['2026-06-01,2026-01-30,澄湖区,10,90,甲', '截止日期', '早于'],
  ['2026-01-01,2026-06-30,某大厅,10,90,甲', '地点', '某大厅'],
  ['2026-01-01,2026-06-30,澄湖区,0,90,甲', '份数', '整数'],
  ['2026-01-01,2026-06-30,澄湖区,10,100.5,甲', '得分', '0 到 100'],
  ['2026-01-01,2026-06-30,澄湖区,10,九十,甲', '得分', '0 到 100'],
  ['2026-01-01,2026-06-30,澄湖区,10,90,', '机构', '机构'],
])('%s is refused at line 2, %s', (line, column, words) => {
  expect(readText(`${HEAD}\n${line}`)).toEqual({ faults: [{ line: 2, column, message: expect.stringContaining(words) }] })
})

test('every wrong line is named, and of two equal ones the second', () => {
  const right = '2026-01-01,2026-06-30,澄湖区,10,90,甲'
  expect(readText(`${HEAD}\n${right}\n\n${right}\nx,2026-06-30,澄湖区,10,-1,乙`)).toEqual({
    faults: [{ line: 4, column: '地点', message: expect.stringContaining('第 2 行') }, { line: 5, column: '开始日期', message: expect.any(String) }, { line: 5, column: '得分', message: expect.any(String) }],
  })
})

test.each([['', '缺少'], ['开始日期,截止日期,地点,份数,得分\n1', '“机构”'], [HEAD, '没有结果'], [`${HEAD}${'\n1'.repeat(2001)}`, '最多导入']])('a table that is none is refused as a whole: %#', (text, words) => {
  expect(readText(text)).toEqual({ problem: expect.stringContaining(words) })
})
