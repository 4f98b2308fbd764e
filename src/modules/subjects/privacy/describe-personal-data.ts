import type { Context } from '../../../platform/context.ts'
import { placesOf } from '../../../platform/regional-rules.ts'
import { maskPhone } from '../../../platform/phone-numbers.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getSubject } from '../get-subject.ts'
import { listPrincipals } from '../principals.ts'
import { findSealed } from '../subject-store.ts'
import { toSummary } from '../subject-summary.ts'
import { consentScopeWords } from './consent.ts'
import { listConsentHistory } from './consent-store.ts'
import { toConsentFacts } from './consent-operations.ts'
import { toView } from './corrections/ask-data-correction.ts'
import { listOwnDataCorrections } from './corrections/data-correction-store.ts'
import { accessKindWords, accessOutcomeWords } from './data-access.ts'
import { listAccessRows } from './data-access-store.ts'

/** The newest looks that go into the file; the table of all of them is its own download. */
const MOST_ACCESSES = 1000
const MOST_CONSENTS = 500

/** Everything this room keeps of the person who is signed in, for them to take away. */
export async function describePersonalData(ctx: Context): Promise<Record<string, unknown>> {
  const id = ctx.actor.principalId
  const subject = await getSubject(ctx, id)
  const sealed = await findSealed(ctx.db, id)
  const directory = await getDirectory(ctx)
  const today = ctx.clock.today()
  return {
    登记: { ...toSummary(subject), phoneMasked: sealed?.phoneSealed ? maskPhone(ctx.sealed.open(sealed.phoneSealed)) : null },
    可以代谁办事: (await listPrincipals(ctx)).slice(1).map(({ subject: principal, as, untilDay }) => ({ name: principal.name, as, untilDay })),
    同意记录: (await listConsentHistory(ctx.db, id, MOST_CONSENTS)).map((consent) => ({ scope: consentScopeWords[consent.scope], ...toConsentFacts(consent) })),
    更正申请: (await listOwnDataCorrections(ctx.db, placesOf(subject.region), id, undefined, MOST_CONSENTS)).map((row) => toView(row, directory, today)),
    谁看过我的信息: (await listAccessRows(ctx.db, id, undefined, undefined, MOST_ACCESSES)).map(({ at, kind, what, fields, purpose, basis, applicationNumber, outcome, actorName, actorAuthority, actorId }) => ({
      at: at.toISOString(), who: actorId === id ? '您本人' : [actorAuthority, actorName].filter(Boolean).join(' '), kind: accessKindWords[kind], what, fields, purpose, basis, applicationNumber, outcome: accessOutcomeWords[outcome],
    })),
  }
}
