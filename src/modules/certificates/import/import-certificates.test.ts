import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { toIdentityNumber } from '../../subjects/index.ts'
import { findCertificate } from '../find-certificate.ts'
import type { CertificatesImported } from '../events.ts'
import { isIntact } from '../certificate-rules.ts'
import { listValidCertificates } from '../held-certificates.ts'
import { registerCertificateTypes } from '../types/register-types.ts'
import { carryOnImports } from './carry-on-imports.ts'
import { importCertificates, prepareImport } from './import-certificates.ts'
import type { CertificateLine } from './import-rules.ts'
import { findBatch, listErrors } from './import-store.ts'
import { readTableFile } from './read-table-file.ts'

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

  test('announces what was brought in, by name what is of the last year: whoever audits sees what was issued beside the platform', async () => {
    const { id } = await bringIn([aLine(2, { issuedOn: '2026-02-20' }), aLine(3, { issuedOn: '2020-05-06', validity: '长期' })])
    const [told] = await platform.db.query<{ payload: CertificatesImported }>(sql`select payload from platform.outbox where type = 'certificates.imported' and payload ->> 'importId' = ${id}`)
    expect(told!.payload).toMatchObject({ issuingAuthorityId: expect.any(String) as string, importedOn: '2026-03-02', count: 2, recent: [{ number: '健T000002', issuedOn: '2026-02-20' }] })
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

describe('an import that goes on by itself', () => {
  const begin = async (lines: CertificateLine[], isAllOrNothing = false): Promise<string> => {
    const { batch, guard, parts } = prepareImport(platform, '379902', { authorityId: AUTHORITY, source: '存量.csv', isAllOrNothing, lines, officerId: null })
    await commit(systemContext(platform, 'test'), { region: '379902', guard, parts, answer: null })
    return batch.id
  }
  const goOn = (db = platform.db) => carryOnImports.run(systemContext({ ...platform, db, log: { ...platform.log, error: () => {} } as unknown as typeof platform.log }, 'certificates.carryOnImports'))
  const found = async (id: string) => (await findBatch(platform.db, '379902', id))!
  const lines = Array.from({ length: 1200 }, (_, index) => aLine(index + 2))
  /** Breaks when the n-th statement of a kind is sent. */
  const dyingAt = (words: string, nth: number, { db } = platform) => {
    let seen = 0
    const wrap = (inner: typeof db): typeof db => ({
      query: async (statement) => {
        if (statement.text.includes(words) && ++seen === nth) throw new Error('killed')
        return inner.query(statement)
      },
      transaction: (work) => inner.transaction((tx) => work(wrap(tx))),
    })
    return wrap(db)
  }

  test('takes its lines in at once, sealed, and keeps none of them when it is over', async () => {
    const id = await begin(lines)
    expect(await found(id)).toMatchObject({ state: 'running', total: 1200, checked: 0, imported: 0 })
    const parts = () => platform.db.query<{ content: string }>(sql`select content from certificates.import_part where batch_id = ${id}`)
    expect((await parts()).map(({ content }) => /甄存量|199104/.test(content))).toEqual([false, false, false])
    await goOn()
    expect(await found(id)).toMatchObject({ state: 'done', checked: 1200, imported: 1200, duplicates: 0, wrong: 0 })
    expect(await parts()).toEqual([])
  })

  test.each([['while lines are looked at', 'is_checked = true', 2], ['while they are brought in', 'insert into certificates.certificate ', 2], ['at its end', 'finished_at =', 1]])('killed %s, goes on where it was and counts no line twice', async (_, words, nth) => {
    const id = await begin([...lines, aLine(1300, { number: '' })])
    await goOn(dyingAt(words, nth))
    expect(await found(id)).toMatchObject({ state: 'running' })
    await goOn()
    expect(await found(id)).toMatchObject({ state: 'done', checked: 1201, imported: 1200, duplicates: 0, wrong: 1 })
    expect(await listErrors(platform.db, '379902', id, 0, 10)).toHaveLength(1)
  })

  test('that cannot go on is given up in the end, and the same file again brings in the rest', async () => {
    const id = await begin(lines)
    for (let turn = 0; turn < 5; turn++) await goOn(dyingAt('insert into certificates.certificate ', turn === 0 ? 2 : 1))
    expect(await found(id)).toMatchObject({ state: 'failed', imported: 500 })
    expect(await bringIn(lines)).toMatchObject({ state: 'done', imported: 700, duplicates: 500 })
  })

  test('sees over the whole file that one number has two names', async () => {
    const id = await begin([aLine(2), ...lines.slice(1, 600), aLine(800, { holderName: '别人', holderIdentity: identityOf(2).toLowerCase() })], true)
    await goOn()
    expect(await found(id)).toMatchObject({ state: 'refused', imported: 0, wrong: 1 })
    expect(await listErrors(platform.db, '379902', id, 0, 10)).toEqual([{ line: 800, field: '持证人', message: expect.stringContaining('「甄存量」') as string }])
  })
})

describe('what a type asks of its certificates', () => {
  test('is asked of every line: what has to be there, days and numbers', async () => {
    await registerCertificateTypes(platform, [{ authorityId: AUTHORITY, name: '托育机构备案回执', holderKind: 'person', validity: null, isSensitive: false, fields: [{ name: '备案日期', kind: 'date', isRequired: true }, { name: '托位数', kind: 'number', isRequired: false }] }])
    const line = (number: number, ...values: [string, string]) => aLine(number, { name: '托育机构备案回执', content: [{ label: '备案日期', value: values[0] }, { label: '托位数', value: values[1] }] })
    const batch = await bringIn([line(2, '2025-01-01', '30'), line(3, '', ''), line(4, '元旦', '三十个')])
    expect(batch).toMatchObject({ imported: 1, wrong: 2 })
    expect((await listErrors(platform.db, '379902', batch.id, 0, 10)).map(({ line, field, message }) => `${line} ${field} ${message}`)).toEqual(['3 备案日期 请填写备案日期。', '4 备案日期 备案日期应写成 2020-05-01 这样的日期。', '4 托位数 托位数应是数字，不带单位。'])
  })
})

test('an Excel file is read as the CSV of it', async () => {
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet('证照')
  sheet.addRow(['证照名称', '证照编号', '持证人', '持证人证件号码', '颁发日期', '有效期至', '从业类别'])
  sheet.addRow(['健康证明', '健X1', '甄存量', identityOf(1), new Date('2025-11-03T00:00:00Z'), '1年', '食品'])
  const read = await readTableFile(Buffer.from(await workbook.xlsx.writeBuffer()), 10)
  expect(read).toEqual([{ ...aLine(2, { number: '健X1', holderIdentity: identityOf(1) }) }])
  expect(await readTableFile(Buffer.from('PK\x03\x04 and then nothing'), 10)).toMatchObject({ problem: expect.stringContaining('打不开') as string })
})
