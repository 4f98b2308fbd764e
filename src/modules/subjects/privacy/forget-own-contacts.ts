import type { Context } from '../../../platform/context.ts'
import { clearContacts, deleteProxiesOf } from '../subject-store.ts'
import { CONSENT_SCOPES } from './consent.ts'
import { endConsents } from './consent-store.ts'

/**
 * Of the person who is signed in, what is kept only for their account: phone, address and proxies go, consents end. Who they are
 * stays: cases and certificates name them. Part of the caller's transaction (`ctx.db`).
 */
export async function forgetOwnContacts(ctx: Context): Promise<void> {
  const { principalId, name } = ctx.actor
  await clearContacts(ctx.db, principalId)
  await deleteProxiesOf(ctx.db, principalId)
  for (const scope of CONSENT_SCOPES) await ctx.db.query(endConsents(principalId, scope, ctx.clock.now(), name))
}
