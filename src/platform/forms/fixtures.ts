import { askChoice, askChoices, askDate, askMoney, askNumber, askStatement, askText, askYesNo, composeForm } from './compose-form.ts'
import type { FormFormats } from './form-formats.ts'

/** One question of every sort, and conditions on a choice and on a yes/no. */
export const sampleForm = composeForm('sample', '示例表', [
  {
    id: 'first',
    title: '第一页',
    questions: [
      askText('name', '姓名', { minLength: 2, maxLength: 10, autocomplete: 'name', hint: '与证件一致' }),
      askText('phone', '手机号码', { kind: 'phone', maxLength: 20, format: 'eleven-digits' }),
      askText('note', '备注', { kind: 'textarea', maxLength: 100, optional: true }),
      askDate('bornOn', '出生日期'),
      askNumber('area', '面积', { unit: '平方米', minimum: 1, maximum: 1000, decimals: 2 }),
      askNumber('staff', '人数', { unit: '人', minimum: 1, maximum: 50 }),
      askMoney('capital', '资金', { minimum: 1_00, maximum: 1_000_000_00 }),
      askChoice('documentKind', '证件类型', { card: '身份证', passport: '护照' }, { kind: 'select' }),
      askText('documentNumber', '证件号码', {
        kind: 'identityNumber',
        maxLength: 20,
        formatWhen: [{ when: { documentKind: 'card' }, format: 'card-number' }],
      }),
      askChoices('colours', '颜色', { red: '红', green: '绿' }),
      askYesNo('usesAgent', '是否委托他人办理？'),
      askStatement('truth', '声明', '我承诺所填属实。'),
    ],
  },
  {
    id: 'agent',
    title: '受托人',
    askedWhen: { usesAgent: true },
    questions: [askText('agentName', '受托人姓名', { maxLength: 10 }), askText('agentNote', '受托人备注', { maxLength: 10, optional: true })],
  },
])

export const sampleFormats: FormFormats = {
  'eleven-digits': (value) => /^\d{11}$/.test(value) || '应为 11 位数字',
  'card-number': (value) => /^\d{17}[\dX]$/.test(value),
}

/** Answers the sample form accepts. */
export const soundAnswers = {
  name: '张三丰',
  phone: '19900000001',
  bornOn: '1999-03-07',
  area: 12.34,
  staff: 3,
  capital: 100_50,
  documentKind: 'card',
  documentNumber: '379901199003074514',
  colours: ['red'],
  usesAgent: false,
  truth: true,
} as const
