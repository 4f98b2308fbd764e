import { expect, test } from 'vitest'
import { toLines, toPrefills } from './prefill-lines.ts'

const questions = [{ name: 'businessPremises', title: '经营场所' }, { name: 'companyAddress', title: '住所' }, { name: 'legalRepresentativeName', title: '姓名' }, { name: 'applicantName', title: '姓名' }]

test('what a register fills in is written and read in the words of the forms', () => {
  const prefills = [{ entry: '坐落', fields: ['businessPremises', 'companyAddress'] }, { entry: '权利人', fields: ['legalRepresentativeName', 'applicantName'] }]
  expect(toLines(prefills, questions)).toBe('坐落：经营场所、住所\n权利人：姓名')
  expect(toPrefills(toLines(prefills, questions), questions)).toEqual(prefills)
})

test('half-width signs and empty lines are read too; what no form asks goes as it was typed', () => {
  expect(toPrefills('\n 坐落: 住所, 没有的问题 \n', questions)).toEqual([{ entry: '坐落', fields: ['companyAddress', '没有的问题'] }])
})
