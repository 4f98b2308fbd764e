import Type, { type Static } from 'typebox'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import type { ReceiverCheck } from '../record/record-events.ts'

export const PickUpCode = Type.String({ title: '取件码', pattern: '^[0-9]{6}$' })

/** What a window says of whoever fetches a result: nothing of it is taken for granted. */
export const ReceiverIdentity = {
  /** By the code the applicant was told, or by the identity document of whoever came. */
  identity: Type.Optional(Type.Union([Type.Literal('code'), Type.Literal('identityDocument')], { title: '怎样核对的领取人' })),
  /** For `identityDocument`: whose document, and of one who fetches for another, their authority. */
  statement: Type.Optional(Type.String({ title: '核对情况', minLength: 2, maxLength: 200, pattern: '\\S' })),
}
const Said = Type.Object(ReceiverIdentity)

/**
 * The check as it enters the record.
 * @param codeField what the code is called in the body that was sent
 * @throws Refusal 422 when nobody said how it was checked, or the code or the clerk's statement is missing or wrong
 */
export function toReceiverCheck({ identity, statement, code }: Static<typeof Said> & { code?: string | undefined }, isRight: (code: string) => boolean, codeField: string): ReceiverCheck {
  const missing = (field: string, message: string) => invalidInput([{ pointer: `/${field}`, message } satisfies FieldError])
  switch (identity) {
    case undefined: throw missing('identity', '请选择怎样核对的领取人：凭取件码，或核对身份证件。')
    case 'code':
      if (code === undefined) throw missing(codeField, '请填写取件码。')
      if (!isRight(code)) throw new Refusal(422, 'applications.wrong_pick_up_code', '取件码不对。请让领取人再看一遍领证通知，或核对身份证件后领取。', { errors: [{ pointer: `/${codeField}`, message: '取件码不对。' }] })
      return { checkedBy: 'pickUpCode', ...(statement ? { statement: statement.trim() } : {}) }
    case 'identityDocument':
      if (statement === undefined) throw missing('statement', '请写明核对了谁的什么证件，代领的写明授权书。')
      return { checkedBy: 'identityDocument', statement: statement.trim() }
  }
}
