import { expect, it } from 'vitest'
import { pdfPages } from '../../platform/pdf/fixtures.ts'
import { renderPdf } from '../../platform/pdf/render-pdf.ts'
import { toCertificatePdf } from './certificate-template.ts'
import type { CertificateData } from './certificate-template.ts'

const certificate: CertificateData = {
  name: '公共场所卫生许可证',
  holder: { name: '云湖清源餐饮管理有限公司', code: '91379900MA0000000X' },
  number: '云卫公证字〔2026〕第000031号',
  identifier: '1.2.156.3005.2.113799000040000167001.113799000040000167.2026000001.001.Y',
  content: [{ label: '法定代表人', value: '林知行' }, { label: '许可项目', value: '咖啡馆' }],
  issuingAuthority: '云湖市行政审批服务局',
  issuedOn: '2026-11-22',
  validTo: '2030-11-21',
  verificationUrl: 'https://zwfw.yunhu.example/verify/1',
}
const textOfCertificate = async (more: Partial<CertificateData> = {}) => {
  const pages = await pdfPages(await renderPdf(toCertificatePdf({ ...certificate, ...more })))
  expect(pages).toHaveLength(1)
  return pages[0]!.replaceAll('\n', '')
}

it('prints name, number, identifier, holder, content, validity, authority and date on one page', async () => {
  const text = await textOfCertificate()
  const { name, number, identifier, holder, issuingAuthority } = certificate
  for (const part of [name, number, identifier, holder.name, holder.code!, '法定代表人：林知行', '许可项目：咖啡馆', issuingAuthority, '（未接入电子印章）', '自2026年11月22日至2030年11月21日', '扫码核验证照']) {
    expect(text).toContain(part)
  }
})

it('draws the seal of its authority where the file is sealed, and says of a demonstration that it is one', async () => {
  const sealed = (isDemo: boolean) => toCertificatePdf(certificate, { name: '云湖市行政审批服务局行政审批专用章', at: '2026-11-22T01:00:00.000Z', isDemo })
  const stampOf = (isDemo: boolean) => sealed(isDemo).blocks.flatMap((block) => (block.kind === 'signature' ? [block.stamp] : []))
  expect(stampOf(true)).toEqual([{ around: '云湖市行政审批服务局', below: '行政审批专用章', mark: '演示' }])
  expect(stampOf(false)).toEqual([{ around: '云湖市行政审批服务局', below: '行政审批专用章' }])
  const [page] = await pdfPages(await renderPdf(sealed(true)))
  expect(page).not.toMatch(/印章）|未接入/)
})

it('says why there is no seal', async () => {
  const [page] = await pdfPages(await renderPdf(toCertificatePdf(certificate, 'sealDisabled')))
  expect(page!.replaceAll('\n', '')).toContain('（电子印章已停用）')
})

it('prints a validity that is no date in its own words', async () => {
  expect(await textOfCertificate({ validTo: undefined, validityText: '长期' })).toContain('有效期限：长期')
  expect(await textOfCertificate({ validTo: undefined, validityText: '随检验周期' })).toContain('有效期限：随检验周期')
})

it('prints no validity where the item states none', async () => {
  expect(await textOfCertificate({ validTo: undefined })).not.toContain('有效期限')
})

it('keeps a long name and long content on the page', async () => {
  const content = Array.from({ length: 4 }, (_, index) => ({ label: `项目${index + 1}`, value: '云湖市云湖区湖滨大道88号一层至三层及地下一层配套区域' }))
  expect(await textOfCertificate({ name: '第二类增值电信业务经营许可证（在线数据处理与交易处理业务）', content })).toContain('项目4：云湖市')
})
