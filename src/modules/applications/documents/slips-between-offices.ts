import { toChineseDate } from '../../../platform/pdf/index.ts'
import { addressedTo, applicationRows, BLANK_DATE, type DocumentCommon, groundsOf, type HandedInMaterial, materialsTable, numberedTable, paragraphs, sentence, type Template, toSign } from './document-parts.ts'

/** 转报单 (行政许可法 art. 43): the first examination is done, the body above decides. */
export interface TransferSlipData extends DocumentCommon {
  to: string
  submittedOn: string
  acceptedOn?: string | undefined
  opinion: string
  materials: HandedInMaterial[]
}

export const transferSlip: Template<TransferSlipData> = {
  title: () => '转报单',
  isBetweenOffices: true,
  seal: '审批专用章',
  body: (data, say) => [
    addressedTo(data.to),
    ...paragraphs(say('transferSlip.body', { 提交日期: toChineseDate(data.submittedOn), 依据: groundsOf(data, '第四十三条') })),
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        [{ label: '受理日期', value: data.acceptedOn ? toChineseDate(data.acceptedOn) : '—' }],
        [{ label: '初步审查意见', value: sentence(data.opinion) }],
      ],
    },
    ...(data.materials.length > 0 ? [materialsTable(data.materials)] : []),
  ],
}

/** 移交单 (异地代收): what travels from the window that took it in to the office that decides. */
export interface HandoverSlipData extends DocumentCommon {
  to: string
  originals: string[]
  handedOverOn: string
  handedOverBy?: string | undefined
  courierNumber?: string | undefined
}

export const handoverSlip: Template<HandoverSlipData> = {
  title: () => '代收材料移交单',
  isBetweenOffices: true,
  seal: '受理专用章',
  body: (data, say) => [
    addressedTo(data.to),
    ...paragraphs(say('handoverSlip.body', { 接收单位: data.to })),
    { kind: 'keyValues', rows: [...applicationRows(data), [{ label: '移交方式', value: data.courierNumber ? '快递寄送' : '当面移交' }, { label: '快递单号', value: data.courierNumber ?? '—' }]] },
    numberedTable([{ title: '移交的材料', share: 14 }], data.originals.map((name) => [name])),
    {
      kind: 'keyValues',
      rows: [
        [toSign('移交人', data.handedOverBy), toSign('移交日期', toChineseDate(data.handedOverOn))],
        [toSign('接收人', undefined), toSign('接收日期', undefined, BLANK_DATE)],
      ],
    },
  ],
}
