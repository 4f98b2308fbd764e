import type { Context } from '../../../platform/context.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { findSubjectByIdentity, getSubject, parseIdentityNumber } from '../../subjects/index.ts'
import type { TicketHolder } from './issue-ticket.ts'

/** Whoever showed a card. Somebody the platform knows has one key, signed in or not. @throws Refusal when the number is none */
export async function holderByCard(ctx: Context, { name, identityNumber }: { name?: string | undefined; identityNumber: string }): Promise<TicketHolder> {
  const parts = parseIdentityNumber(identityNumber.trim(), ctx.clock.today())
  if (!parts.valid) throw invalidInput([{ pointer: '/holder/identityNumber', message: parts.reason }])
  const subject = await findSubjectByIdentity(ctx, parts.number)
  // Registered under another name: the window looks at the card, a machine says nothing of who is registered.
  const said = name?.trim() ?? null
  const isThem = subject !== undefined && subject.name === said
  return { key: subject?.id ?? ctx.sealed.index(parts.number), subjectId: isThem ? subject.id : null, name: said, birthDate: parts.birthDate }
}

/** Somebody the platform knows. */
export async function holderOfSubject(ctx: Context, subjectId: string): Promise<TicketHolder> {
  const { id, name, birthDate } = await getSubject(ctx, subjectId)
  return { key: id, subjectId: id, name, birthDate }
}
