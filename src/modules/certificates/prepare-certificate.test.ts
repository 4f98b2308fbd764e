import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { type Actor, ANONYMOUS, systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import type { AnnouncedEvent } from '../../platform/jobs/jobs.ts'
import { type AnyOperation, execute } from '../../platform/operations.ts'
import { pdfPages } from '../../platform/pdf/fixtures.ts'
import { commit } from '../../platform/unit-of-work.ts'
import { describeOfficer, getDirectory } from '../organisation/index.ts'
import { registerSubject, type Subject, toIdentityNumber } from '../subjects/index.ts'
import { parseCertificateIdentifier } from './certificate-identifier-rules.ts'
import { findCertificate } from './find-certificate.ts'
import { listOwnCertificates } from './list-own-certificates.ts'
import { onCertificateIssued } from './on-certificate-issued.ts'
import { type CertificateOrder, prepareCertificate, type PreparedCertificate } from './prepare-certificate.ts'
import { readCertificate } from './read-certificate.ts'
import { renderCertificate } from './render-certificate.ts'
import { verifyCertificate } from './verify-certificate.ts'

const platform = useTestPlatform()
const system = () => systemContext(platform, 'test')

const aHolder = (sequence = 451): Promise<Subject> =>
  registerSubject(system(), { kind: 'person', name: '甄新来', identityNumber: toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence }), region: '379902' })

async function anOrder(holder: Pick<Subject, 'id' | 'name'>, more: Partial<CertificateOrder> = {}): Promise<CertificateOrder> {
  const { authority } = (await getDirectory(platform)).authorityOf('379902', '市场监督管理局')
  return {
    region: '379902', applicationNumber: '3799022603020000011', certificateName: '食品经营许可证', authority, holder,
    content: [{ label: '经营项目', value: '散装食品销售' }], issuedOn: '2026-03-02', validity: '5年', ...more,
  }
}


/** Writes as another room's command would; `isTaken` is a command that comes too late. */
async function issue(order: CertificateOrder, isTaken = false): Promise<PreparedCertificate> {
  const prepared = await prepareCertificate(system(), order)
  const written = await commit(system(), {
    region: order.region, guard: isTaken ? sql`select 1 where false` : sql`select 1`, parts: [prepared.part], announcements: [prepared.announcement], answer: null,
  })
  expect(written).toBe(!isTaken)
  return prepared
}

const announced = (prepared: PreparedCertificate, region = '379902'): AnnouncedEvent => ({ id: platform.ids.next(), region, at: '2026-03-02T01:00:00Z', ...prepared.announcement })

const ask = async (operation: AnyOperation, actor: Actor, request: { params?: unknown; query?: unknown }) =>
  (await execute(platform, () => true, operation, { actor, requestId: 'r', ...request })).body

const asCitizen = ({ id, name }: Subject): Actor => ({ kind: 'citizen', accountId: platform.ids.next(), principalId: id, name, roles: ['citizen'], region: undefined })

async function anOfficer(region: string, role: string): Promise<Actor> {
  const [row] = await platform.db.query<{ id: string }>(sql`select id from organisation.officer where region = ${region} and ${role} = any(roles) limit 1`)
  return { kind: 'staff', accountId: platform.ids.next(), principalId: row!.id, ...(await describeOfficer(platform, row!.id)) }
}

