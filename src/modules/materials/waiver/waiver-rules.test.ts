import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aCertificateSource, aFact, aHeldCertificate, aMaterial, APPLICANT, aRegisterSource, someHoldings } from '../fixtures.ts'
import type { MaterialResolution } from './resolution.ts'
import { countAsked, resolveMaterial } from './waiver-rules.ts'

const OTHER = '019a0000-0000-7000-8000-000000000002'
const idCard = aMaterial({ exemptBy: '居民身份证电子证照' })
const property = aMaterial({ name: '住所使用证明', exemptBy: '不动产登记信息' })

describe('what becomes of a material', () => {
  const cases: { title: string; material: typeof idCard; holdings: Parameters<typeof someHoldings>[0]; becomes: Partial<MaterialResolution>; says: RegExp }[] = [
    { title: 'nothing replaces it', material: aMaterial(), holdings: {}, becomes: { state: 'asked', reason: 'nothingReplaces' }, says: /^请提交。$/ },
    { title: 'nothing replaces it, and it is not always needed', material: aMaterial({ necessary: false }), holdings: {}, becomes: { state: 'asked' }, says: /^需要时提交。$/ },
    { title: 'it may be promised instead', material: aMaterial({ commitment: true, deferrable: true }), holdings: {}, becomes: { state: 'asked' }, says: /书面承诺代替或者承诺以后补交/ },
    { title: 'the form is it', material: aMaterial({ name: '食品经营许可申请书', form: 'electronic', source: 'applicant' }), holdings: {}, becomes: { state: 'replaced', way: 'form', evidence: null }, says: /在线填写/ },
    { title: 'the authority checks by itself', material: aMaterial({ waiverWay: 'internalCheck' }), holdings: {}, becomes: { state: 'replaced', way: 'internalCheck', evidence: null }, says: /自行核查/ },
    { title: 'the guide names what the platform does not know', material: aMaterial({ exemptBy: '月球户籍信息' }), holdings: {}, becomes: { state: 'asked', reason: 'notConnected' }, says: /「月球户籍信息」尚未接入平台/ },
    { title: 'she holds the certificate', material: idCard, holdings: { certificates: [aHeldCertificate()] }, becomes: { state: 'replaced', way: 'certificate', evidence: expect.objectContaining({ identifier: '1.2.156.3005.2.X' }) as never }, says: /陈小满.*《居民身份证》.*不用提交/ },
    { title: 'she holds none', material: idCard, holdings: {}, becomes: { state: 'asked', reason: 'notFound' }, says: /没有查到电子证照《居民身份证》/ },
    { title: 'somebody else holds it', material: idCard, holdings: { certificates: [aHeldCertificate({ holderId: OTHER })] }, becomes: { state: 'asked', reason: 'notFound' }, says: /没有查到/ },
    { title: 'hers has run out', material: idCard, holdings: { certificates: [aHeldCertificate({ isValid: false, stateName: '失效' })] }, becomes: { state: 'asked', reason: 'notValid' }, says: /目前失效/ },
    { title: 'one has run out and another is valid', material: idCard, holdings: { certificates: [aHeldCertificate({ isValid: false, stateName: '失效' }), aHeldCertificate({ identifier: 'new' })] }, becomes: { state: 'replaced' }, says: /不用提交/ },
    { title: 'the register knows', material: property, holdings: { fetched: [aFact()] }, becomes: { state: 'replaced', way: 'register' }, says: /已经查到（数据时间 2026年2月1日）/ },
    { title: 'the register knew, but that is too long ago', material: property, holdings: { fetched: [aFact({ validUntil: '2026-03-01' })] }, becomes: { state: 'fetchable', way: 'register' }, says: /经您同意后/ },
    { title: 'the register knows nothing', material: property, holdings: { fetched: [aFact({ outcome: 'missing', asOf: null })] }, becomes: { state: 'asked', reason: 'notFound' }, says: /没有查到您的记录/ },
    { title: 'it proves that there is nothing, and there is nothing', material: aMaterial({ name: '无房信息', proves: 'noEntry', exemptBy: '不动产登记信息' }), holdings: { fetched: [aFact({ outcome: 'missing', asOf: null })] }, becomes: { state: 'replaced', way: 'register' }, says: /没有登记记录（数据时间 2026年3月1日）/ },
    { title: 'it proves that there is nothing, and there is something', material: aMaterial({ name: '无房信息', proves: 'noEntry', exemptBy: '不动产登记信息' }), holdings: { fetched: [aFact()] }, becomes: { state: 'asked', reason: 'contradicted', evidence: null }, says: /有您的登记记录/ },
    { title: 'it is about how things stand, and no entry is an answer', material: aMaterial({ name: '婚姻状况', proves: 'anyAnswer', exemptBy: '不动产登记信息' }), holdings: { fetched: [aFact({ outcome: 'missing', asOf: null })] }, becomes: { state: 'replaced', way: 'register' }, says: /没有登记记录/ },
    { title: 'the register was not asked yet', material: property, holdings: {}, becomes: { state: 'fetchable', way: 'register', evidence: null }, says: /经您同意后向不动产登记信息查询/ },
    { title: 'the register did not answer', material: property, holdings: { unanswered: new Set(['不动产登记信息']) }, becomes: { state: 'asked', reason: 'sourceDown' }, says: /暂时查不到，系统会继续查询/ },
    { title: 'she took her consent back', material: idCard, holdings: { certificates: [aHeldCertificate()], obstacle: 'withdrawn' }, becomes: { state: 'asked', reason: 'consentWithdrawn' }, says: /撤回.*请提交/ },
    { title: 'a child whose guardian has not agreed', material: idCard, holdings: { certificates: [aHeldCertificate()], obstacle: 'guardianNeeded' }, becomes: { state: 'asked', reason: 'guardianNeeded' }, says: /监护人.*请提交/ },
    { title: 'it is somebody else’s paper', material: aMaterial({ name: '双方居民身份证', holder: 'other', exemptBy: '居民身份证电子证照' }), holdings: { certificates: [aHeldCertificate()] }, becomes: { state: 'asked', reason: 'ofOthers', evidence: null }, says: /申请人以外的人/ },
    { title: 'no register is connected', material: property, holdings: { canAsk: () => false }, becomes: { state: 'asked', reason: 'notConnected' }, says: /尚未接入平台/ },
    { title: 'it is an enterprise’s, and she represents none', material: aMaterial({ exemptBy: '税务清税信息' }), holdings: { sources: [aRegisterSource({ name: '税务清税信息', register: '税务清税信息', holderKind: 'enterprise' })] }, becomes: { state: 'asked', reason: 'notFound' }, says: /没有可以查询/ },
  ]
  test.each(cases)('$title', ({ material, holdings, becomes, says }) => {
    const resolution = resolveMaterial(material, someHoldings(holdings))
    expect(resolution).toMatchObject(becomes)
    expect(resolution.explanation).toMatch(says)
  })

  test('a person shows the licence of the enterprise they represent, an enterprise its representative’s card', () => {
    const licence = aCertificateSource({ name: '电子营业执照', certificateNames: ['营业执照', '营业执照(个体工商户)'], holderKind: 'enterprise' })
    const held = aHeldCertificate({ name: '营业执照(个体工商户)', holderId: OTHER, holderName: '澄湖区小满餐饮店' })
    const holdings = someHoldings({ sources: [licence], certificates: [held], holders: { either: [APPLICANT], person: [APPLICANT], enterprise: [OTHER] } })
    expect(resolveMaterial(aMaterial({ exemptBy: '电子营业执照' }), holdings)).toMatchObject({ state: 'replaced', evidence: { holderId: OTHER } })
  })

  test('what a sensitive register once said does not count without the separate consent, and cannot be agreed to for another', () => {
    const sources = [aRegisterSource({ isSensitive: true })]
    const without = { sources, fetched: [aFact()], sensitiveAllowedBy: new Set<string>() }
    expect(resolveMaterial(property, someHoldings(without))).toMatchObject({ state: 'fetchable', isSensitive: true, evidence: null, explanation: expect.stringContaining('单独同意') as string })
    expect(resolveMaterial(property, someHoldings({ ...without, unanswered: new Set(['不动产登记信息']) }))).toMatchObject({ state: 'fetchable' })
    expect(resolveMaterial(property, someHoldings({ ...without, canAsk: () => false }))).toMatchObject({ state: 'asked', reason: 'notConnected' })
    expect(resolveMaterial(property, someHoldings({ ...without, holders: { either: [OTHER], person: [APPLICANT], enterprise: [OTHER] }, sources: [aRegisterSource({ isSensitive: true, holderKind: 'person' })] }))).toMatchObject({ state: 'asked', reason: 'ofOthers', explanation: expect.stringContaining('本人') as string })
  })

  test('a sensitive certificate is used only with the separate consent; before it is not even said whether there is one', () => {
    const disability = aMaterial({ exemptBy: '残疾人证电子证照' })
    const sources = [aCertificateSource({ name: '残疾人证电子证照', certificateNames: ['残疾人证'] })]
    const held = aHeldCertificate({ name: '残疾人证' })
    const sensitiveCertificates = new Set(['残疾人证'])
    const with_ = { sources, certificates: [held], sensitiveCertificates }
    const without = { ...with_, sensitiveAllowedBy: new Set<string>() }
    expect(resolveMaterial(disability, someHoldings(with_))).toMatchObject({ state: 'replaced', isSensitive: true, evidence: { identifier: held.identifier } })
    const closed = resolveMaterial(disability, someHoldings(without))
    expect(closed).toMatchObject({ state: 'fetchable', way: 'certificate', isSensitive: true, evidence: null, explanation: '这是敏感个人信息，经您单独同意后才使用电子证照《残疾人证》，查到就不用提交。请单独同意，或者提交材料。' })
    expect(resolveMaterial(disability, someHoldings({ ...without, certificates: [] }))).toEqual(closed)
    expect(resolveMaterial(disability, someHoldings({ ...with_, certificates: [] }))).toMatchObject({ state: 'asked', reason: 'notFound' })
    expect(resolveMaterial(disability, someHoldings({ ...without, sources: [aCertificateSource({ name: '残疾人证电子证照', certificateNames: ['残疾人证'], isSensitive: true })], sensitiveCertificates: new Set() }))).toMatchObject({ state: 'fetchable' })
    // The representative's own: whoever applies for the enterprise cannot agree to it.
    expect(resolveMaterial(disability, someHoldings({ ...without, holders: { either: [OTHER], person: [APPLICANT], enterprise: [OTHER] } }))).toMatchObject({ state: 'asked', reason: 'ofOthers' })
    // One that is not sensitive is enough, where the source takes either.
    const either = [aCertificateSource({ name: '残疾人证电子证照', certificateNames: ['残疾人证', '居民身份证'] })]
    expect(resolveMaterial(disability, someHoldings({ ...without, sources: either, certificates: [held, aHeldCertificate()] }))).toMatchObject({ state: 'replaced', isSensitive: false, evidence: { name: '居民身份证' } })
  })

  test('what is sensitive says so, whether it is there or still to be asked', () => {
    const sources = [aRegisterSource({ isSensitive: true })]
    expect(resolveMaterial(property, someHoldings({ sources })).isSensitive).toBe(true)
    expect(resolveMaterial(property, someHoldings({ sources, fetched: [aFact()] })).isSensitive).toBe(true)
  })
})

