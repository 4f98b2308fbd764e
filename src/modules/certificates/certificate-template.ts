import { toChineseDate } from '../../platform/pdf/index.ts'
import type { PdfBlock, PdfDocument } from '../../platform/pdf/index.ts'

/** Version of the page below, stored with what was printed: raise it with every change. */
export const CERTIFICATE_TEMPLATE_VERSION = 2

/** What is printed on a certificate (fields of 电子证照, GB/T 36903-2018). Dates are legal dates `YYYY-MM-DD`. */
export interface CertificateData {
  /** 证照名称: `公共场所卫生许可证`. */
  name: string
  /** 持证主体. */
  holder: { name: string; /** 统一社会信用代码 or 身份证件号码, masked where the item asks for it. */ code?: string }
  /** 证照编号. */
  number: string
  /** 证照标识 (GB/T 36904-2018), which no second certificate has. */
  identifier: string
  /** What it permits or certifies, in the order of print. */
  content: { label: string; value: string }[]
  issuingAuthority: string
  issuedOn: string
  /** Last day of validity; absent where the validity is no date. */
  validTo?: string
  /** What is printed where there is no last day: 长期, 随检验周期. Without either, no validity is printed. */
  validityText?: string
  /** Where anybody can check that it is genuine and in force; printed as a QR code. */
  verificationUrl: string
}

/** The seal on the file: whose, and when it was put there (RFC 3339); or why there is none. */
export type CertificateSealing = { name: string; at: string; isDemo: boolean } | 'notConnected' | 'sealDisabled'

const UNSEALED_LINES = { notConnected: '（未接入电子印章）', sealDisabled: '（电子印章已停用）' } as const

/**
 * The certificate as a framed page. A seal is drawn only on a file that is sealed; on any other a line says why there is none.
 *
 * @throws RangeError when a date is none
 */
export function toCertificatePdf(data: CertificateData, sealing: CertificateSealing = 'notConnected'): PdfDocument {
  const isSealed = typeof sealing === 'object'
  return {
    title: `${data.name} ${data.number}`,
    author: data.issuingAuthority,
    date: data.issuedOn,
    frame: true,
    footer: `证照标识：${data.identifier}`,
    ...(isSealed ? { sealing: { by: sealing.name, at: sealing.at } } : {}),
    blocks: [
      { kind: 'title', text: data.name, display: true },
      { kind: 'number', text: `证照编号：${data.number}` },
      { kind: 'fields', fields: fieldsOf(data) },
      {
        kind: 'signature',
        atFoot: true,
        lines: [data.issuingAuthority, ...(isSealed ? [] : [UNSEALED_LINES[sealing]]), toChineseDate(data.issuedOn)],
        ...(isSealed ? { stamp: { around: data.issuingAuthority, below: '行政审批专用章', ...(sealing.isDemo ? { mark: '演示' } : {}) } } : {}),
        qr: { content: data.verificationUrl, caption: '扫码核验证照' },
      },
    ] satisfies PdfBlock[],
  }
}

function fieldsOf({ holder, content, validTo, validityText, issuedOn }: CertificateData) {
  const validity = validTo ? `自${toChineseDate(issuedOn)}至${toChineseDate(validTo)}` : validityText
  return [
    { label: '持证主体', value: holder.name },
    ...(holder.code ? [{ label: '证件号码', value: holder.code }] : []),
    ...content,
    ...(validity ? [{ label: '有效期限', value: validity }] : []),
  ]
}
