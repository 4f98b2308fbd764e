import { toChineseDate } from '../../../platform/pdf/index.ts'
import { addressee, applicationRows, BLANK_DATE, type DocumentCommon, numberedTable, paragraphs, type Template, toSign } from './document-parts.ts'

/** What is handed to the applicant. */
export interface DeliveredThing {
  title: string
  number: string
  copies: number
}

const deliveredTable = (delivered: readonly DeliveredThing[]) =>
  numberedTable(
    [{ title: '文书、证照', share: 6 }, { title: '编号', share: 6 }, { title: '份数', share: 2, align: 'center' }],
    delivered.map(({ title, number, copies }) => [title, number, String(copies)]),
  )

/** 领证通知: what is ready, where and with what. */
export interface CollectionNoticeData extends DocumentCommon {
  ready: DeliveredThing[]
  place: { name: string; address: string; hours?: string | undefined }
  /** 取件码: derived when the applicant opens it, never stored and not shown to the window that asks for it. */
  pickUpCode?: string | undefined
}

export const collectionNotice: Template<CollectionNoticeData> = {
  title: () => '领证（取件）通知书',
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('collectionNotice.body')),
    deliveredTable(data.ready),
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        ...(data.pickUpCode ? [[{ label: '取件码', value: data.pickUpCode }]] : []),
        [{ label: '领取地点', value: `${data.place.name}（${data.place.address}）` }],
        ...(data.place.hours ? [[{ label: '办公时间', value: data.place.hours }]] : []),
      ],
    },
    ...paragraphs(say('collectionNotice.how', { 领取地点: data.place.name })),
  ],
}

/** 寄送单: what is in the parcel, and its number. */
export interface CourierSlipData extends DocumentCommon {
  delivered: DeliveredThing[]
  recipient: string
  courierNumber: string
  sentOn: string
  sentBy?: string | undefined
}

export const courierSlip: Template<CourierSlipData> = {
  title: () => '寄送单',
  seal: '受理专用章',
  body: (data, say) => [
    addressee(data),
    ...paragraphs(say('courierSlip.body')),
    deliveredTable(data.delivered),
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        [{ label: '收件人', value: data.recipient }, { label: '快递单号', value: data.courierNumber }],
        [{ label: '交寄日期', value: toChineseDate(data.sentOn) }, { label: '经办人', value: data.sentBy ?? '—' }],
      ],
    },
  ],
}

/** 送达回证; what is not yet known stays blank for handwriting. */
export interface DeliveryRecordData extends DocumentCommon {
  delivered: DeliveredThing[]
  recipient: string
  /** 直接送达, 邮寄送达, 电子送达 … */
  method: string
  place: string
  courierNumber?: string | undefined
  deliveredOn?: string | undefined
  deliveredBy?: string | undefined
  receivedBy?: string | undefined
  /** When another person received it: who, and in what relation. */
  receivedOnBehalf?: string | undefined
  remark?: string | undefined
}

export const deliveryRecord: Template<DeliveryRecordData> = {
  title: () => '送达回证',
  invitesToRate: true,
  seal: '受理专用章',
  body: (data) => [
    {
      kind: 'keyValues',
      rows: [
        ...applicationRows(data),
        [{ label: '受送达人', value: data.recipient }],
        [{ label: '送达方式', value: data.method }, { label: '邮寄单号', value: data.courierNumber ?? '—' }],
        [{ label: '送达地点', value: data.place }],
      ],
    },
    deliveredTable(data.delivered),
    {
      kind: 'keyValues',
      rows: [
        [toSign('受送达人签收', data.receivedBy)],
        [toSign('代收人及关系', data.receivedOnBehalf)],
        [toSign('收到日期', data.deliveredOn && toChineseDate(data.deliveredOn), BLANK_DATE), toSign('送达人', data.deliveredBy)],
        [toSign('备注', data.remark)],
      ],
    },
  ],
}