test('nothing is replaced without evidence, whatever is held', () => {
  const sources = [aCertificateSource(), aRegisterSource()]
  fc.assert(fc.property(
    fc.constantFrom(idCard, property, aMaterial(), aMaterial({ exemptBy: '没人知道' })),
    fc.array(fc.record({ holderId: fc.constantFrom(APPLICANT, OTHER), isValid: fc.boolean(), name: fc.constantFrom('居民身份证', '居住证') }), { maxLength: 6 }),
    fc.array(fc.record({ holderId: fc.constantFrom(APPLICANT, OTHER), outcome: fc.constantFrom('found' as const, 'missing' as const), validUntil: fc.constantFrom('2026-03-01', '2026-03-02') }), { maxLength: 4 }),
    (material, certificates, facts) => {
      const holdings = someHoldings({ sources, certificates: certificates.map(aHeldCertificate), fetched: facts.map(aFact) })
      const { state, evidence } = resolveMaterial(material, holdings)
      const mayBeReplaced =
        (material === idCard && certificates.some(({ holderId, isValid, name }) => holderId === APPLICANT && isValid && name === '居民身份证')) ||
        (material === property && facts.some(({ holderId, outcome, validUntil }) => holderId === APPLICANT && outcome === 'found' && validUntil >= '2026-03-02'))
      expect(state === 'replaced').toBe(mayBeReplaced)
      expect(evidence !== null).toBe(mayBeReplaced)
    },
  ))
})

test('what is asked is what is necessary and not replaced', () => {
  const holdings = someHoldings({ certificates: [aHeldCertificate()] })
  expect(countAsked([idCard, property, aMaterial(), aMaterial({ necessary: false })].map((material) => resolveMaterial(material, holdings)))).toBe(2)
})
