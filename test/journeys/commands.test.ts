import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest'
import { ROOT } from '../../src/platform/config.ts'
import { Refusal } from '../../src/platform/errors.ts'
import { carryOut } from '../../tools/settings/carry-out.ts'
import { readCall, WrongCall } from '../../tools/settings/read-call.ts'
import { type Actors, bringTo, command, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

/** Runs `npm run <name> -- …` as a process of its own, attached to the test's installation. */
function run(name: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(ROOT, 'tools/bootstrap.mjs'), join(ROOT, `tools/${name}.ts`), ...args], {
      env: { ...process.env, DATABASE_URL: city.databaseUrl, DATA_DIR: inject('dataDir'), BASE_URL: city.url },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('error', fail)
    child.on('close', (code) => done({ code, out, err }))
  })
}

test('npm run demo 从申请走到评价，一步一步打印出来', async () => {
  const { code, out, err } = await run('demo')
  expect([code, err]).toEqual([0, ''])
  for (const text of ['办件编号 379902', '《补正材料一次性告知书》', '《行政许可申请受理通知书》', '计时暂停：现场核查', '《准予行政许可决定书》', '证照真实，目前有效。', '评价：非常满意']) expect(out).toContain(text)
})

test('npm run audit -- verify 数出全部记录；改动一条就点名，退出码是 1', async () => {
  const { number } = await bringTo(actors, 'reviewed')
  const whole = await run('audit', 'verify')
  expect(whole).toMatchObject({ code: 0, err: '' })
  const { rows } = await city.owner.query<{ n: number }>('select count(*)::int as n from applications.application_event')
  expect(whole.out).toContain(`办件记录 ${rows[0]!.n} 条`)
  await city.owner.query(`update applications.application_event set data = jsonb_set(data, '{note}', '"改过"') where number = $1 and type = 'reviewed'`, [number])
  const broken = await run('audit', 'verify')
  expect(broken.code).toBe(1)
  expect(broken.out).toContain(`办件 ${number} 第 5 条记录的内容被改动`)
  expect(await run('audit', 'erase')).toMatchObject({ code: 2, err: expect.stringContaining('用法') as string })
})

test('npm run settings -- set 改了补正期限，正在运行的平台马上照办', async () => {
  const set = await run('settings', 'set', '--region', '379902', '--key', 'applications.correctionDays', '--value', '15', '--from', '2026-01-01', '--source', '澄湖区政务服务管理办法')
  expect(set).toMatchObject({ code: 0, err: '' })
  const checks = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'q1o1m1'].map((id) => (id === 'm3' ? { id, result: 'unqualified', reason: '不清' } : { id, result: 'qualified' }))
  await expect.poll(async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    return (await command(actors.clerk, number, 'request-correction', { checks })).dueOn
  }, { timeout: 5000 }).toBe('2026-03-23')

  const list = await run('settings', 'list')
  expect(list.out).toContain('379902 自 2026-01-01 起\t15\t澄湖区政务服务管理办法')
  for (const key of ['applications.deferralClock', 'applications.deferralOverrun', 'applications.deferralDays', 'applications.correctionDays', 'applications.preReviewDays', 'applications.commitmentCheckDays', 'supervision.warnShare', 'supervision.warnDaysLeft', 'ratings.contactDays', 'ratings.rectifyDays']) {
    expect(list.out).toContain(`${key}\t`)
  }
})

const NO_SUCH_SETTING = ['set', '--region', '379902', '--key', 'nothing', '--value', '1', '--from', '2026-01-01', '--source', '依据']

test('npm run settings 拒绝的，一句话写在标准错误里，退出码是 2', async () => {
  expect(await run('settings', ...NO_SUCH_SETTING)).toEqual({ code: 2, out: '', err: expect.stringMatching(/^没有「nothing」这个设置.*\n$/) as string })
})

test.each([
  ['没有的设置', NO_SUCH_SETTING, '没有「nothing」这个设置'],
  ['没有的地区', ['set', '--region', '110101', '--key', 'applications.correctionDays', '--value', '1', '--from', '2026-01-01', '--source', '依据'], '没有“110101”这个地区'],
  ['不存在的日期', ['set', '--region', '379902', '--key', 'applications.correctionDays', '--value', '1', '--from', '2026-02-30', '--source', '依据'], '日期不存在'],
  ['没有道理的值', ['set', '--region', '379902', '--key', 'applications.deferralOverrun', '--value', 'maybe', '--from', '2026-01-01', '--source', '依据'], '不是'],
  ['少了参数', ['set', '--region', '379902'], '还缺少'],
  ['没有的命令', ['drop'], '没有“drop”这个命令'],
])('npm run settings 拒绝%s，一句话说清楚', async (_title, args, sentence) => {
  vi.stubEnv('DATABASE_URL', city.databaseUrl)
  vi.stubEnv('DATA_DIR', inject('dataDir'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const refusal = await (async () => carryOut(readCall(args)))().catch((error: unknown) => error)
  expect(refusal instanceof Refusal ? refusal.detail : refusal instanceof WrongCall ? refusal.message : refusal).toContain(sentence)
})