describe('issuing', () => {
  test('a certificate gets an identifier of its issuer and type, a number and a last day', async () => {
    const order = await anOrder(await aHolder())
    const { identifier, number } = await issue(order)
    const city = (await getDirectory(platform)).authorityOf('379900', '市场监督管理局').authority
    // The city's department has defined 营业执照 before.
    expect(parseCertificateIdentifier(identifier)).toMatchObject({ valid: true, typeCode: `${city.uscc}002`, issuer: order.authority.uscc, version: 1, warnings: [] })
    expect(number).toMatch(/^澄湖区证字〔2026〕第\d{6}号$/)
    expect(await findCertificate(platform, identifier)).toMatchObject({ number, region: '379902', holderName: '甄新来', validUntil: '2031-03-01', state: 'valid', issuedOn: '2026-03-02' })
  })

  test('the same certificate has one type in all counties, another certificate the next', async () => {
    const holder = await aHolder()
    const elsewhere = (await getDirectory(platform)).authorityOf('379903', '市场监督管理局').authority
    const codes = []
    for (const order of [await anOrder(holder), await anOrder(holder, { region: '379903', authority: elsewhere }), await anOrder(holder, { certificateName: '小餐饮经营许可证' })]) {
      const parsed = parseCertificateIdentifier((await issue(order)).identifier)
      codes.push(parsed.valid && parsed.typeCode.slice(18))
    }
    expect(codes).toEqual(['002', '002', '003'])
  })

  test('nothing is issued when the command it belongs to comes too late', async () => {
    const { identifier } = await issue(await anOrder(await aHolder()), true)
    expect(await findCertificate(platform, identifier)).toBeUndefined()
  })

  test('a character the font cannot print is refused by name', async () => {
    const holder = await aHolder()
    await expect(prepareCertificate(system(), await anOrder({ id: holder.id, name: '甄\u{20bb7}' }))).rejects.toMatchObject({
      status: 422, code: 'certificates.glyph_missing', detail: expect.stringContaining('「\u{20bb7}」'), extra: { characters: ['\u{20bb7}'] },
    })
  })

  test('a township’s certificate is found by its identifier', async () => {
    const directory = await getDirectory(platform)
    const township = directory.listAuthorities('379902').find(({ level }) => level === 'township')!
    const { identifier } = await issue(await anOrder(await aHolder(), { authority: township, validity: '长期' }))
    expect(await findCertificate(platform, identifier)).toMatchObject({ issuingAuthorityId: township.id, validUntil: null, data: { validityText: '长期' } })
  })

  test('the application may not change what was issued', async () => {
    await issue(await anOrder(await aHolder()))
    await expect(platform.db.transaction((db) => db.query(sql`update certificates.certificate set name = '其他'`))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('certificates.verify', () => {
  test('tells a stranger what it is, whose and whether it is in force, the holder’s name masked', async () => {
    const { identifier, number } = await issue(await anOrder(await aHolder()))
    expect(await ask(verifyCertificate, ANONYMOUS, { params: { identifier } })).toEqual({
      identifier, number, name: '食品经营许可证', holderMasked: '甄*来', issuingAuthority: '澄湖区市场监督管理局', issuedOn: '2026-03-02', validUntil: '2031-03-01',
      validityText: null, state: 'valid', stateName: '有效', stateSince: null, replacedBy: null, isIntact: true, seal: { outcome: 'unsigned', text: '未签章' }, conclusion: '证照真实，目前有效。',
    })
  })

  test('names an enterprise in full', async () => {
    const [row] = await platform.db.query<{ id: string; name: string }>(sql`select id, name from subjects.subject where kind = 'enterprise' limit 1`)
    const { identifier } = await issue(await anOrder(row!))
    expect(await ask(verifyCertificate, ANONYMOUS, { params: { identifier } })).toMatchObject({ holderMasked: row!.name })
  })

  test('says that it has expired once its last day is over', async () => {
    const { identifier } = await issue(await anOrder(await aHolder(), { validity: '30日' }))
    platform.clock.moveTo(new Date('2026-04-01T09:00:00+08:00'))
    expect(await ask(verifyCertificate, ANONYMOUS, { params: { identifier } })).toMatchObject({ state: 'expired', stateName: '失效', isIntact: true })
  })

  test('a mistyped and an unknown identifier are told apart, both 404', async () => {
    const { identifier } = await issue(await anOrder(await aHolder()), true)
    await expect(ask(verifyCertificate, ANONYMOUS, { params: { identifier } })).rejects.toMatchObject({ status: 404, code: 'certificates.not_found' })
    await expect(ask(verifyCertificate, ANONYMOUS, { params: { identifier: `${identifier}1` } })).rejects.toMatchObject({ status: 404, code: 'certificates.bad_identifier' })
    await expect(ask(verifyCertificate, ANONYMOUS, { params: { identifier: '1.2.156.3005.2.113799000040000167001.004000016.2026000001.001.E' } })).rejects.toMatchObject({ status: 404 })
  })
})

describe('the holder’s own list', () => {
  test('certificates.listOwn: shows what was issued once, newest first, page by page', async () => {
    const [holder, stranger] = [await aHolder(), await aHolder(452)]
    const older = await issue(await anOrder(holder, { issuedOn: '2026-02-02', validity: '30日' }))
    const newer = await issue(await anOrder(holder))
    const events = [announced(older), announced(newer)]
    await onCertificateIssued.run(system(), events)
    await onCertificateIssued.run(system(), events)
    const first = await ask(listOwnCertificates, asCitizen(holder), { query: { limit: 1 } })
    expect(first).toMatchObject({ rows: [{ identifier: newer.identifier, stateName: '有效', issuingAuthority: '澄湖区市场监督管理局' }], next: newer.identifier })
    platform.clock.moveTo(new Date('2026-03-04T09:00:00+08:00'))
    expect(await ask(listOwnCertificates, asCitizen(holder), { query: { limit: 1, cursor: newer.identifier } })).toMatchObject({ rows: [{ identifier: older.identifier, state: 'expired' }], next: null })
    expect(await ask(listOwnCertificates, asCitizen(stranger), { query: {} })).toEqual({ rows: [], next: null })
  })
})

describe('certificates.read', () => {
  test('a window of the region reads holder and content, and the reading stands on the audit chain', async () => {
    const { identifier } = await issue(await anOrder(await aHolder()))
    const clerk = await anOfficer('379902', 'windowClerk')
    expect(await ask(readCertificate, clerk, { params: { identifier } })).toMatchObject({
      holder: { name: '甄新来', code: null }, content: [{ label: '经营项目', value: '散装食品销售' }], regionName: '澄湖区', isIntact: true,
    })
    const [entry] = await platform.db.query(sql`select actor from platform.audit_entry where operation = 'certificates.read' and subject = ${identifier}`)
    expect(entry).toEqual({ actor: clerk.accountId })
  })

  test('a window of another region is refused', async () => {
    const { identifier } = await issue(await anOrder(await aHolder()))
    await expect(ask(readCertificate, await anOfficer('379903', 'windowClerk'), { params: { identifier } })).rejects.toMatchObject({ status: 403, code: 'certificates.not_yours' })
  })
})

test('a certificate is rendered as it was issued', async () => {
  const { identifier, number } = await issue(await anOrder(await aHolder()))
  const file = await renderCertificate(system(), identifier, `https://zwfw.example/verify/${identifier}`)
  expect(file).toMatchObject({ mediaType: 'application/pdf', fileName: `食品经营许可证-${number}.pdf` })
  const [page] = await pdfPages(file.content as Uint8Array)
  expect(page!.replaceAll('\n', '')).toContain('自2026年3月2日至2031年3月1日')
})
