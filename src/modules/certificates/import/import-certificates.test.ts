import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { sql } from '../../../platform/db/sql.ts'
import { toIdentityNumber } from '../../subjects/index.ts'
import { findCertificate } from '../find-certificate.ts'
import { isIntact } from '../certificate-rules.ts'
import { listValidCertificates } from '../held-certificates.ts'
import { importCertificates } from './import-certificates.ts'
import type { CertificateLine } from './import-rules.ts'
import { listErrors } from './import-store.ts'

const platform = useTestPlatform()
const AUTHORITY = '379902-WJW'
const identityOf = (sequence: number) => toIdentityNumber({ region: '379902', birthDate: '1991-04-06', sequence })
const aLine = (line: number, more: Partial<CertificateLine> = {}): CertificateLine => ({
  line, name: '健康证明', number: `健T${String(line).padStart(6, '0')}`, holderName: '甄存量', holderIdentity: identityOf(line % 900), issuedOn: '2025-11-03', validity: '1年', content: [{ label: '从业类别', value: '食品' }], ...more,
})
const bringIn = (lines: CertificateLine[], isAllOrNothing = false) => importCertificates(platform, { authorityId: AUTHORITY, source: '存量.csv', isAllOrNothing, lines, officerId: null })
const identifierOf = async (number: string) => (await platform.db.query<{ identifier: string }>(sql`select identifier from certificates.certificate where region = '379902' and number = ${number}`)).map(({ identifier }) => identifier)

describe('an import of certificates that exist already', () => {
  test('stores them intact, registers holders nobody knew, and fills their own lists', async () => {
    expect(await bringIn([aLine(2), aLine(3, { validity: '长期' })])).toMatchObject({ state: 'done', total: 2, imported: 2, duplicates: 0, wrong: 0 })
    const [identifier] = await identifierOf('健T000002')
    const certificate = (await findCertificate(platform, identifier!))!
    expect(certificate).toMatchObject({ applicationNumber: null, importBatchId: expect.any(String), holderName: '甄存量', issuedOn: '2025-11-03', validUntil: '2026-11-02', state: 'valid', data: { issuingAuthority: '澄湖区卫生健康委员会' } })
    expect(isIntact(certificate)).toBe(true)
    expect(await listValidCertificates(platform, certificate.holderId, '2026-03-02')).toMatchObject([{ identifier, name: '健康证明' }])
  })

  test('of the same file again brings in nothing twice, and mends what an earlier one left undone', async () => {
    await bringIn([aLine(2)])
    const [identifier] = await identifierOf('健T000002')
    const { holderId } = (await findCertificate(platform, identifier!))!
    expect(await bringIn([aLine(2), aLine(3), aLine(4, { number: '健T000003', holderIdentity: identityOf(3) })])).toMatchObject({ imported: 1, duplicates: 2 })
    expect(await identifierOf('健T000002')).toEqual([identifier])
    expect(await listValidCertificates(platform, holderId, '2026-03-02')).toHaveLength(1)
  })

  test('names every wrong field by its line, and brings in the others', async () => {
    const wrong = [
      aLine(3, { name: '健康证名' }), aLine(4, { number: '', issuedOn: '2025-13-01' }), aLine(5, { holderIdentity: '379902199104060000' }), aLine(6, { issuedOn: '2027-01-01' }),
      aLine(7, { validity: '2024-01-01' }), aLine(8, { holderName: '' }), aLine(9, { holderIdentity: identityOf(2), holderName: '别人' }), aLine(10, { holderName: '甄\u{20bb7}' }),
    ]
    const batch = await bringIn([aLine(2), ...wrong])
    expect(batch).toMatchObject({ state: 'done', imported: 1, wrong: 8 })
    const errors = await listErrors(platform.db, '379902', batch.id, 0, 100)
    expect(errors.map(({ line, field }) => `${line} ${field}`)).toEqual(['3 证照名称', '4 证照编号', '4 颁发日期', '5 持证人证件号码', '6 颁发日期', '7 有效期至', '8 持证人', '9 持证人', '10 持证人'])
    expect(errors[0]!.message).toContain('「健康证名」')
  })

  test('that is all or nothing writes nothing when one line is wrong', async () => {
    expect(await bringIn([aLine(2), aLine(3, { number: '' })], true)).toMatchObject({ state: 'refused', imported: 0, wrong: 1 })
    expect(await identifierOf('健T000002')).toEqual([])
  })

  test('keeps a person’s number sealed where the certificate is numbered by it', async () => {
    const identity = identityOf(77)
    await importCertificates(platform, { authorityId: '379902-GAJ', source: '存量.csv', isAllOrNothing: true, officerId: null, lines: [aLine(2, { name: '机动车驾驶证', number: identity, holderIdentity: identity.toLowerCase(), content: [{ label: '备注', value: `证号${identity}` }] })] })
    const rows = await platform.db.query<{ row: string }>(sql`select c::text as row from certificates.certificate c where holder_name = '甄存量'`)
    expect(rows).toHaveLength(1)
    expect(rows[0]!.row).not.toContain(identity.slice(6, 14))
    expect(rows[0]!.row).toContain(`379902********${identity.slice(-4)}`)
  })

  test('refuses to give an enterprise what only people hold', async () => {
    const [{ code }] = await platform.db.query<{ code: string }>(sql`select identity_masked as code from subjects.subject where kind = 'enterprise' limit 1`) as [{ code: string }]
    const batch = await bringIn([aLine(2, { holderIdentity: code })])
    expect(await listErrors(platform.db, '379902', batch.id, 0, 10)).toEqual([{ line: 2, field: '持证人证件号码', message: '「健康证明」由个人持有，请填写公民身份号码。' }])
  })

  test('of some thousands comes in whole', async () => {
    const lines = Array.from({ length: 1200 }, (_, index) => aLine(index + 2))
    expect(await bringIn(lines)).toMatchObject({ imported: 1200, duplicates: 0 })
    expect(await bringIn(lines)).toMatchObject({ imported: 0, duplicates: 1200 })
  })
})

describe('the invented city', () => {
  test('holds the papers of its stories', async () => {
    const held = async (name: string) => {
      const [subject] = await platform.db.query<{ id: string }>(sql`select id from subjects.subject where name = ${name} order by id limit 1`)
      return (await listValidCertificates(platform, subject!.id, '2026-03-02')).map(({ name }) => name)
    }
    expect(await held('陈小满')).toEqual(expect.arrayContaining(['居民身份证', '健康证明']))
    expect(await held('李桂英')).toEqual(expect.arrayContaining(['居民身份证', '残疾人证']))
    expect(await held('澄湖区小满餐饮店')).toEqual(['营业执照'])
    expect(await held('云湖市启明智能装备有限公司')).toEqual(['营业执照'])
  })
})
