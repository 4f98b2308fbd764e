import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput } from '../../../platform/errors.ts'
import type { ServiceItem } from '../../catalogue/index.ts'
import type { DeliveryChoice } from '../application.ts'
import type { DeliveryInput, PostalPerson } from '../contract.ts'

/** The applicant's wish as the case keeps it: an address is personal data and is sealed. @throws Refusal 422 where it cannot be met */
export function chooseDelivery(ctx: Context, item: Pick<ServiceItem, 'supportsExpress' | 'handlingForms'>, { way, to }: Static<typeof DeliveryInput>): DeliveryChoice {
  if (way !== 'post') return { way }
  if (!canBePosted(item)) throw invalidInput([{ pointer: '/delivery/way', message: '本事项的结果不能邮寄，请选择到窗口领取或电子送达。' }])
  if (!to) throw invalidInput([{ pointer: '/delivery/to', message: '请填写收件人、电话和地址。' }])
  return { way, to: sealPerson(ctx, to) }
}

/** 支持物流快递, or the item says itself that it comes by post. */
export const canBePosted = ({ supportsExpress, handlingForms }: Pick<ServiceItem, 'supportsExpress' | 'handlingForms'>): boolean =>
  supportsExpress || handlingForms.some((form) => form === 'express' || form === 'post')

export const sealPerson = (ctx: Pick<Context, 'sealed'>, { name, phone, address }: PostalPerson): string => ctx.sealed.seal(JSON.stringify({ name, phone, address }))
export const openPerson = (ctx: Pick<Context, 'sealed'>, sealed: string): PostalPerson => JSON.parse(ctx.sealed.open(sealed)) as PostalPerson
