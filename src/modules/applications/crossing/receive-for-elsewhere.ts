import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getItemAt } from '../../catalogue/index.ts'
import { getDirectory, type Officer } from '../../organisation/index.ts'
import { type IdentityCheck, identityCheckWords } from '../application.ts'
import type { Submission } from '../record/record-events.ts'
import { reasonNotReceivedHere } from './crossing-rules.ts'

/** 身份核验 and 形式审查: what the receiving window answers for (国办发〔2020〕35号 三). */
export const ReceivingChecks = Type.Object(
  {
    identity: Type.Union((Object.keys(identityCheckWords) as IdentityCheck[]).map((check) => Type.Literal(check)), { title: '身份核验' }),
    formal: Type.Optional(Type.String({ title: '形式审查意见', maxLength: 500 })),
  },
  { title: '代收核验', additionalProperties: false },
)

interface ReceivedHere {
  item: string
  region: string
  division?: string | undefined
  receivingChecks?: Static<typeof ReceivingChecks> | undefined
}

/** 异地代收: the window of `officer` takes in what another region decides. @throws Refusal 403 where the item is not 通办 */
export async function receiveForElsewhere(ctx: Context, officer: Officer, { item: code, region, division, receivingChecks }: ReceivedHere): Promise<NonNullable<Submission['remote']>> {
  const directory = await getDirectory(ctx)
  const home = directory.region(region)
  if (!officer.hallId) throw new Refusal(403, 'applications.not_yours', '您不在窗口，不能代收其他地区的办件。')
  const { item } = await getItemAt(ctx, code, region, division)
  const reason = reasonNotReceivedHere(item, officer.region, region, home)
  if (reason) throw new Refusal(403, 'applications.not_yours', `您的窗口只能收${directory.region(officer.region)}的办件：${reason}`)
  // Who is registered at a counter was identified there; what was not complete would not have been taken in.
  const { identity = 'documentShown', formal } = receivingChecks ?? {}
  return { region: officer.region, hallId: officer.hallId, checks: { by: officer.name, identity, formal: formal?.trim() || '材料齐全，符合形式要求' } }
}
