import { AUTHORITY_OF, CLERK_OF, residentOf, upload } from './people.ts'
import type { ApplicationView } from '../../../src/modules/applications/contract.ts'
import type { Actors } from '../../kit/actors.ts'
import { type Api, answerOf, problemOf, type Reply } from '../../kit/api.ts'
import { codeOf } from './law-items.ts'
import type { Row, Scenario } from './read-scenarios.ts'

/** A scenario under way: its case, and what has happened in it so far. */
export interface Play {
  scenario: Scenario
  number?: string
}

/** What one row led to: the case as it then is, or the code of the refusal. */
export type Outcome = { refused: string } | { view: ApplicationView | undefined }

const MATERIALS = { 平面图: 'm1', 体检证明: 'm2', 培训证明: 'm3', 住所证明: 'm4' } as const
const idOf = (name: string): string => (Object.hasOwn(MATERIALS, name) ? MATERIALS[name as keyof typeof MATERIALS] : name)

interface Stage {
  actors: Actors
  play: Play
  row: Row
  applicant: Api
  as(login: string): Promise<Api>
}

/** Does what one row says, over HTTP, as whoever it names. */
export async function performRow(actors: Actors, play: Play, row: Row): Promise<Outcome> {
  const stage: Stage = { actors, play, row, as: actors.as, applicant: await actors.as(play.scenario.applicant) }
  const action = Object.hasOwn(ACTIONS, row.action) ? ACTIONS[row.action]! : undefined
  if (!action) throw new Error(`没有「${row.action}」这个动作，可用的有：${Object.keys(ACTIONS).join('、')}`)
  const reply = await action(stage)
  if (reply && reply.status >= 400) return { refused: problemOf(reply).code }
  return { view: play.number ? await readCase(stage) : undefined }
}

const readCase = async ({ play, as }: Stage): Promise<ApplicationView> => answerOf(await (await as(CLERK_OF(play.scenario.region))).get<ApplicationView>(`/staff/applications/${play.number}`))

type Action = (stage: Stage) => Promise<Reply<unknown> | undefined>

/** Whose login a row's person is. */
async function officerOf({ as, play, row }: Stage): Promise<Api> {
  const { region } = play.scenario
  switch (row.who) {
    case '窗口': return as(CLERK_OF(region))
    case '审查': return as(`reviewer-${AUTHORITY_OF(region)}`)
    case '决定': return as(`decider-${AUTHORITY_OF(region)}`)
    case '制证': return as(`cert-${AUTHORITY_OF(region)}`)
    case '监察': return as(`supervisor-${region}`)
    case '系统管理员': return as('admin')
    default: throw new Error(`没有「${row.who}」这个人`)
  }
}

/** A command on the case at the version it has now. */
async function command(stage: Stage, verb: string, body: object, audience: 'citizen' | 'staff' | 'supervisor' = stage.row.who === '监察' ? 'supervisor' : stage.row.who === '申请人' ? 'citizen' : 'staff'): Promise<Reply<unknown>> {
  const { version } = await readCase(stage)
  const api = stage.row.who === '申请人' ? stage.applicant : await officerOf(stage)
  return api.post(`/${audience}/applications/${stage.play.number}/${verb}`, body, { version })
}

/** `后补体检证明` `承诺住所证明` `不交平面图` among the details say how a material is handed in. */
async function submission({ play, row, applicant }: Stage, channel: 'online' | 'counter') {
  const { item, region, applicant: login } = play.scenario
  const person = residentOf(login)
  const file = channel === 'online' ? await upload(applicant) : ''
  const handed = (name: string): object => {
    if (row.details.includes(`后补${name}`)) return { deferred: true }
    if (row.details.includes(`承诺${name}`)) return { committed: true }
    return channel === 'online' ? { files: [file] } : { onPaper: true }
  }
  const promise = { signedBy: person.name, textVersion: 1 }
  return {
    item: codeOf(item), region,
    form: {
      applicantName: person.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: person.identityNumber, applicantPhone: person.phone, applicantAddress: person.address,
      handledBy: 'applicant', truthStatement: true,
    },
    materials: Object.fromEntries(Object.entries(MATERIALS).map(([name, id]) => [id, handed(name)])),
    ...(row.details.some((detail) => detail.startsWith('后补')) ? { deferralPromise: promise } : {}),
    ...(row.details.some((detail) => detail.startsWith('承诺')) ? { commitmentPromise: { ...promise, kind: row.details.includes('承诺符合条件') ? 'licence' : 'proof' } } : {}),
  }
}

