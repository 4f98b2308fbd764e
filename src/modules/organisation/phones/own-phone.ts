import Type, { type Static } from 'typebox'
import { sendWithin } from '../../../adapters/sms/port.ts'
import { requirePassword, wrongField } from '../../../platform/auth/require-password.ts'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { isMobile, maskPhone } from '../../../platform/phone-numbers.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOfficer } from '../get-officer.ts'
import { deleteOfficerPhone, findProof, listOfficerPhones, type PhoneOwner, type PhoneProof, setOfficerPhone, takeProof, takeTry, spendProof } from './phone-store.ts'

// No law counts codes; what banks and portals allow. Fewer would keep people out, more would let a guess of six digits through.
const CODE_MINUTES = 10
const MOST_TRIES = 5
const SECONDS_BETWEEN = 60
const MOST_CODES_A_DAY = 5
const CODE_DIGITS = 6
/** Somebody waits at the screen for it. */
const GATEWAY_PATIENCE_MS = 10_000

const OwnContact = Type.Object({
  /** Never in full: who is signed in knows it. */
  phoneMasked: Nullable(Type.String()),
  setAt: Nullable(Type.String({ format: 'date-time' })),
  /** 本人登记, 随机构导入. */
  sourceName: Nullable(Type.String()),
})
type OwnContact = Static<typeof OwnContact>

const NO_CONTACT: OwnContact = { phoneMasked: null, setAt: null, sourceName: null }

const toContact = (phone: string, setAt: Date, accountId: string | null): OwnContact =>
  ({ phoneMasked: maskPhone(phone), setAt: toRfc3339(setAt), sourceName: accountId === null ? '随机构导入' : '本人登记' })

const ownerOf = async (ctx: Context): Promise<PhoneOwner> => {
  const { region, id } = await getOfficer(ctx)
  return { region, officerId: id }
}

async function readContact(ctx: Context, { region, officerId }: PhoneOwner): Promise<OwnContact> {
  const [row] = await listOfficerPhones(ctx.db, region, [officerId])
  return row ? toContact(ctx.sealed.open(row.phoneSealed), row.setAt, row.accountId) : NO_CONTACT
}

