import { type CaseAction, optional, textOf } from './case-action.ts'

/** 异地代收: what goes between the window that took a case in and the office that decides it. */
export const handOver: CaseAction = {
  key: '7',
  explain: ({ remote }) => `把收到的纸质材料移交给${remote?.decidingHall ?? '办理地'}。您的姓名作为移交人记入台账，对方签收后责任随之转移。`,
  submitLabel: '确认移交',
  fields: ({ values }) => [
    { name: 'originals', kind: 'textarea', label: '移交清单', required: true, maxLength: 2000, value: values.originals, hint: '一行一份，写明名称和份数，例如：健康证明原件 2 份。' },
    { name: 'courierNumber', kind: 'text', label: '快递单号', required: false, maxLength: 40, value: values.courierNumber, hint: '专人送达的不填。' },
  ],
  toCommand: ({ values }) => ({ verb: 'hand-over', body: { originals: toLines(textOf(values, 'originals')), courierNumber: optional(values, 'courierNumber') } }),
}

export const takeOver: CaseAction = {
  key: '8',
  explain: ({ remote }) => (remote?.handedOver ? `${remote.receivingHall}的${remote.handedOver.by}移交：${remote.handedOver.originals.join('、')}。请逐份核对后签收。` : '代收窗口还没有移交。'),
  submitLabel: '确认签收',
  fields: ({ values }) => [{ name: 'note', kind: 'text', label: '签收说明', required: false, maxLength: 500, value: values.note, hint: '件数不符、有破损的，请写明。' }],
  toCommand: ({ values }) => ({ verb: 'take-over', body: { note: optional(values, 'note') } }),
}

const toLines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)