async function file(stage: Stage, reply: Reply<{ number: string }>): Promise<Reply<unknown>> {
  if (reply.status < 400) stage.play.number = reply.body.number
  return reply
}

/** Everything that lies there is judged: right, unless the row names it as wrong. */
async function checks(stage: Stage, options: { leaveOut?: readonly string[]; extra?: string | undefined } = {}) {
  const { materials } = await readCase(stage)
  const wrong = stage.row.details.map(idOf)
  return [
    ...materials
      .filter(({ id, provided }) => !['none', 'deferred', 'committed'].includes(provided) && !options.leaveOut?.includes(id))
      .map(({ id }) => (wrong.includes(id) ? { id, result: 'unqualified', reason: '不清楚，请重新提供' } : { id, result: 'qualified' })),
    ...(options.extra ? [{ id: options.extra, result: 'unqualified', reason: '请补交' }] : []),
  ]
}

const handIn = async (api: Api, ids: string[], audience: 'citizen' | 'staff') => Object.fromEntries(await Promise.all(ids.map(async (id) => [id, audience === 'citizen' ? { files: [await upload(api)] } : { onPaper: true }])))

/** `培训证明3日` → the material and its own days. */
function owedOf(detail: string): { id: string; days?: number } {
  const [, name, days] = /^(.+?)(?:(\d+)日)?$/.exec(detail)!
  return { id: idOf(name!), ...(days ? { days: Number(days) } : {}) }
}

const reasonOf = ({ row }: Stage, fallback: string): string => row.details[0] ?? fallback