/** Follows from the proof and this installation's key: it is kept nowhere. */
const codeOf = (ctx: Context, { id, phoneSealed }: Pick<PhoneProof, 'id' | 'phoneSealed'>): string =>
  String(ctx.sealed.derive(`officer-phone:${id}:${ctx.sealed.open(phoneSealed)}`, 10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')

/** 我的联系方式. */
export const readOwnContact = defineOperation({
  id: 'organisation.readOwnContact',
  summary: '我的联系方式（接收提醒短信的手机，只显示头尾）',
  audience: 'staff',
  permission: 'organisation.manageOwnContact',
  output: OwnContact,
  run: async (ctx) => readContact(ctx, await ownerOf(ctx)),
})

/** Sends a code to a number. With the password: a screen left open must not send somebody's reminders elsewhere. Asked twice in a minute, the same code stands. */
export const askPhoneCode = defineOperation({
  id: 'organisation.askPhoneCode',
  summary: '向新手机号码发送验证码（须验证登录密码）',
  audience: 'staff',
  permission: 'organisation.manageOwnContact',
  body: Type.Object({ password: Type.String({ title: '登录密码', minLength: 1, maxLength: 200 }), phone: Type.String({ title: '手机号码', minLength: 1, maxLength: 30 }) }, { additionalProperties: false }),
  output: Type.Object({ phoneMasked: Type.String(), validUntil: Type.String({ format: 'date-time' }) }),
  isWrite: true,
  async run(ctx, { body }) {
    const phone = body.phone.normalize('NFKC').replaceAll(/[\s-]/g, '')
    if (!isMobile(phone)) throw wrongField('organisation.bad_phone', '/phone', '手机号码应为 11 位数字，以 1 开头，请检查。')
    await requirePassword(ctx, ctx.actor.accountId, body.password, '/password')
    const owner = await ownerOf(ctx)
    const askedAt = ctx.clock.now()
    const answer = (at: Date) => ({ phoneMasked: maskPhone(phone), validUntil: toRfc3339(new Date(at.getTime() + CODE_MINUTES * 60_000)) })
    const proof = { id: ctx.ids.next(), phoneSealed: ctx.sealed.seal(phone), askedAt }
    const isTaken = await takeProof(ctx.db, owner, proof, { askedBefore: new Date(askedAt.getTime() - SECONDS_BETWEEN * 1000), day: ctx.clock.today(), mostADay: MOST_CODES_A_DAY })
    if (!isTaken) {
      const before = (await findProof(ctx.db, owner))!
      const isFresh = askedAt.getTime() - before.askedAt.getTime() < SECONDS_BETWEEN * 1000
      if (isFresh && before.phoneSealed !== null && ctx.sealed.open(before.phoneSealed) === phone) return answer(before.askedAt)
      throw isFresh
        ? new Refusal(429, 'organisation.code_too_soon', '刚刚发过验证码，请过一分钟再获取。', { extra: { retryAfterSeconds: SECONDS_BETWEEN } })
        : new Refusal(429, 'organisation.too_many_codes', `一天最多获取 ${MOST_CODES_A_DAY} 次验证码，请明天再试。`)
    }
    await sendCode(ctx, owner, proof, phone)
    await ctx.audit.append({ region: owner.region, operation: 'organisation.askPhoneCode', actor: ctx.actor.accountId, subject: owner.officerId, detail: { phone: maskPhone(phone) } })
    return answer(askedAt)
  },
})

async function sendCode(ctx: Context, owner: PhoneOwner, proof: Pick<PhoneProof, 'id' | 'phoneSealed'>, phone: string): Promise<void> {
  const { sms } = ctx.outside
  if (!sms) throw new Refusal(409, 'organisation.no_sms', '没有接入短信网关，不能验证手机号码。请联系系统管理员。')
  try {
    await sendWithin(sms, { key: `officer-phone:${proof.id}`, phone, text: `验证码 ${codeOf(ctx, proof)}，用于登记接收工作提醒的手机，${CODE_MINUTES} 分钟内有效。不是您本人操作的，请不要告诉他人。` }, GATEWAY_PATIENCE_MS)
  } catch (error) {
    await ctx.db.query(spendProof(owner, proof.id))
    ctx.log.warn({ problem: error instanceof Error ? error.message : 'unknown' }, 'organisation: a code was not sent')
    throw new Refusal(503, 'organisation.code_not_sent', '验证码没有发出去，请核对手机号码，过一分钟再获取。', { extra: { retryAfterSeconds: SECONDS_BETWEEN } })
  }
}

/** The number is whoever's phone received the code: only now it is kept. */
export const confirmOwnPhone = defineOperation({
  id: 'organisation.confirmOwnPhone',
  summary: '填写验证码，登记接收提醒短信的手机',
  audience: 'staff',
  permission: 'organisation.manageOwnContact',
  body: Type.Object({ code: Type.String({ title: '验证码', minLength: 1, maxLength: 20 }) }, { additionalProperties: false }),
  output: OwnContact,
  isWrite: true,
  async run(ctx, { body }) {
    const owner = await ownerOf(ctx)
    const now = ctx.clock.now()
    const proof = await takeTry(ctx.db, owner, { askedAfter: new Date(now.getTime() - CODE_MINUTES * 60_000), most: MOST_TRIES })
    if (!proof) throw new Refusal(409, 'organisation.no_code', '验证码已经失效，请重新获取。')
    if (codeOf(ctx, proof) !== body.code.normalize('NFKC').replaceAll(/\s/g, '')) {
      throw wrongField('organisation.wrong_code', '/code', proof.tries < MOST_TRIES ? `验证码不对，请核对短信，还可以试 ${MOST_TRIES - proof.tries} 次。` : '验证码不对，已经失效，请重新获取。')
    }
    const { accountId } = ctx.actor
    const contact = toContact(ctx.sealed.open(proof.phoneSealed), now, accountId)
    const isWritten = await commit(ctx, { region: owner.region, guard: spendProof(owner, proof.id), parts: [setOfficerPhone(owner, { phoneSealed: proof.phoneSealed, accountId, setAt: now })], answer: contact })
    if (!isWritten) throw new Refusal(409, 'organisation.no_code', '验证码已经失效，请重新获取。')
    await ctx.audit.append({ region: owner.region, operation: 'organisation.confirmOwnPhone', actor: accountId, subject: owner.officerId, detail: { phone: contact.phoneMasked } })
    return contact
  },
})

/** From now on nothing is sent; what is on its way finds no number any more. */
export const removeOwnPhone = defineOperation({
  id: 'organisation.removeOwnPhone',
  summary: '删除我的手机号码，不再接收提醒短信',
  audience: 'staff',
  permission: 'organisation.manageOwnContact',
  output: OwnContact,
  isWrite: true,
  async run(ctx) {
    const owner = await ownerOf(ctx)
    if (await commit(ctx, { region: owner.region, guard: deleteOfficerPhone(owner), answer: NO_CONTACT })) {
      await ctx.audit.append({ region: owner.region, operation: 'organisation.removeOwnPhone', actor: ctx.actor.accountId, subject: owner.officerId })
    }
    return NO_CONTACT
  },
})
