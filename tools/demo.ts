/**
 * `npm run demo` drives one application through the HTTP API from submission to rating and prints each step, document and
 * clock as it happens. It uses the platform at BASE_URL, or at PORT (8080); where no address is given and none is running it
 * starts one with an empty folder, and only there it moves the clock. Exit 1 with a sentence when something goes wrong.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEMO_PASSWORD } from '../src/demo-city/city-file.ts'
import { FOOD_LICENCE_APPLICANT, FOOD_LICENCE_ITEM, FOOD_LICENCE_SITUATIONS, FOOD_LICENCE_UPLOADS, FOOD_LICENCE_WAIVED, foodLicenceAnswers } from '../src/demo-city/food-licence.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLogger } from '../src/platform/create-platform.ts'
import { createIds } from '../src/platform/ids.ts'
import { startCity } from '../src/start-city.ts'

const REGION = '379902'
const AUTHORITY = `${REGION}-SCJG`
/** Where a platform of our own begins: a Monday morning of a year whose calendar is published. */
const START = '2026-03-02T09:00:00+08:00'
/** How long the reader may need to add the certificate and the invitation after the last step. */
const READER_WAIT_MS = 10_000

/** What went wrong, as a Chinese sentence for the person at the terminal. */
class DemoFailed extends Error {}

const ids = createIds()
const say = (line = '') => process.stdout.write(`${line}\n`)

interface View {
  number: string
  version: number
  stateName: string
  step: string | null
  paused: boolean
  pauseReason: string | null
  promisedDueOn: string | null
  statutoryDueOn: string | null
  dueIsProvisional: boolean
  materials: { id: string; name: string; provided: string; check: string }[]
  specialSteps: { id: string; name: string }[]
  documents: { id: string; title: string; documentNumber: string; url: string }[]
  certificate: { identifier: string; number: string } | null
}