const ACTIONS: Record<string, Action> = {
  网上申请: async (stage) => file(stage, await stage.applicant.post('/citizen/applications', await submission(stage, 'online'))),
  窗口申请: async (stage) => {
    const { name, identityNumber } = residentOf(stage.play.scenario.applicant)
    return file(stage, await (await officerOf(stage)).post('/staff/applications', { ...(await submission(stage, 'counter')), applicant: { kind: 'person', name, identityNumber } }))
  },
  查看: async () => undefined,
  预审退回: (stage) => command(stage, 'request-revision', { reason: reasonOf(stage, '地址没有写到门牌号') }),
  修改重报: async (stage) => {
    const { item: _item, region: _region, ...body } = await submission(stage, 'online')
    return command(stage, 'revise', body)
  },
  收件: (stage) => command(stage, 'receive', {}),
  告知补正: async (stage) => command(stage, 'request-correction', { checks: await checks(stage) }),
  告知补正指南外材料: async (stage) => command(stage, 'request-correction', { checks: await checks(stage, { extra: 'm99' }) }),
  准许再次补正: (stage) => command(stage, 'allow-second-correction', { reason: reasonOf(stage, '法律修改，需要另一份证明') }),
  提交补正: async (stage) => {
    const audience = stage.row.who === '申请人' ? 'citizen' : 'staff'
    return command(stage, 'supply-correction', { materials: await handIn(stage.applicant, stage.row.details.map(idOf), audience) })
  },
  受理: async (stage) => command(stage, 'accept', { checks: await checks(stage) }),
  容缺受理: async (stage) => {
    const deferred = stage.row.details.map(owedOf)
    const leaveOut = deferred.map(({ id }) => id)
    const all = await readCase(stage)
    return command(stage, 'accept-with-deferral', { checks: all.materials.filter(({ id, provided }) => provided !== 'none' && provided !== 'deferred' && provided !== 'committed' && !leaveOut.includes(id)).map(({ id }) => ({ id, result: 'qualified' })), deferred, promise: { signedBy: residentOf(stage.play.scenario.applicant).name } })
  },
  补交: async (stage) => command(stage, 'supply-deferred', { materials: await handIn(stage.applicant, stage.row.details.map(idOf), stage.row.who === '申请人' ? 'citizen' : 'staff') }),
  按告知承诺受理: async (stage) => {
    const kind = { 证明: 'proof', 许可: 'licence' }[stage.row.details[0] ?? '']
    return command(stage, 'accept-with-commitment', { checks: (await checks(stage)).map(({ id }) => ({ id, result: 'qualified' })), ...(kind ? { kind } : {}), ...(kind === 'licence' ? { promise: { signedBy: residentOf(stage.play.scenario.applicant).name } } : {}) })
  },
  撤回承诺: (stage) => command(stage, 'withdraw-commitment', { reason: '想提交原件' }),
  核查承诺: (stage) => {
    const [outcome, days] = stage.row.details
    return command(stage, 'check-commitment', { outcome: outcome === '属实' ? 'kept' : 'breached', note: `核查结果：${outcome}`, ...(days ? { rectifyDays: Number(/\d+/.exec(days)![0]) } : {}) })
  },
  确认整改: (stage) => command(stage, 'confirm-rectification', { note: '已按要求整改' }),
  撤销决定: (stage) => command(stage, 'revoke-decision', { reason: '承诺不实' }),
  修复信用: async (stage) => (await officerOf(stage)).post(`/supervisor/breaches/${stage.play.number}/${stage.row.details[0] === '容缺' ? 'deferral' : 'commitment'}/repair`, { note: '已消除影响' }),
  不予受理: (stage) => command(stage, 'refuse', { reason: '不属于本机关职权范围', ...(stage.row.details[0] ? { referral: stage.row.details[0], ground: 'notOurAuthority' } : {}) }),
  开始特别程序: async (stage) => {
    const name = stage.row.details[0]!
    const { specialSteps } = await readCase(stage)
    const stepId = name === '听证' ? 'hearing' : (specialSteps.find((step) => step.name === name)?.id ?? 'unlisted')
    return command(stage, 'start-special-procedure', { stepId, reason: `需要${name}`, expectedWorkdays: 10 })
  },
  结束特别程序: (stage) => command(stage, 'end-special-procedure', { result: '符合要求' }),
  告知听证权利: (stage) => command(stage, 'offer-hearing', { matter: '直接关系他人重大利益' }),
  要求听证: (stage) => command(stage, 'request-hearing', { reason: '我要陈述意见' }),
  审查: (stage) => command(stage, 'review', { opinion: stage.row.details[0] === '不同意' ? 'disagree' : 'agree', note: '审查意见如上' }),
  延长期限: (stage) => command(stage, 'extend', { reason: '案情复杂', ...(stage.row.details[0] ? { amount: Number.parseFloat(stage.row.details[0]) } : {}) }),
  准予: (stage) => command(stage, 'decide', { outcome: 'granted' }),
  不予: (stage) => command(stage, 'decide', { outcome: 'denied', ...(stage.row.details[0] ? { reason: stage.row.details[0] } : {}) }),
  制证: (stage) => command(stage, 'make-certificate', {}),
  出件: (stage) => command(stage, 'hand-out', {}),
  送达: (stage) => command(stage, 'deliver', { method: { 电子: 'electronic', 邮寄: 'post' }[stage.row.details[0] ?? '电子'] ?? 'electronic', receiver: residentOf(stage.play.scenario.applicant).name, ...(stage.row.details[1] ? { courierNumber: stage.row.details[1] } : {}) }),
  撤回: (stage) => command(stage, 'withdraw', { reason: '不办了' }),
  退件: (stage) => command(stage, 'return', { reason: '逾期没有补正，申请人表示放弃' }),
  转报: (stage) => command(stage, 'transfer-upward', { to: stage.row.details[0] ?? '市市场监督管理局', reason: '初审合格，由上级机关决定' }),
  作废: (stage) => command(stage, 'void', { reason: '重复录入', isEntryError: true }),
  设置: async (stage) => {
    const [key, value, from] = stage.row.details
    return (await officerOf(stage)).put('/staff/settings', { region: stage.play.scenario.region, key: `applications.${key}`, value, from, source: '情形表' })
  },
}
