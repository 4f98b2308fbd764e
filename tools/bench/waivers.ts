import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPublishedItem, tailorMaterials } from '../../src/modules/catalogue/index.ts'
import { importCertificates } from '../../src/modules/certificates/index.ts'
import { agreeToSharing, countAsked, fetchMaterials, resolveMaterials } from '../../src/modules/materials/index.ts'
import { findSubjectByIdentity, listRepresentedBy } from '../../src/modules/subjects/index.ts'
import { readCityFile } from '../../src/demo-city/city-file.ts'
import { inventResidents } from '../../src/demo-city/residents.ts'
import { connectOutside } from '../../src/outside.ts'
import { readConfig, ROOT } from '../../src/platform/config.ts'
import { type Context, type Platform, systemContext } from '../../src/platform/context.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import { EVERYDAY_APPLICANTS } from '../../test/kit/everyday-applicants.ts'
import { conclude, emit, quantile, round, type Row } from './report.ts'
import { openStage } from './stage.ts'

const CERTIFICATES_HELD = 50
const MATERIALS_ASKED = 8
/** The item with as many materials as the bar names. */
const LONG_ITEM = 'teacher-qualification'
const APPLICANT = 'resident2'

/** How long the waiver engine takes for somebody who holds much, and what twenty everyday items still ask for. */
export async function benchWaivers({ requests }: { requests: number }, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const databaseUrl = await stage.copyCity('bench_waivers')
    const open = await openPlatform({ ...readConfig({}), demo: true, databaseUrl, dataDir: stage.dataDir }, { isServer: false, log: createLogger('error'), connect: connectOutside })
    try {
      const p95 = await timeEngine(open.platform, requests)
      const { before, after } = await countTwenty(open.platform)
      const rows: Row[] = [
        { what: `waiver engine, applicant with ${CERTIFICATES_HELD} certificates, ${MATERIALS_ASKED} materials, p95 of ${requests}, 4 at once`, result: `${round(p95, 2)} ms`, floor: '< 10 ms', goal: '' },
        { what: `${EVERYDAY_APPLICANTS.length} everyday items: necessary materials by the guide / handed in by an applicant whose certificates exist (docs/waived-materials.md)`, result: `${before} / ${after}`, floor: '', goal: '' },
      ]
      conclude('waivers', command, { p95Ms: round(p95, 2), materialsBefore: before, materialsAfter: after }, rows, stage.postgresVersion)
    } finally {
      await open.close()
      await stage.drop('bench_waivers')
    }
  } finally {
    await stage.close()
  }
}

const residents = inventResidents(readCityFile())
const residentOf = (login: string) => residents.find((resident) => resident.login === login)!

async function timeEngine(platform: Platform, requests: number): Promise<number> {
  const person = residentOf(APPLICANT)
  const today = platform.clock.today()
  const batch = await importCertificates(platform, {
    authorityId: '379902-ZRZ', source: 'bench', isAllOrNothing: true, officerId: null,
    lines: Array.from({ length: CERTIFICATES_HELD }, (_, index) => ({
      line: index + 2, name: '不动产权证书', number: `云（2026）澄湖区不动产权第9${String(index).padStart(6, '0')}号`, holderName: person.name, holderIdentity: person.identityNumber,
      issuedOn: today, validity: '长期', content: [],
    })),
  })
  if (batch.state !== 'done') throw new Error(`${batch.wrong} certificates could not be brought in`)
  const applicant = (await findSubjectByIdentity(platform, person.identityNumber))!
  const item = await getPublishedItem(platform, LONG_ITEM)
  const materials = tailorMaterials(item, {}).filter(({ necessary }) => necessary).slice(0, MATERIALS_ASKED)
  if (materials.length !== MATERIALS_ASKED) throw new Error(`${LONG_ITEM} asks for ${materials.length} materials`)
  const ctx = contextOf(platform, applicant.id, person.name)
  await agreeToSharing(ctx, applicant.id, { sensitive: true })
  await fetchMaterials(ctx, { materials, applicant, region: '379902', item, agreesToSensitive: true })
  const times: number[] = []
  let left = requests
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (left-- > 0) {
      const startedAt = performance.now()
      await resolveMaterials(platform, materials, applicant)
      times.push(performance.now() - startedAt)
    }
  }))
  emit({ bench: 'waivers', requests, p50Ms: round(quantile(times, 0.5), 2), p95Ms: round(quantile(times, 0.95), 2) })
  return quantile(times, 0.95)
}

/** What the applicant themselves would ask: their consent goes with it. */
const contextOf = (platform: Platform, subjectId: string, name: string): Context => ({
  ...systemContext(platform, 'bench'), actor: { kind: 'citizen', accountId: subjectId, principalId: subjectId, name, roles: ['citizen'], region: undefined },
})

async function countTwenty(platform: Platform): Promise<{ before: number; after: number }> {
  const lines: string[] = []
  let [before, after] = [0, 0]
  for (const { item: code, login, asEnterprise } of EVERYDAY_APPLICANTS) {
    const { name, identityNumber, region } = residentOf(login)
    const person = (await findSubjectByIdentity(platform, identityNumber))!
    const applicant = asEnterprise ? (await listRepresentedBy(platform, person.id))[0]! : person
    const item = await getPublishedItem(platform, code)
    const materials = tailorMaterials(item, Object.fromEntries(item.situations.map(({ id, options }) => [id, options[0]!.id])))
    const ctx = contextOf(platform, person.id, name)
    await agreeToSharing(ctx, applicant.id, { sensitive: true })
    const resolutions = (await fetchMaterials(ctx, { materials, applicant, region, item, agreesToSensitive: true })).filter(({ necessary }) => necessary)
    const asked = countAsked(resolutions)
    before += resolutions.length
    after += asked
    const named = (state: 'replaced' | 'asked') => resolutions.filter((resolution) => (resolution.state === 'replaced') === (state === 'replaced'))
    lines.push(`| ${item.name} | ${applicant.name} | ${resolutions.length} | ${asked} | ${named('replaced').map(({ name: material, source }) => `${material}（${source ?? '部门自行核查'}）`).join('、') || '—'} | ${named('asked').map(({ name: material, reason }) => `${material}${reason === 'nothingReplaces' ? '' : `（${REASONS[reason!]}）`}`).join('、') || '—'} |`)
  }
  writeFileSync(join(ROOT, 'docs/waived-materials.md'), `${HEAD}${lines.join('\n')}\n| **合计** | | **${before}** | **${after}** | | |\n`)
  return { before, after }
}

const REASONS = { nothingReplaces: '', notConnected: '未接入', notFound: '没有查到', notValid: '已失效', sourceDown: '登记库无应答', consentWithdrawn: '未同意', guardianNeeded: '监护人未同意', ofOthers: '涉及他人', contradicted: '与登记不一致' } as const

const HEAD = `# 免提交：二十个常办事项还要交几份材料

由 \`npm run bench -- waivers\` 从演示城市的数据算出：每个事项按第一种情形，由一位有证照的申请人申请，同意平台查询登记数据。
「指南」是办事指南要求的必要材料数，「实交」是免提交以后申请人还要交的份数；没有依据的不免，涉及申请人以外的人的材料不代查。

| 事项 | 申请人 | 指南 | 实交 | 免提交（用什么代替） | 还要交 |
|---|---|---|---|---|---|
`
