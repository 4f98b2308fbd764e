import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit, commitTouching } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../directory.ts'
import { IdParams, RegionQuery } from '../fields.ts'
import { isTerminal, placeKindWords } from './device.ts'
import { faultsOf } from './device-rules.ts'
import { forgetToken, keepPulses, keepToken } from './device-store.ts'
import { getManagedDevice } from './managed-device.ts'
import { answerPairing, deletePairing, findPairing, insertPairing } from './pairing-store.ts'
import { pairingMinutes } from './settings.ts'
import { countTerminalUse, getDevice, getTerminal, keepPulse, reportByTerminal, TERMINALS_MEMO } from './terminals.ts'

const Token = Type.String({ title: '终端令牌', minLength: 20, maxLength: 100 })
const Secret = Type.String({ title: '配对凭据', minLength: 20, maxLength: 100 })
const CODE_TRIES = 5
const NOTHING_IN_BETWEEN = 1_000_000

const TerminalSelf = Type.Object({
  region: Type.String(), number: Type.String(), kind: Type.String(), placeName: Type.String(), placeKindName: Type.String(), divisionCode: Type.String(), hallId: Nullable(Type.String()),
  /** Codes of the items it offers; null: all. */
  items: Nullable(Type.Array(Type.String())),
  now: Type.String(),
})

/** 配对码: what a terminal that nobody knows shows on its screen, and the secret by which it asks what became of it. */
export const beginPairing = defineOperation({
  id: 'organisation.beginPairing',
  summary: '自助终端取得配对码（六位，显示在屏幕上）',
  audience: 'public',
  permission: 'public',
  output: Type.Object({ code: Type.String(), secret: Type.String(), expiresAt: Type.String() }),
  status: 201,
  isWrite: true,
  flood: { most: 30, perMinutes: 10 },
  async run(ctx) {
    const now = ctx.clock.now()
    const city = (await getDirectory(ctx)).listRegions()[0]!.code
    const expiresAt = new Date(now.getTime() + (await getSetting(ctx, pairingMinutes, city, ctx.clock.today())) * 60_000)
    const secret = ctx.ids.token(32)
    for (let tried = 0; tried < CODE_TRIES; tried++) {
      const code = String(ctx.ids.below(NOTHING_IN_BETWEEN)).padStart(6, '0')
      if ((await ctx.db.query(insertPairing({ secretHash: sm3(secret), code, expiresAt }, now))).length > 0) return { code, secret, expiresAt: toRfc3339(expiresAt) }
    }
    throw new Refusal(503, 'organisation.no_code_free', '暂时取不到配对码，请稍后再试。')
  },
})

/** Asked by the terminal every few seconds: still waiting, or who it is with a token of its own, told this once. */
export const claimPairing = defineOperation({
  id: 'organisation.claimPairing',
  summary: '自助终端查询配对结果，配对成功时取得令牌',
  audience: 'public',
  permission: 'public',
  body: Type.Object({ secret: Secret }, { additionalProperties: false }),
  output: Type.Object({ isPaired: Type.Boolean(), token: Nullable(Type.String()), placeName: Nullable(Type.String()) }),
  isWrite: true,
  flood: { most: 400, perMinutes: 10 },
  async run(ctx, { body }) {
    const pairing = await findPairing(ctx.db, sm3(body.secret))
    if (!pairing || pairing.expiresAt <= ctx.clock.now()) throw new Refusal(410, 'organisation.pairing_over', '配对码已经失效，请重新取得配对码。')
    const { region, deviceId } = pairing
    if (region === null || deviceId === null) return { isPaired: false, token: null, placeName: null }
    const token = ctx.ids.token(32)
    await ctx.db.transaction(async (db) => {
      const isFirst = (await db.query(deletePairing(pairing.secretHash))).length > 0
      if (!isFirst || (await db.query(keepToken(region, deviceId, sm3(token), ctx.clock.now()))).length === 0) throw new Refusal(410, 'organisation.pairing_over', '配对码已经失效，请重新取得配对码。')
      await db.query(keepPulses([{ region, deviceId, status: {} }], ctx.clock.now()))
      await ctx.memo.touch(db, TERMINALS_MEMO)
    })
    return { isPaired: true, token, placeName: (await getDevice(ctx.db, region, deviceId)).placeName }
  },
})