try {
  const { BASE_URL, PORT } = process.env
  const base = (BASE_URL || `http://localhost:${PORT || 8080}`).replace(/\/+$/, '')
  if (await isRunning(base)) await drive(base, false)
  else if (BASE_URL) throw new DemoFailed(`${BASE_URL} 没有应答。请先用 npm start 启动平台，或去掉 BASE_URL，由演示自己启动一个。`)
  else await driveOwn()
} catch (error) {
  process.stderr.write(`演示没有走完：${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function isRunning(base: string): Promise<boolean> {
  return fetch(`${base}/healthz`, { signal: AbortSignal.timeout(3000) }).then((response) => response.ok, () => false)
}

async function driveOwn(): Promise<void> {
  say('没有正在运行的平台，先启动一个临时的（用完即删）…')
  const dataDir = mkdtempSync(join(tmpdir(), 'yichuang-demo-'))
  chmodSync(dataDir, 0o755)
  try {
    const city = await startCity({ ...readConfig({}), port: 0, host: '127.0.0.1', dataDir, isDataDirExplicit: true, startAt: new Date(START) }, createLogger('error'))
    await drive(city.url, true).finally(() => city.close())
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** From submission to rating. `movesClock`: the platform is ours alone, so days may pass. */
async function drive(base: string, movesClock: boolean): Promise<void> {
  const call = async <T>(token: string | undefined, method: string, path: string, body?: unknown, version?: number): Promise<T> => {
    const isFile = body instanceof FormData
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || isFile ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': ids.next() }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
    })
    const answer = (await response.json()) as T & { detail?: string; errors?: { message: string }[] }
    if (!response.ok) throw new DemoFailed(`${method} ${path}：${answer.detail ?? response.status}${(answer.errors ?? []).map(({ message }) => message).join('')}`)
    return answer
  }
  const signIn = async (login: string) => {
    const { token, name } = await call<{ token: string; name: string }>(undefined, 'POST', '/sessions', { login, password: DEMO_PASSWORD })
    return { token, name }
  }
  const passTo = async (now: string) => {
    if (!movesClock) return
    await call(undefined, 'POST', '/demo/clock', { now })
    say(`\n—— 时间来到 ${now.slice(0, 16).replace('T', ' ')} ——`)
  }

  const [citizen, clerk, reviewer, decider, certificateClerk] = await Promise.all(
    [FOOD_LICENCE_APPLICANT, `clerk-${REGION}-1`, `reviewer-${AUTHORITY}`, `decider-${AUTHORITY}`, `cert-${AUTHORITY}`].map(signIn),
  ) as [Person, Person, Person, Person, Person]
  const seen = new Set<string>()

  say(`\n食品经营许可，从申请到评价（${base}）\n`)
  say(`1. ${citizen.name}（申请人）上传材料，提交申请`)
  const form = new FormData()
  form.append('file', new File(['%PDF-1.4\n% 演示材料\n%%EOF\n'], '演示材料.pdf'))
  const { files } = await call<{ files: { id: string }[] }>(citizen.token, 'POST', '/citizen/files', form)
  const filed = await call<{ number: string; queryPassword: string; dueOn: string }>(citizen.token, 'POST', '/citizen/applications', {
    item: FOOD_LICENCE_ITEM, region: REGION, situations: FOOD_LICENCE_SITUATIONS, form: foodLicenceAnswers(),
    materials: Object.fromEntries([...FOOD_LICENCE_UPLOADS.map((id) => [id, { files: [files[0]!.id] }]), ...FOOD_LICENCE_WAIVED.map((id) => [id, { waived: true }])]),
  })
  const { number } = filed
  say(`   办件编号 ${number}，查询密码 ${filed.queryPassword}；${filed.dueOn} 前答复是否受理`)

  /** What became of the case, as its applicant sees it: state, clocks, and each document as it opens. */
  const show = async () => {
    const view = await call<View>(citizen.token, 'GET', `/citizen/applications/${number}`)
    const provisional = view.dueIsProvisional ? '（预计）' : ''
    const clocks = view.promisedDueOn ? `；承诺 ${view.promisedDueOn}${provisional}${view.statutoryDueOn ? `，法定 ${view.statutoryDueOn}${provisional}` : ''} 前办结` : ''
    say(`   状态：${view.stateName}${clocks}`)
    if (view.paused) say(`   计时暂停：${view.pauseReason}`)
    for (const document of view.documents.filter(({ id }) => !seen.has(id))) {
      seen.add(document.id)
      say(`   文书：《${document.title}》${document.documentNumber}（PDF，${await sizeOf(document.url)}）`)
    }
    return view
  }
  const sizeOf = async (url: string): Promise<string> => {
    const response = await fetch(`${base}${url}`, { headers: { authorization: `Bearer ${citizen.token}` } })
    const content = Buffer.from(await response.arrayBuffer())
    if (!response.ok || content.subarray(0, 4).toString() !== '%PDF') throw new DemoFailed(`文书 ${url} 打不开。`)
    return `${Math.ceil(content.length / 1024)} KB`
  }
  let steps = 1
  /** One step by whoever's turn it is. */
  const step = async (who: Person, role: string, what: string, verb: string, body: object = {}) => {
    say(`${++steps}. ${who.name}（${role}）${what}`)
    const { version } = await call<View>(citizen.token, 'GET', `/citizen/applications/${number}`)
    const audience = who === citizen ? 'citizen' : 'staff'
    await call(who.token, 'POST', `/${audience}/applications/${number}/${verb}`, body, version)
    return show()
  }

  let view = await step(clerk, '窗口', '收件', 'receive')
  const handed = view.materials.filter(({ provided }) => provided !== 'none')
  const [plan] = handed.filter(({ provided }) => provided === 'file')
  await step(clerk, '窗口', `核对材料，一次性告知补正：「${plan!.name}」没有标出操作间`, 'request-correction', {
    checks: handed.map(({ id }) => (id === plan!.id ? { id, result: 'unqualified', reason: '没有标出操作间' } : { id, result: 'qualified' })),
  })
  await passTo('2026-03-03T14:00:00+08:00')
  await step(citizen, '申请人', '补交材料', 'supply-correction', { materials: { [plan!.id]: { files: [files[0]!.id] } } })
  await passTo('2026-03-04T09:30:00+08:00')
  view = await step(clerk, '窗口', '材料齐全，受理', 'accept', { checks: [{ id: plan!.id, result: 'qualified' }] })
  await passTo('2026-03-05T09:00:00+08:00')
  await step(reviewer, '审查', `启动特别程序「${view.specialSteps[0]!.name}」`, 'start-special-procedure', { stepId: view.specialSteps[0]!.id, reason: '需要到经营场所核查', expectedWorkdays: 3 })
  await passTo('2026-03-09T16:00:00+08:00')
  await step(reviewer, '审查', '特别程序结束，恢复计时', 'end-special-procedure', { result: '现场符合要求' })
  await step(reviewer, '审查', '审查材料，建议准予', 'review', { opinion: 'agree', note: '材料齐全，现场符合要求' })
  await passTo('2026-03-10T10:00:00+08:00')
  await step(decider, '决定', '决定准予许可', 'decide', { outcome: 'granted' })
  const made = await step(certificateClerk, '制证', '制作电子证照', 'make-certificate')
  await step(clerk, '窗口', '出件', 'hand-out')
  await step(clerk, '窗口', '送达', 'deliver', { method: 'counter', receiver: citizen.name, identity: 'identityDocument', statement: '核对了本人身份证原件' })

  say(`${++steps}. 任何人凭证照标识核验真伪`)
  const { identifier } = made.certificate!
  const verified = await call<{ conclusion: string; name: string; holderMasked: string; validUntil: string | null }>(undefined, 'GET', `/certificates/${encodeURIComponent(identifier)}`)
  say(`   ${identifier}`)
  say(`   ${verified.name}，持证人 ${verified.holderMasked}，有效期至 ${verified.validUntil ?? '长期'}：${verified.conclusion}`)

  say(`${++steps}. ${citizen.name}收到评价邀请，作出评价`)
  await waitForInvitation(() => call<{ rows: { number: string }[] }>(citizen.token, 'GET', '/citizen/ratings?limit=200'), number)
  const rating = await call<{ gradeName: string }>(citizen.token, 'POST', `/citizen/ratings/${number}`, { grade: 5, comment: '一次补正就办好了' })
  say(`   评价：${rating.gradeName}`)
  say(`\n办完了：${steps} 步，${seen.size} 份文书。进度可凭编号 ${number} 和密码 ${filed.queryPassword} 查询。`)
}

interface Person {
  token: string
  name: string
}

/** The invitation follows the delivery through the outbox, a moment later. */
async function waitForInvitation(list: () => Promise<{ rows: { number: string }[] }>, number: string): Promise<void> {
  const deadline = performance.now() + READER_WAIT_MS
  while (!(await list()).rows.some((row) => row.number === number)) {
    if (performance.now() > deadline) throw new DemoFailed('办结后没有收到评价邀请。请检查平台的后台任务。')
    await new Promise((done) => setTimeout(done, 200))
  }
}
