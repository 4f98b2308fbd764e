import { describe, expect, it } from 'vitest'
import { maskName } from '../subjects/mask-rules.ts'
import type { Certificate, CertificateFacts } from './certificate.ts'
import { canRead, certificateHash, conclusionOf, isIntact, parseValidity, stateOn, toCertificateNumber, toSerialText } from './certificate-rules.ts'

describe('the validity of a certificate', () => {
  it.each([
    ['5年', '2026-11-22', '2031-11-21'],
    ['1年', '2026-01-01', '2026-12-31'],
    ['1年', '2027-03-01', '2028-02-29'],
    ['1年', '2028-02-29', '2029-02-28'],
    ['4年', '2028-02-29', '2032-02-28'],
    ['6个月', '2026-08-31', '2027-02-28'],
    ['3个月', '2026-12-01', '2027-02-28'],
    ['30日', '2026-11-22', '2026-12-21'],
    ['1天', '2026-11-22', '2026-11-22'],
  ])('of %s from %s ends with %s', (stated, issuedOn, until) => {
    expect(parseValidity(stated, issuedOn)).toEqual({ until, text: null })
  })

  it.each(['长期', '一次性', '6年、10年或长期', '最长24个月', '未满16周岁5年,16周岁以上10年', '0年'])('%s is printed as it stands and has no last day', (stated) => {
    expect(parseValidity(stated, '2026-11-22')).toEqual({ until: null, text: stated })
  })

  it('that is not stated is neither', () => {
    expect(parseValidity(null, '2026-11-22')).toEqual({ until: null, text: null })
    expect(parseValidity(' ', '2026-11-22')).toEqual({ until: null, text: null })
  })
})

const facts: CertificateFacts = {
  region: '379902', identifier: 'identifier', number: '澄湖区证字〔2026〕第000031号', typeCode: '113799000040000167001', name: '食品经营许可证',
  holderId: '01900000-0000-7000-8000-000000000001', holderName: '林知行', applicationNumber: '3799022611220000011', importBatchId: null, previousIdentifier: null, issuingAuthorityId: '379902-SCJG',
  issuedOn: '2026-11-22', validUntil: '2031-11-21', version: 1, templateVersion: 1,
  data: { name: '食品经营许可证', holder: { name: '林知行' }, number: '澄湖区证字〔2026〕第000031号', identifier: 'identifier', content: [{ label: '办理事项', value: '食品经营许可' }], issuingAuthority: '澄湖区市场监督管理局', issuedOn: '2026-11-22', validTo: '2031-11-21' },
}
const aCertificate = (more: Partial<Certificate> = {}): Certificate => ({ ...facts, hash: certificateHash(facts), state: 'valid', stateSince: null, replacedBy: null, eventCount: 0, headHash: null, ...more })

describe('a certificate', () => {
  it('is valid on its last day and expired on the next', () => {
    expect(stateOn(aCertificate(), '2031-11-21')).toBe('valid')
    expect(stateOn(aCertificate(), '2031-11-22')).toBe('expired')
    expect(stateOn(aCertificate({ validUntil: null }), '2099-01-01')).toBe('valid')
  })

  it('that was revoked stays revoked after its last day', () => {
    expect(stateOn(aCertificate({ state: 'revoked' }), '2040-01-01')).toBe('revoked')
  })

  it('is intact however its data is spelled, and whatever became of its state', () => {
    const reordered = Object.fromEntries(Object.entries(facts.data).reverse()) as unknown as Certificate['data']
    expect(isIntact(aCertificate({ data: reordered, state: 'cancelled' }))).toBe(true)
  })

  it.each(Object.keys(facts) as (keyof typeof facts)[])('with another %s is no longer intact', (key) => {
    const changed = typeof facts[key] === 'number' ? 7 : key === 'data' ? { ...facts.data, content: [] } : '其他'
    expect(isIntact(aCertificate({ [key]: changed }))).toBe(false)
  })

  it('is described in one sentence', () => {
    expect(conclusionOf(aCertificate(), '2026-11-22')).toContain('目前有效')
    expect(conclusionOf(aCertificate(), '2040-01-01')).toContain('超过有效期限')
    expect(conclusionOf(aCertificate({ state: 'suspended' }), '2026-11-22')).toContain('暂扣')
    expect(conclusionOf(aCertificate({ holderName: '别人' }), '2026-11-22')).toContain('请勿采信')
  })

  it('is numbered by region, year and serial', () => {
    expect(toCertificateNumber('澄湖区', '2026', 31)).toBe('澄湖区证字〔2026〕第000031号')
    expect(toSerialText('2026', 31)).toBe('2026000031')
    expect(toSerialText('2026', 1_234_567)).toBe('20261234567')
  })

  it('shows a stranger only part of its holder’s name', () => {
    expect(maskName('林知行')).toBe('林*行')
  })
})

describe('reading a certificate at a desk', () => {
  const reviewer = { region: '379902', authorityId: '379902-SCJG', roles: ['reviewer'] }
  it('is for its issuer, the windows of the region and their supervisors', () => {
    expect(canRead(facts, reviewer)).toBe(true)
    expect(canRead(facts, { ...reviewer, authorityId: '379902-XZSP', roles: ['windowClerk'] })).toBe(true)
    expect(canRead(facts, { region: '379902', authorityId: '379902-SJJ', roles: ['supervisor'] })).toBe(true)
    expect(canRead(facts, { region: '379900', authorityId: '379900-SJJ', roles: ['supervisor'] })).toBe(true)
  })

  it('is not for another department, another region or the city’s windows', () => {
    expect(canRead(facts, { ...reviewer, authorityId: '379902-WSJK' })).toBe(false)
    expect(canRead(facts, { region: '379903', authorityId: '379903-SCJG', roles: ['windowClerk'] })).toBe(false)
    expect(canRead(facts, { region: '379903', authorityId: '379903-SJJ', roles: ['supervisor'] })).toBe(false)
    expect(canRead(facts, { region: '379900', authorityId: '379900-XZSP', roles: ['windowClerk'] })).toBe(false)
  })
})