/** 配对: the code on the screen, typed by the manager at the device it belongs to. An older token of the device ends with it. */
export const pairTerminal = defineOperation({
  id: 'organisation.pairTerminal',
  summary: '输入终端屏幕上的配对码，完成配对',
  audience: 'staff',
  permission: 'organisation.manageDevices',
  params: IdParams,
  query: RegionQuery,
  body: Type.Object({ code: Type.String({ title: '配对码', pattern: '^\\d{6}$', description: '终端屏幕上的六位数字' }) }, { additionalProperties: false }),
  output: Type.Object({ paired: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { params, query, body }) {
    const { region, device } = await getManagedDevice(ctx, params.id, query.region)
    if (!isTerminal(device) || device.state !== 'inUse') throw new Refusal(409, 'organisation.not_a_terminal', '只有在用的自助终端和网上办事区的电脑需要配对。')
    const answer = { paired: true }
    if (!(await commit(ctx, { region, guard: answerPairing(body.code, region, device.id, ctx.clock.now()), answer }))) {
      throw new Refusal(422, 'organisation.wrong_pairing_code', '没有终端正在显示这个配对码。请核对屏幕上的数字，过期的会自动换新。', { errors: [{ pointer: '/code', message: '请核对终端屏幕上的六位数字。' }] })
    }
    await ctx.audit.append({ region, operation: 'organisation.pairTerminal', actor: ctx.actor.accountId, subject: device.id, detail: { number: device.number } })
    return answer
  },
})

/** 解除配对: what holds the old token is a stranger from now on. */
export const releaseTerminal = defineOperation({
  id: 'organisation.releaseTerminal',
  summary: '解除自助终端的配对（搬走、丢失时）',
  audience: 'staff',
  permission: 'organisation.manageDevices',
  params: IdParams,
  query: RegionQuery,
  output: Type.Object({ released: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { params, query }) {
    const { region, device } = await getManagedDevice(ctx, params.id, query.region)
    const answer = { released: true }
    if (!(await commitTouching(ctx, TERMINALS_MEMO, { region, guard: forgetToken(region, device.id), answer }))) throw new Refusal(409, 'organisation.terminal_not_paired', '这台终端没有配对，不需要解除。')
    await ctx.audit.append({ region, operation: 'organisation.releaseTerminal', actor: ctx.actor.accountId, subject: device.id, detail: { number: device.number } })
    return answer
  },
})

/** 心跳: that it lives, how it is, and in the answer what it is to offer. Nothing is announced and nothing grows by it. */
export const beat = defineOperation({
  id: 'organisation.beat',
  summary: '自助终端心跳：上报状态，取得可办事项',
  audience: 'public',
  permission: 'public',
  body: Type.Object({
    token: Token,
    version: Type.Optional(Type.String({ title: '程序版本', maxLength: 40 })),
    paper: Type.Optional(Type.Union([Type.Literal('enough'), Type.Literal('low'), Type.Literal('out')], { title: '打印纸' })),
    network: Type.Optional(Type.Union([Type.Literal('line'), Type.Literal('wifi'), Type.Literal('mobile')], { title: '网络' })),
    /** What else is wrong, in words of the terminal's program. */
    faults: Type.Optional(Type.Array(Type.String({ title: '故障', minLength: 1, maxLength: 100 }), { title: '故障', maxItems: 5 })),
  }, { additionalProperties: false }),
  output: TerminalSelf,
  isWrite: true,
  async run(ctx, { body: { token, faults = [], ...status } }) {
    const terminal = await getTerminal(ctx, token)
    await keepPulse(ctx, { region: terminal.region, deviceId: terminal.id, status })
    await reportByTerminal(ctx, terminal, [...faultsOf(status), ...faults])
    const { region, number, kind, placeName, placeKind, divisionCode, hallId, itemCodes } = terminal
    return { region, number, kind, placeName, placeKindName: placeKindWords[placeKind], divisionCode, hallId, items: itemCodes === null ? null : [...itemCodes], now: toRfc3339(ctx.clock.now()) }
  },
})

/** 计数: one thing done at the terminal, for its daily figures. */
export const countTransaction = defineOperation({
  id: 'organisation.countTransaction',
  summary: '自助终端上报一笔办理（用于按日统计；同一笔重复上报只计一次）',
  audience: 'public',
  permission: 'public',
  body: Type.Object({
    token: Token,
    id: Type.String({ title: '这一笔的编号', format: 'uuid' }),
    service: Type.String({ title: '事项或服务', maxLength: 80, pattern: '^[a-z0-9-]+$' }),
    isNewPerson: Type.Boolean({ title: '是否换了人' }),
  }, { additionalProperties: false }),
  output: Type.Object({ counted: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { body: { token, ...use } }) {
    return { counted: await countTerminalUse(ctx, await getTerminal(ctx, token), use) }
  },
})
